package org.arraytwin.fleet.peer;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;

/**
 * Makes an array at the other end of links a target (creatercopytarget). It is new until the peer
 * has this array for a target, too, and something is heard of it.
 *
 * @param array id
 * @param peer array id
 * @param name 1 to 23 letters, digits, {@code _ - .}
 * @param links positions of those to use among the links between the two arrays, from 0
 * @param enabled whether anything may be exchanged at once
 */
public record DefineTarget(int array, int peer, String name, Vector<Integer> links, boolean enabled)
    implements Command {
  private static final String ASKED = "define-target";

  @Override
  public void decide(Steps steps) {
    Site site = TargetTerms.site(steps, array, ASKED);
    TargetTerms.requireFree(site, name, ASKED);
    TargetHalf present = site.target(peer);
    if (present != null) {
      throw TargetTerms.refused(
          Reason.EXISTENT_TARGET,
          name,
          "known as " + present.name() + " already",
          ASKED,
          "an array is one target; rename it or remove it first");
    }
    Array<Link> all = steps.fleet().links(array, peer);
    for (int index : links) {
      Link link = TargetTerms.link(steps, array, peer, index, name, ASKED);
      steps.put(link.usedBy(array, true, steps.now()));
    }
    TargetHalf.Grant grant = enabled ? TargetHalf.Grant.ALL : new TargetHalf.Grant(0, steps.now());
    steps.put(array, TargetHalf.fresh(peer, name, all.size(), grant));
    Links.changed(steps, array, peer);
  }
}
