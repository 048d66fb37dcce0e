package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Gives a pool that has lost its data new disks throughout. Its volumes are there again, and blank.
 *
 * @param array its name
 * @param pool name
 */
public record RenewPool(String array, String pool) implements Command {
  private static final String ASKED = "renew-pool";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Pool found = Part.pool(site, pool, ASKED);
    PoolHealth health = Part.health(steps, site, found);
    if (!health.lost()) {
      throw Part.refused(
          Reason.DISK_IS_GOOD,
          Part.named(site, found),
          health.degraded() ? "degraded, but whole" : "whole",
          ASKED,
          "replace its broken disks");
    }
    Affected.blank(steps, site.id(), v -> v.pool() == found.id());
    Part.put(steps, site, found, health.lost(false).full(false).warned(false));
    steps.alert(site.id(), "Major", "pool " + pool, "pool is new, its volumes are blank");
    Affected.readable(steps, site.id());
  }
}
