package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Takes a pool offline: its volumes can neither be read nor written.
 *
 * @param array its name
 * @param pool name
 */
public record PoolOffline(String array, String pool) implements Command {
  private static final String ASKED = "pool-offline";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Pool found = Part.pool(site, pool, ASKED);
    PoolHealth health = Part.health(steps, site, found);
    if (!health.online()) {
      throw Part.refused(
          Reason.POOL_IS_OFFLINE,
          Part.named(site, found),
          "offline already",
          ASKED,
          "bring it online");
    }
    Part.put(steps, site, found, health.online(false));
    steps.alert(site.id(), "Critical", "pool " + pool, "pool is offline");
    Affected.unreadable(steps, site.id(), v -> v.pool() == found.id());
  }
}
