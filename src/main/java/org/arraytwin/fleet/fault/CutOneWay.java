package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;

/**
 * Severs links in one direction: what the first array sends does not reach the second any more,
 * which still is heard by the first.
 *
 * @param a the array that is not heard
 * @param b the array that does not hear
 * @param index position of the link, -1 for all
 */
public record CutOneWay(String a, String b, int index) implements Command {
  @Override
  public void decide(Steps steps) {
    int sender = Wires.site(steps, a, "cut-one-way").id();
    Array<Link> open =
        Wires.links(steps, a, b, index, "cut-one-way").filter(link -> !link.from(sender).cut());
    if (open.isEmpty()) {
      throw Wires.refused(
          Reason.LINK_IS_CUT,
          "link " + a + " - " + b,
          "cut from " + a + " to " + b + " already",
          "cut-one-way",
          "heal it");
    }
    for (Link link : open) {
      steps.put(link.flapping(null).cutFrom(sender, steps.now()));
    }
    Links.changed(steps, open.head().a(), open.head().b());
  }
}
