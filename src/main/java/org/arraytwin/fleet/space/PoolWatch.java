package org.arraytwin.fleet.space;

import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Watch;

/**
 * Keeps watch over the pools of an array that have promised more than they have, and those with
 * volumes that warn of their use or may take only so much. It follows every command that touches
 * the array and looks again at the earliest moment at which a pool or a volume could have run out,
 * or a warning threshold been reached, and not before.
 *
 * @param array id
 */
public record PoolWatch(int array) implements Command {
  private static final int MOST_ACTS = 1000;

  @Override
  public void decide(Steps steps) {
    UseWarnings.forgetGone(steps, array);
    for (Pool pool : steps.fleet().site(array).pools()) {
      if (scarce(steps, pool) || !UseWarnings.of(steps, array, pool).isEmpty()) {
        look(steps, pool, 0);
      }
    }
  }

  /** Whether a pool could run out, or has. */
  private boolean scarce(Steps steps, Pool pool) {
    Site site = steps.fleet().site(array);
    PoolHealth health = site.health().pool(pool.id());
    return site.promised(pool.id()) || health.full() || health.warned();
  }

  /**
   * Looks at a pool now, and acts until the next moment brings nothing that matters.
   *
   * @param quiet how long nothing has happened although it could have; 0 where something did
   */
  private void look(Steps steps, Pool pool, long quiet) {
    for (int i = 0; i < MOST_ACTS; i++) {
      Space now = space(steps, pool, steps.now());
      if (now.freeBytes() < 0 && now.keptBytes() > 0) {
        // Contents that went back to an earlier state differ from snapshots taken later.
        Exhaustion.dropFirst(steps, array, pool, p -> p.retained() != null);
        continue;
      }
      boolean over = now.freeBytes() < 0;
      if (over
          && (Exhaustion.breakHanded(steps, array, pool, now)
              || Exhaustion.breakGrown(steps, array, pool, now))) {
        continue;
      }
      require(now, pool);
      Exhaustion.over(steps, array, pool, now);
      Space then = space(steps, pool, steps.now() + 1);
      warn(steps, pool, then);
      UseWarnings.tell(steps, array, pool, steps.now() + 1);
      if (RealCapacity.enforce(steps, array, pool, steps.now() + 1)) {
        continue;
      }
      if (then.usedBytes() <= pool.sizeBytes()) {
        ahead(steps, pool, then, quiet);
        return;
      }
      Exhaustion.of(steps, array, pool, then);
    }
    throw new IllegalStateException("pool " + pool.name() + " does not come to rest");
  }

  private Space space(Steps steps, Pool pool, long micros) {
    return Space.of(new FleetAt(steps.fleet(), micros), array, pool);
  }

  /** Sets the next look: not before the level could be passed. */
  private void ahead(Steps steps, Pool pool, Space then, long quiet) {
    long base = steps.now() + 1;
    long level = level(steps, pool);
    FleetAt at = new FleetAt(steps.fleet(), base);
    Growth all = Growth.of(at, array, pool, id -> true);
    Growth some = Growth.of(at, array, pool, UseWarnings.silent(steps, array)::contains);
    long full = scarce(steps, pool) ? all.exceeds(level - then.usedBytes()) : -1;
    long told = some.exceeds(UseWarnings.room(steps, array, pool, base));
    long bound = full < 0 ? told : told < 0 ? full : Math.min(full, told);
    if (bound < 0) {
      return;
    }
    long bold = base + (bound == full ? all : some).sight(quiet);
    if (bold < bound) {
      schedule(steps, pool, bound - 1);
    } else if (below(steps, pool, level, bold)) {
      schedule(steps, pool, bold);
    } else {
      schedule(steps, pool, last(steps, pool, level, base, bold));
    }
  }

  /** Whether use does not pass a level by then, nor that of a volume what it warns of. */
  private boolean below(Steps steps, Pool pool, long level, long micros) {
    return space(steps, pool, micros).usedBytes() <= level
        && UseWarnings.room(steps, array, pool, micros) >= 0;
  }

  /** The last moment at which nothing is passed. */
  private long last(Steps steps, Pool pool, long level, long fits, long exceeds) {
    long low = fits;
    long high = exceeds;
    while (low + 1 < high) {
      long middle = (low + high) >>> 1;
      if (below(steps, pool, level, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The use that means something when it is passed. */
  private long level(Steps steps, Pool pool) {
    boolean warned = steps.fleet().site(array).health().pool(pool.id()).warned();
    return warned || !scarce(steps, pool)
        ? pool.sizeBytes()
        : Math.min(pool.sizeBytes(), pool.warningBytes() - 1);
  }

  /** The warning comes and goes with the use that the next moment brings. */
  private void warn(Steps steps, Pool pool, Space then) {
    PoolHealth health = steps.fleet().site(array).health().pool(pool.id());
    boolean warns = then.usedBytes() >= pool.warningBytes();
    if (warns != health.warned() && scarce(steps, pool)) {
      put(steps, pool, health.warned(warns));
      steps.alert(
          array,
          warns ? "Major" : "Informational",
          "pool " + pool.name(),
          warns
              ? "use of the pool has reached " + pool.warningPercent() + " percent"
              : "use of the pool is below " + pool.warningPercent() + " percent again");
    }
  }

  private void put(Steps steps, Pool pool, PoolHealth health) {
    steps.put(array, steps.fleet().site(array).health().with(pool.id(), health));
  }

  private void require(Space now, Pool pool) {
    if (now.usedBytes() > pool.sizeBytes()) {
      throw new IllegalStateException(
          "invariant: pool "
              + pool.name()
              + " of array "
              + array
              + " has "
              + pool.sizeBytes()
              + " bytes and "
              + now
              + " are taken");
    }
  }

  private void schedule(Steps steps, Pool pool, long micros) {
    Watch watch = steps.fleet().site(array).watch();
    if (watch != null && !(watch.looks(pool.id()) >= 0 && watch.looks(pool.id()) <= micros)) {
      steps.watch(array, watch.looking(pool.id(), micros));
      steps.schedule(micros, new Look(array, pool.id(), steps.now(), micros));
    }
  }

  /** Time to look. Void where an earlier look was set since. */
  record Look(int array, int pool, long setMicros, long micros) implements Command {
    @Override
    public void decide(Steps steps) {
      Watch watch = steps.fleet().site(array).watch();
      if (watch != null && watch.looks(pool) == micros) {
        steps.watch(array, watch.looking(pool, -1));
        Pool looked = steps.fleet().site(array).pools().get(pool);
        new PoolWatch(array).look(steps, looked, micros - setMicros);
      }
    }
  }
}
