package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Brings a pool online again.
 *
 * @param array its name
 * @param pool name
 */
public record PoolOnline(String array, String pool) implements Command {
  private static final String ASKED = "pool-online";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Pool found = Part.pool(site, pool, ASKED);
    PoolHealth health = Part.health(steps, site, found);
    if (health.online()) {
      throw Part.refused(
          Reason.POOL_IS_ONLINE,
          Part.named(site, found),
          "online",
          ASKED,
          health.lost() ? "renew it: its data are lost" : "take it offline first");
    }
    Part.put(steps, site, found, health.online(true));
    steps.alert(site.id(), "Informational", "pool " + pool, "pool is online");
    Affected.readable(steps, site.id());
  }
}
