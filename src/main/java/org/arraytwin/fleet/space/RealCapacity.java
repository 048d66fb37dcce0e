package org.arraytwin.fleet.space;

import org.arraytwin.array.Condition;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Sense;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Thin volumes that have no more of their pool than they hold back. One that would take more goes
 * offline at that very write, with what copies and replicates it; what a single write has brought
 * beyond stays in its cache.
 */
final class RealCapacity {
  /** How a volume is that has used up what it holds. */
  private static final Condition FULL = new Condition(Condition.State.OFFLINE, Sense.NO_SPACE);

  private RealCapacity() {}

  /** Whether a volume is offline because it has used up what it holds. */
  static boolean full(Site site, Volume volume) {
    return site.health().condition(volume.id()).equals(FULL);
  }

  /** Whether a volume can still use up what it holds. */
  static boolean limits(Site site, int id) {
    Volume volume = site.volumes().getOrNull(id);
    return volume != null && volume.fixed() && !full(site, volume);
  }

  /** Bytes that a volume can take at a moment beside what it takes then; negative where more. */
  static long left(Steps steps, int array, Volume volume, long micros) {
    FleetAt at = new FleetAt(steps.fleet(), micros);
    return volume.heldBytes() - Space.taken(at, array, volume);
  }

  /**
   * Takes the volumes of a pool offline that would take more at a moment than they hold.
   *
   * @return whether there was one
   */
  static boolean enforce(Steps steps, int array, Pool pool, long micros) {
    boolean any = false;
    for (int id : UseWarnings.of(steps, array, pool).keySet()) {
      Site site = steps.fleet().site(array);
      Volume volume = site.volumes().get(id);
      if (limits(site, id) && left(steps, array, volume, micros) < 0) {
        condition(steps, site, volume, FULL);
        any = true;
      }
    }
    return any;
  }

  /** Brings a volume online again that has more now than it takes. */
  static void relieve(Steps steps, int array, Volume volume) {
    Site site = steps.fleet().site(array);
    boolean enough = volume.draws() || left(steps, array, volume, steps.now()) >= 0;
    if (full(site, volume) && enough) {
      condition(steps, site, volume, Condition.ONLINE);
    }
  }

  private static void condition(Steps steps, Site site, Volume volume, Condition wanted) {
    boolean online = wanted.equals(Condition.ONLINE);
    steps.put(site.id(), site.health().with(volume.id(), wanted));
    steps.alert(
        site.id(),
        online ? "Informational" : "Major",
        "volume " + volume.name(),
        online
            ? "volume is online, with real capacity again"
            : "the real capacity of the volume is used up");
    if (online) {
      Affected.readable(steps, site.id());
    } else {
      Affected.unreadable(steps, site.id(), v -> v.id() == volume.id());
    }
  }
}
