package org.arraytwin.fleet.space;

import org.arraytwin.array.Pool;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/** Space that full volumes take when they are made, whether they are written or not. */
public final class Reserve {
  private Reserve() {}

  /**
   * Makes sure that a pool has space for more full volumes.
   *
   * @param pool id
   * @param bytes that come in addition
   * @throws Refused NO_SPACE where it has not
   */
  public static void require(Steps steps, int array, int pool, long bytes) {
    Site site = steps.fleet().site(array);
    Pool from = site.pools().get(pool);
    if (site.stored().bytes(pool) + bytes <= from.sizeBytes()) {
      return;
    }
    long free = Space.of(new FleetAt(steps.fleet(), steps.now()), array, from).freeBytes();
    if (free < bytes) {
      throw new Refused(
          new Refusal(
              Reason.NO_SPACE,
              "pool " + from.name() + " on " + site.name(),
              "left with " + free + " bytes",
              bytes + " bytes of a full volume",
              "a smaller or a thin one"));
    }
  }
}
