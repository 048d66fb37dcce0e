package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Disk;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Breaks a disk of a pool. What it held is rebuilt onto a spare disk, if one is left; once more
 * disks of one set are missing than the RAID type bears, the pool's data are lost.
 *
 * @param array its name
 * @param pool name
 * @param disk number, from 0
 */
public record FailDisk(String array, String pool, int disk) implements Command {
  private static final String ASKED = "fail-disk";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Pool found = Part.pool(site, pool, ASKED);
    int number = Part.disk(site, found, disk, ASKED);
    PoolHealth before = Part.health(steps, site, found);
    Disk present = before.disk(number);
    if (present != null && present.state() != Disk.State.SPARED) {
      throw Part.refused(
          Reason.DISK_IS_MISSING,
          Part.disk(site, found, number),
          present.state().word() + " already",
          ASKED,
          "replace it");
    }
    PoolHealth after = before.with(new Disk(number, Disk.State.MISSING, 0), found);
    Part.put(steps, site, found, after);
    steps.alert(
        site.id(), "Major", "pool " + pool, "disk " + number + " has failed; RAID is degraded");
    if (after.lost()) {
      lose(steps, site, found, before);
    } else {
      Rebuild.begin(steps, site, found);
    }
  }

  private static void lose(Steps steps, Site site, Pool pool, PoolHealth before) {
    if (!before.lost()) {
      steps.alert(
          site.id(), "Critical", "pool " + pool.name(), "RAID is lost, and with it all data");
      Affected.unreadable(steps, site.id(), v -> v.pool() == pool.id());
      Affected.gone(steps, site.id(), v -> v.pool() == pool.id());
    }
  }
}
