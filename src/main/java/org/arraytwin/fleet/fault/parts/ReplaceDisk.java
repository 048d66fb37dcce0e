package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Disk;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/**
 * Puts a new disk in the place of a broken one. Where its data are on a spare disk the new one is
 * the spare from now on; where they are missing they are rebuilt onto it.
 *
 * @param array its name
 * @param pool name
 * @param disk number, from 0
 */
public record ReplaceDisk(String array, String pool, int disk) implements Command {
  private static final String ASKED = "replace-disk";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Pool found = Part.pool(site, pool, ASKED);
    int number = Part.disk(site, found, disk, ASKED);
    PoolHealth health = Part.health(steps, site, found);
    Disk present = health.disk(number);
    if (present == null || present.state() == Disk.State.REBUILDING) {
      throw Part.refused(
          Reason.DISK_IS_GOOD,
          Part.disk(site, found, number),
          present == null ? "good" : "being rebuilt",
          ASKED,
          present == null ? "fail it first" : "wait until that is done");
    }
    steps.alert(
        site.id(), "Informational", "pool " + pool, "disk " + number + " has been replaced");
    if (present.state() == Disk.State.SPARED) {
      Part.put(steps, site, found, health.without(number));
      Rebuild.begin(steps, site, found);
    } else if (!health.lost()) {
      Rebuild.onto(steps, site, found, number, false);
    }
  }
}
