package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on an array that brings data to the targets of so many copies of a kind at once
 * and no more. A copy that waits stands for its instant as any other; what its target lacks is read
 * through.
 */
final class Turns {
  private Turns() {}

  /** Whether a copy has to wait because as many others move as may. */
  static boolean taken(Site site, LocalCopy copy, long now) {
    Integer limit = site.rules().atOnce().get(copy.kind()).getOrNull();
    if (limit == null) {
      return false;
    }
    int moving =
        copies(site, copy.kind())
            .count(c -> c.id() != copy.id() && bytesPerSecond(site, c, now) > 0);
    return moving >= limit;
  }

  /** Those of a kind that wait longest begin where others of it have ceased to move. */
  static void next(Steps steps, int array, String kind) {
    Site site = steps.fleet().site(array);
    if (!site.powered() || !site.rules().atOnce().containsKey(kind)) {
      return;
    }
    Vector<LocalCopy> waiting =
        copies(site, kind)
            .filter(c -> waits(site, c, steps.now()))
            .sortBy(LocalCopy::instantMicros);
    for (LocalCopy copy : waiting) {
      if (taken(steps.fleet().site(array), copy, steps.now())) {
        return;
      }
      new CopyEffects(steps, array, copy, 0).goOn();
    }
  }

  private static boolean waits(Site site, LocalCopy copy, long now) {
    PointInTime data = data(site, copy);
    return copy.state().has(Trait.BUSY)
        && copy.settings().rateBytesPerSecond() > 0
        && data != null
        && !data.sweep().finished(now)
        && data.sweep().bytesPerSecond() == 0;
  }

  private static long bytesPerSecond(Site site, LocalCopy copy, long now) {
    PointInTime data = data(site, copy);
    return data == null || data.sweep().finished(now) ? 0 : data.sweep().bytesPerSecond();
  }

  private static Vector<LocalCopy> copies(Site site, String kind) {
    return site.local().copies().filter(c -> c != null && c.kind().equals(kind));
  }

  private static @Nullable PointInTime data(Site site, LocalCopy copy) {
    PointInTime data = site.local().graph().onto(copy.to());
    return data == null || !data.active() || !data.from().equals(copy.from()) ? null : data;
  }
}
