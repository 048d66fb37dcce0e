package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;

/**
 * Changes how long messages take over links between two arrays.
 *
 * @param a one array
 * @param b the other
 * @param index position of the link, -1 for all
 * @param latencyMicros one way, 0 to 60 s
 */
public record DelayLink(String a, String b, int index, long latencyMicros) implements Command {
  /** The longest delay: a minute. */
  public static final long MOST_MICROS = 60_000_000;

  @Override
  public void decide(Steps steps) {
    Array<Link> links = Wires.links(steps, a, b, index, "delay-link");
    if (latencyMicros < 0 || latencyMicros > MOST_MICROS) {
      throw Wires.refused(
          latencyMicros < 0 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          "link " + a + " - " + b,
          "of a latency of " + links.head().latencyMicros() + " us",
          "delay-link to " + latencyMicros + " us",
          "0 to " + MOST_MICROS + " us");
    }
    for (Link link : links) {
      steps.put(link.delayed(latencyMicros));
    }
    Links.changed(steps, links.head().a(), links.head().b());
  }
}
