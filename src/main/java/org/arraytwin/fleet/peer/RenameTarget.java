package org.arraytwin.fleet.peer;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/**
 * Gives a target another name on one array (setrcopytarget name). What the peer calls this array
 * stays as it is.
 *
 * @param array id
 * @param target its name so far
 * @param name 1 to 23 letters, digits, {@code _ - .}
 */
public record RenameTarget(int array, String target, String name) implements Command {
  private static final String ASKED = "rename-target";

  @Override
  public void decide(Steps steps) {
    Site site = TargetTerms.site(steps, array, ASKED);
    TargetHalf present = TargetTerms.target(site, target, ASKED);
    if (present.name().equals(name)) {
      return;
    }
    TargetTerms.requireFree(site, name, ASKED);
    steps.put(array, present.named(name));
    for (GroupHalf half : site.groups()) {
      if (half != null && half.peer() == present.peer()) {
        rename(steps, half);
      }
    }
  }

  private void rename(Steps steps, GroupHalf half) {
    GroupHalf renamed = half.toward(name);
    steps.put(array, renamed);
    if (!renamed.name().equals(half.name())) {
      Session.End peer = steps.fleet().session(half.session()).peer(array);
      steps.put(peer.array(), steps.fleet().half(peer).facing(renamed.name()));
    }
  }
}
