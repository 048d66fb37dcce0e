package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;

/**
 * Severs links between two arrays.
 *
 * @param a one array
 * @param b the other
 * @param index position of the link, -1 for all
 */
public record CutLink(String a, String b, int index) implements Command {
  @Override
  public void decide(Steps steps) {
    Array<Link> whole =
        Wires.links(steps, a, b, index, "cut-link")
            .filter(link -> !link.ab().cut() || !link.ba().cut());
    if (whole.isEmpty()) {
      throw Wires.refused(
          Reason.LINK_IS_CUT, "link " + a + " - " + b, "cut already", "cut-link", "heal it");
    }
    for (Link link : whole) {
      steps.put(link.flapping(null).cut(true, steps.now()));
    }
    Links.changed(steps, whole.head().a(), whole.head().b());
  }
}
