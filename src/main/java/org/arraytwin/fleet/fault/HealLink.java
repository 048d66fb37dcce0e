package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;

/**
 * Repairs links between two arrays, and ends their flapping.
 *
 * @param a one array
 * @param b the other
 * @param index position of the link, -1 for all
 */
public record HealLink(String a, String b, int index) implements Command {
  @Override
  public void decide(Steps steps) {
    Array<Link> broken =
        Wires.links(steps, a, b, index, "heal-link")
            .filter(link -> link.cut() || link.flapping() != null);
    if (broken.isEmpty()) {
      throw Wires.refused(
          Reason.LINK_IS_UP, "link " + a + " - " + b, "whole", "heal-link", "cut it");
    }
    for (Link link : broken) {
      steps.put(link.flapping(null).cut(false, steps.now()));
    }
    Links.changed(steps, broken.head().a(), broken.head().b());
  }
}
