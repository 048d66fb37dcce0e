package org.arraytwin.fleet.space;

import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.copy.Undefined;
import org.jspecify.annotations.Nullable;

/** What thin volumes take that copies within the array land on, or once landed on. */
final class Copied {
  private Copied() {}

  /**
   * Bytes that a thin volume takes: grains that were written or copied to it, not those that a copy
   * still leaves with others, nor those that an interrupted copy has left undefined.
   */
  static long bytes(FleetAt at, int array, int volume) {
    Site site = at.fleet().site(array);
    return bytes(site, volume, v -> at.content(array, v), at.now());
  }

  /** The same with contents as somebody else tells them. */
  static long bytes(Site site, int volume, IntFunction<Content> contents, long now) {
    Content content = contents.apply(volume);
    CopyGraph graph = site.local().graph();
    long grains = content.written();
    for (PointInTime copy : graph.all(volume)) {
      grains -= elsewhere(graph, copy, copy.ofTarget(content), contents, now);
    }
    return grains * Content.GRAIN_BYTES;
  }

  /** What the target of a copy takes of a thin volume: its run alone. */
  static long bytes(FleetAt at, int array, Run target) {
    Site site = at.fleet().site(array);
    return bytes(site, target, v -> at.content(array, v), at.now());
  }

  /** The same with contents as somebody else tells them. */
  static long bytes(Site site, Run target, IntFunction<Content> contents, long now) {
    CopyGraph graph = site.local().graph();
    Content content = contents.apply(target.volume()).slice(target.first(), target.grains());
    PointInTime copy = graph.onto(target.spot());
    long elsewhere =
        copy == null || copy.grains() != target.grains()
            ? 0
            : elsewhere(graph, copy, content, contents, now);
    return (content.written() - elsewhere) * Content.GRAIN_BYTES;
  }

  /** How many grains of what a target holds a copy still leaves with others. */
  private static long elsewhere(
      CopyGraph graph, PointInTime copy, Content target, IntFunction<Content> contents, long now) {
    // A mirror's target keeps what it held until that is overwritten.
    if (!copy.active() || copy.live()) {
      return 0;
    }
    Content blank = Content.blank(target.grains() * Content.GRAIN_BYTES);
    return blank.patched(target, new Supply(graph, contents, now).lacking(copy)).written();
  }

  /** The targets of the copies behind one in its chain, which may read through it. */
  static TreeSet<Spot> older(Site site, Spot target) {
    CopyGraph graph = site.local().graph();
    TreeSet<Spot> targets = TreeSet.empty();
    PointInTime copy = graph.onto(target);
    while (copy != null) {
      copy = graph.older(copy);
      targets = copy == null ? targets : targets.add(copy.to());
    }
    return targets;
  }

  /** Whether reads of a copy's target meet grains that nobody ever wrote. */
  static boolean hasUndefined(FleetAt at, int array, Spot target) {
    PointInTime copy = at.fleet().site(array).local().graph().onto(target);
    if (copy == null) {
      return false;
    }
    Content content = copy.ofTarget(at.content(array, target.volume()));
    return undefined(content, Content.blank(content.grains() * Content.GRAIN_BYTES)) > 0;
  }

  private static long undefined(Content content, Content blank) {
    long[] count = {0};
    content.diff(
        blank,
        (first, grains) -> {
          for (long grain = first; grain < Math.min(first + grains, content.grains()); grain++) {
            count[0] += Undefined.is(content.stampAt(grain)) ? 1 : 0;
          }
          return true;
        });
    return count[0];
  }

  /** The copies whose thin targets take space of a pool as long as they are active. */
  static Vector<PointInTime> into(Site site, Pool pool) {
    return into(site, pool, Volume::draws);
  }

  /** The same, with those whose targets take what they hold back of it and no more. */
  static Vector<PointInTime> intoThin(Site site, Pool pool) {
    return into(site, pool, volume -> volume.provisioning() == Provisioning.THIN);
  }

  private static Vector<PointInTime> into(Site site, Pool pool, Predicate<Volume> which) {
    CopyGraph graph = site.local().graph();
    return graph
        .all()
        .filter(copy -> copy.active() && in(site.volumes().getOrNull(copy.target()), pool, which))
        .toVector()
        .sortBy(PointInTime::to);
  }

  private static boolean in(@Nullable Volume volume, Pool pool, Predicate<Volume> which) {
    return volume != null && volume.pool() == pool.id() && which.test(volume);
  }
}
