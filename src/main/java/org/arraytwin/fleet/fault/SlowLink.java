package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;

/**
 * Changes the capacity of links between two arrays.
 *
 * @param a one array
 * @param b the other
 * @param index position of the link, -1 for all
 * @param bytesPerSecond of each of them, 1 to 2^40
 */
public record SlowLink(String a, String b, int index, long bytesPerSecond) implements Command {
  @Override
  public void decide(Steps steps) {
    Array<Link> links = Wires.links(steps, a, b, index, "slow-link");
    if (bytesPerSecond < 1 || bytesPerSecond > 1L << 40) {
      throw Wires.refused(
          bytesPerSecond < 1 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          "link " + a + " - " + b,
          "of " + links.head().bytesPerSecond() + " bytes per second",
          "slow-link to " + bytesPerSecond + " bytes per second",
          "1 to 2^40; to sever it, cut it");
    }
    for (Link link : links) {
      steps.put(link.rated(bytesPerSecond));
    }
    Links.changed(steps, links.head().a(), links.head().b());
  }
}
