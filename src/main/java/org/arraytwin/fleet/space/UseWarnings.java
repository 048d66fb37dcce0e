package org.arraytwin.fleet.space;

import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Watch;

/** The volumes of an array that warn of what they take of their pools, or may take no more. */
final class UseWarnings {
  private UseWarnings() {}

  private static Watch.Uses all(Site site) {
    Watch watch = site.watch();
    return watch == null ? Watch.Uses.NONE : watch.uses();
  }

  /** Volumes that are gone warn of nothing. */
  static void forgetGone(Steps steps, int array) {
    for (int volume : all(steps.fleet().site(array)).volumes().keySet()) {
      Site site = steps.fleet().site(array);
      Watch watch = site.watch();
      if (watch != null && site.volumes().getOrNull(volume) == null) {
        steps.watch(array, watch.without(volume));
      }
    }
  }

  /** Those of a pool, by volume id. */
  static SortedMap<Integer, Watch.Use> of(Steps steps, int array, Pool pool) {
    Site site = steps.fleet().site(array);
    return all(site)
        .volumes()
        .filterKeys(
            id -> {
              Volume volume = site.volumes().getOrNull(id);
              return volume != null && volume.pool() == pool.id();
            });
  }

  /** Ids of the volumes of an array that have still to tell, or could use up what they hold. */
  static Set<Integer> silent(Steps steps, int array) {
    Site site = steps.fleet().site(array);
    return all(site)
        .volumes()
        .filter((id, use) -> warns(use) || RealCapacity.limits(site, id))
        .keySet();
  }

  private static boolean warns(Watch.Use use) {
    return use.percent() > 0 && !use.reached();
  }

  /** Tells which volumes will have reached at a moment what they warn of. */
  static void tell(Steps steps, int array, Pool pool, long micros) {
    of(steps, array, pool)
        .filterValues(use -> use.percent() > 0)
        .forEach(
            (id, use) -> {
              Site site = steps.fleet().site(array);
              Volume volume = site.volumes().get(id);
              Watch watch = site.watch();
              boolean reached = left(steps, array, volume, use, micros) < 0;
              if (watch != null && reached != use.reached()) {
                steps.watch(array, watch.using(id, new Watch.Use(use.percent(), reached)));
              }
              if (reached && !use.reached()) {
                steps.alert(
                    array,
                    "Major",
                    "volume " + volume.name(),
                    "use of the volume has reached its warning");
              }
            });
  }

  /**
   * How many bytes the volumes of a pool can take from then on before one has to tell, or has used
   * up what it holds; negative where one has, and a great many where none will.
   */
  static long room(Steps steps, int array, Pool pool, long micros) {
    long room = Long.MAX_VALUE;
    for (var each : of(steps, array, pool)) {
      Site site = steps.fleet().site(array);
      Volume volume = site.volumes().get(each._1());
      if (warns(each._2())) {
        room = Math.min(room, left(steps, array, volume, each._2(), micros));
      }
      if (RealCapacity.limits(site, volume.id())) {
        room = Math.min(room, RealCapacity.left(steps, array, volume, micros));
      }
    }
    return room;
  }

  /** What a volume can take from then on and not have reached it; negative where it has. */
  private static long left(Steps steps, int array, Volume volume, Watch.Use use, long micros) {
    FleetAt at = new FleetAt(steps.fleet(), micros);
    return Volume.share(volume.sizeBytes(), use.percent()) - 1 - Space.taken(at, array, volume);
  }
}
