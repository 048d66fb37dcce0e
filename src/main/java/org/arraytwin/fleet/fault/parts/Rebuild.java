package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Disk;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/** Writing the data of missing disks anew, from what the rest of their sets hold. */
final class Rebuild {
  /** How fast one disk is written. */
  static final long BYTES_PER_SECOND = 100L << 20;

  private Rebuild() {}

  /** Begins to rebuild missing disks, the lowest number first, as far as there are spares. */
  static void begin(Steps steps, Site site, Pool pool) {
    while (true) {
      PoolHealth health = Part.health(steps, site, pool);
      long taken = health.disks().stream().filter(d -> d.state() != Disk.State.MISSING).count();
      Disk next =
          health.disks().stream()
              .filter(d -> d.state() == Disk.State.MISSING)
              .findFirst()
              .orElse(null);
      if (next == null || taken >= pool.spares()) {
        return;
      }
      onto(steps, site, pool, next.number(), true);
    }
  }

  /**
   * Rebuilds a disk.
   *
   * @param spare whether onto a spare disk, so that the disk itself still waits to be replaced
   */
  static void onto(Steps steps, Site site, Pool pool, int number, boolean spare) {
    long part = pool.diskBytes() % BYTES_PER_SECOND * 1_000_000 / BYTES_PER_SECOND;
    long until = steps.now() + pool.diskBytes() / BYTES_PER_SECOND * 1_000_000 + part;
    PoolHealth health = Part.health(steps, site, pool);
    Part.put(steps, site, pool, health.with(new Disk(number, Disk.State.REBUILDING, until), pool));
    steps.schedule(until, new Done(site.id(), pool.id(), number, until, spare));
  }

  /** A disk is rebuilt. Void where the disk or the pool was lost before. */
  record Done(int array, int pool, int disk, long untilMicros, boolean spare) implements Command {
    @Override
    public void decide(Steps steps) {
      Site site = steps.fleet().site(array);
      Pool rebuilt = site.pools().get(pool);
      PoolHealth health = site.health().pool(pool);
      Disk present = health.disk(disk);
      if (health.lost()
          || present == null
          || present.state() != Disk.State.REBUILDING
          || present.untilMicros() != untilMicros) {
        return;
      }
      Part.put(
          steps,
          site,
          rebuilt,
          spare
              ? health.with(new Disk(disk, Disk.State.SPARED, 0), rebuilt)
              : health.without(disk));
      String left = health.disks().stream().filter(Disk::absent).count() > 1 ? "; others are" : "";
      steps.alert(
          array,
          "Informational",
          "pool " + rebuilt.name(),
          "disk " + disk + " is rebuilt" + left + (left.isEmpty() ? "" : " still missing"));
    }
  }
}
