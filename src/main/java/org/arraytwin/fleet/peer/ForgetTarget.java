package org.arraytwin.fleet.peer;

import java.util.List;
import java.util.Objects;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;

/**
 * Forgets a target and the use of all links to it (removercopytarget); refused while a group has
 * it. The peer finds the links silent and keeps its own target.
 *
 * @param array id
 * @param target its name
 */
public record ForgetTarget(int array, String target) implements Command {
  private static final String ASKED = "forget-target";

  @Override
  public void decide(Steps steps) {
    Site site = TargetTerms.site(steps, array, ASKED);
    TargetHalf present = TargetTerms.target(site, target, ASKED);
    List<String> groups =
        site.groups()
            .filter(Objects::nonNull)
            .filter(half -> half.peer() == present.peer())
            .map(GroupHalf::group)
            .toJavaList();
    if (!groups.isEmpty()) {
      throw TargetTerms.refused(
          Reason.RCOPY_TARGET_IS_IN_USE,
          target,
          "the target of " + String.join(", ", groups),
          ASKED,
          "remove the groups first");
    }
    for (Link link : steps.fleet().links(array, present.peer())) {
      steps.put(link.usedBy(array, false, steps.now()));
    }
    steps.remove(array, present);
    Links.changed(steps, array, present.peer());
  }
}
