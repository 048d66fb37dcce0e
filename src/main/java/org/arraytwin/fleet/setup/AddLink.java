package org.arraytwin.fleet.setup;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.TargetStatus;

/**
 * Adds a replication link; the first one between two arrays makes each the other's target.
 *
 * @param a id of one array
 * @param b id of the other
 * @param bytesPerSecond capacity in each direction
 * @param latencyMicros how long a message takes
 */
public record AddLink(int a, int b, long bytesPerSecond, long latencyMicros) implements Command {
  public AddLink(int a, int b, long bytesPerSecond) {
    this(a, b, bytesPerSecond, 0);
  }

  @Override
  public void decide(Steps steps) {
    int id = steps.fleet().links().size();
    // The first link between two arrays parts nobody: there was nothing to tell each other before.
    long since = steps.fleet().links(a, b).isEmpty() ? 0 : steps.now();
    steps.put(Link.whole(id, a, b, bytesPerSecond, latencyMicros, since));
    show(steps, a, b);
    show(steps, b, a);
    Links.changed(steps, a, b);
  }

  private static void show(Steps steps, int side, int other) {
    String name = steps.fleet().site(other).name();
    Array<Boolean> up = steps.fleet().links(side, other).map(l -> true);
    TargetHalf known = steps.fleet().site(side).target(other);
    steps.put(
        side,
        known == null
            ? new TargetHalf(other, name, TargetStatus.READY, up)
            : known.believed(TargetStatus.READY, up));
  }
}
