package org.arraytwin.fleet.space;

import io.vavr.collection.TreeSet;
import java.util.function.Predicate;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Watch;
import org.arraytwin.fleet.copy.CopyFaults;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Retained;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.table.Happening;

/**
 * A pool has no space for what is about to be written. Who goes without it is settled in this
 * order: snapshots that replication keeps, groups that receive, hosts. Each step is taken only
 * where the one before has freed or saved nothing.
 */
final class Exhaustion {
  private Exhaustion() {}

  /** The next moment would take more than there is. */
  static void of(Steps steps, int array, Pool pool, Space then) {
    if (breakCopies(steps, array, pool, then)
        || dropKept(steps, array, pool)
        || stopReceivers(steps, array, pool)) {
      return;
    }
    PoolHealth health = steps.fleet().site(array).health().pool(pool.id());
    if (health.full()) {
      throw new IllegalStateException(
          "pool " + pool.name() + " is full and still grows to " + then.usedBytes());
    }
    Watch watch = steps.fleet().site(array).watch();
    if (watch != null) {
      long left = Space.of(new FleetAt(steps.fleet(), steps.now()), array, pool).freeBytes();
      steps.watch(array, watch.leaving(pool.id(), left));
    }
    steps.put(array, steps.fleet().site(array).health().with(pool.id(), health.full(true)));
    steps.alert(array, "Critical", "pool " + pool.name(), "no space is left in the pool");
    refresh(steps, array, pool);
  }

  /** There is space again for whoever went without. */
  static void over(Steps steps, int array, Pool pool, Space now) {
    Site site = steps.fleet().site(array);
    PoolHealth health = site.health().pool(pool.id());
    Watch watch = site.watch();
    if (health.full() && watch != null && now.freeBytes() > watch.left(pool.id())) {
      steps.put(array, site.health().with(pool.id(), health.full(false)));
      steps.alert(array, "Informational", "pool " + pool.name(), "the pool has space again");
      refresh(steps, array, pool);
    }
  }

  private static void refresh(Steps steps, int array, Pool pool) {
    for (Volume volume : Space.moving(steps.fleet().site(array), pool)) {
      Hosts.settleVolume(steps, array, volume.id());
      Hosts.refreshVolume(steps, array, volume.id());
    }
  }

  /** Copies that would take more are told; what becomes of them is their tables' affair. */
  private static boolean breakCopies(Steps steps, int array, Pool pool, Space then) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    FleetAt next = new FleetAt(steps.fleet(), steps.now() + 1);
    return told(steps, array, pool, growing(steps, pool, array, at, next), then);
  }

  /** The targets in a pool that take more in one fleet than in another. */
  private static TreeSet<Spot> growing(
      Steps steps, Pool pool, int array, FleetAt from, FleetAt to) {
    return Copied.into(steps.fleet().site(array), pool)
        .map(PointInTime::targetRun)
        .filter(t -> Copied.bytes(to, array, t) > Copied.bytes(from, array, t))
        .map(Run::spot)
        .collect(TreeSet.collector());
  }

  /**
   * Copies whose targets were handed more by newer ones than there is space for break.
   *
   * @return whether less is taken now
   */
  static boolean breakHanded(Steps steps, int array, Pool pool, Space now) {
    TreeSet<Spot> handed =
        Copied.into(steps.fleet().site(array), pool)
            .filter(c -> !c.pushed().isEmpty())
            .map(PointInTime::to)
            .collect(TreeSet.collector());
    return told(steps, array, pool, handed, now);
  }

  /**
   * Copies that already take more than before the command break: what replaces a whole volume at
   * once, as the loss of a cache does, asks nobody for space first.
   *
   * @return whether less is taken now
   */
  static boolean breakGrown(Steps steps, int array, Pool pool, Space now) {
    FleetAt before = new FleetAt(steps.before(), steps.now());
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    return told(steps, array, pool, growing(steps, pool, array, before, at), now);
  }

  /**
   * Tells copies that there is no space for their targets.
   *
   * @return whether that has made the next moment take less
   */
  static boolean told(Steps steps, int array, Pool pool, TreeSet<Spot> targets, Space then) {
    if (targets.isEmpty()) {
      return false;
    }
    TreeSet<Spot> older = targets;
    for (Spot target : targets) {
      older = older.addAll(Copied.older(steps.fleet().site(array), target));
    }
    CopyFaults.exhausted(steps, array, targets::contains);
    FleetAt told = new FleetAt(steps.fleet(), steps.now());
    TreeSet<Spot> hurt = older.removeAll(targets).filter(t -> Copied.hasUndefined(told, array, t));
    CopyFaults.exhausted(steps, array, hurt::contains);
    Space left = Space.of(new FleetAt(steps.fleet(), steps.now() + 1), array, pool);
    return left.usedBytes() < then.usedBytes();
  }

  /** Snapshots kept for a resync or a rollback take up what their volumes' writes displace. */
  private static boolean dropKept(Steps steps, int array, Pool pool) {
    FleetAt now = new FleetAt(steps.fleet(), steps.now());
    FleetAt then = new FleetAt(steps.fleet(), steps.now() + 1);
    return dropFirst(steps, array, pool, p -> grows(now, then, array, pool, p));
  }

  /**
   * Gives up the snapshots that the first group keeps in a pool of which one is worth it.
   *
   * @return whether there was one
   */
  static boolean dropFirst(Steps steps, int array, Pool pool, Predicate<PairHalf> worth) {
    FleetAt now = new FleetAt(steps.fleet(), steps.now());
    for (GroupHalf half : steps.fleet().site(array).groups()) {
      if (half != null && half.pairs().exists(p -> in(now, array, pool, p) && worth.test(p))) {
        steps.put(
            array,
            half.edit()
                .pairs(half.pairs().with(p -> in(now, array, pool, p) ? p.keeping(null) : p))
                .done());
        steps.alert(
            array,
            "Major",
            steps.fleet().site(array).rules().wording(half.kind()).named(half.name()),
            "snapshots for resync are gone: pool " + pool.name() + " has no space for them");
        return true;
      }
    }
    return false;
  }

  private static boolean in(FleetAt at, int array, Pool pool, PairHalf pair) {
    Volume volume = at.fleet().site(array).volumes().get(pair.localVolume());
    return volume != null && volume.pool() == pool.id();
  }

  private static boolean grows(FleetAt now, FleetAt then, int array, Pool pool, PairHalf pair) {
    Retained kept = pair.retained();
    if (kept == null || !in(now, array, pool, pair)) {
      return false;
    }
    Content before = now.content(array, pair.localVolume());
    Content after = then.content(array, pair.localVolume());
    return Space.differing(after, kept.content()) > Space.differing(before, kept.content());
  }

  /** A group that would write to a thin volume here cannot: it stops. */
  private static boolean stopReceivers(Steps steps, int array, Pool pool) {
    FleetAt now = new FleetAt(steps.fleet(), steps.now());
    FleetAt then = new FleetAt(steps.fleet(), steps.now() + 1);
    for (GroupHalf half : steps.fleet().site(array).groups()) {
      if (half == null) {
        continue;
      }
      Session session = steps.fleet().session(half.session());
      boolean more =
          FleetAt.receives(session, array)
              && half.pairs()
                  .exists(p -> in(now, array, pool, p) && takes(now, then, array, p.localVolume()));
      if (more) {
        starve(steps, half, array, pool);
        return true;
      }
    }
    return false;
  }

  /** A receiving group is told that its volumes cannot be written for want of space. */
  static void starve(Steps steps, GroupHalf half, int array, Pool pool) {
    steps.alert(
        array,
        "Major",
        steps.fleet().site(array).rules().wording(half.kind()).named(half.name()),
        "pool " + pool.name() + " has no space for it");
    GroupSessions.happen(steps, half.session(), array, Happening.IO_ERROR);
  }

  private static boolean takes(FleetAt now, FleetAt then, int array, int volume) {
    Volume taken = now.fleet().site(array).volumes().get(volume);
    return taken != null
        && taken.drawn(Copied.bytes(then, array, volume))
            > taken.drawn(Copied.bytes(now, array, volume));
  }
}
