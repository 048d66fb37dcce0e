package org.arraytwin.fleet.fault;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.load.Chance;

/**
 * Lets links go down and come up by themselves for some time; healing or cutting them ends it. A
 * link stays up and down between half and one and a half of its mean each time.
 *
 * @param a one array
 * @param b the other
 * @param index position of the link, -1 for all, each in its own rhythm
 * @param seed chooses the rhythm
 * @param upMicros mean time it stays up, 1 ms to a day
 * @param downMicros mean time it stays down, 1 ms to a day
 * @param forMicros how long this goes on, 1 ms to a year
 */
public record FlapLink(
    String a, String b, int index, long seed, long upMicros, long downMicros, long forMicros)
    implements Command {
  private static final String ASKED = "flap-link";
  private static final long MILLI = 1_000;
  private static final long LEAST = MILLI;
  private static final long DAY = 86_400_000 * MILLI;

  @Override
  public void decide(Steps steps) {
    Array<Link> links = Wires.links(steps, a, b, index, ASKED);
    require("up", upMicros, DAY);
    require("down", downMicros, DAY);
    require("for", forMicros, 366 * DAY);
    Array<Link> whole = links.filter(link -> !link.cut() && link.flapping() == null);
    if (whole.isEmpty()) {
      throw Wires.refused(
          Reason.LINK_IS_CUT,
          "link " + a + " - " + b,
          "cut, or flapping already",
          ASKED,
          "heal it");
    }
    for (Link link : whole) {
      Flaps.begin(
          steps,
          link,
          new Link.Flapping(
              Chance.of(seed, link.id()), upMicros, downMicros, steps.now() + forMicros, 0));
    }
  }

  private void require(String what, long micros, long most) {
    if (micros < LEAST || micros > most) {
      throw Wires.refused(
          micros < LEAST ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          "link " + a + " - " + b,
          "as it was",
          ASKED + " " + what + " " + micros + " us",
          "1 ms to " + (most == DAY ? "1 day" : most / DAY + " days"));
    }
  }
}
