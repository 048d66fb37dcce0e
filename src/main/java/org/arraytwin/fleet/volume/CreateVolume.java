package org.arraytwin.fleet.volume;

import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.space.Reserve;

/**
 * Creates a volume to which nothing was ever written.
 *
 * @param array id
 * @param name unique there, as the product lets volumes be called
 * @param pool name; it must be there and serve its volumes
 * @param sizeBytes multiple of 64 KiB
 * @param provisioning full or thin
 */
public record CreateVolume(
    int array, String name, String pool, long sizeBytes, Provisioning provisioning)
    implements Command {
  private static final String ASKED = "create volume";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    requireName(site);
    Volumes.requireSize(site, name, sizeBytes, ASKED);
    Pool from = pool(site);
    if (provisioning == Provisioning.FULL) {
      Reserve.require(steps, array, from.id(), sizeBytes);
    }
    Volumes.requireFit(site, name, sizeBytes, ASKED);
    int id = site.volumes().size();
    steps.add(array, new Volume(id, name, from.id(), sizeBytes, provisioning));
  }

  private void requireName(Site site) {
    String object = "array " + site.name();
    VolumeName.require(site, object, name, ASKED);
    if (site.volume(name) != null) {
      throw Volumes.refused(
          Reason.EXISTENT_VOLUME,
          "volume " + name + " on " + site.name(),
          "there",
          ASKED,
          "choose another name");
    }
  }

  private Pool pool(Site site) {
    Pool found = site.pools().find(p -> p.name().equals(pool)).getOrNull();
    if (found == null) {
      throw Volumes.refused(
          Reason.NON_EXISTENT_POOL,
          "pool " + pool + " on " + site.name(),
          "not there",
          ASKED,
          "pools: " + site.pools().map(Pool::name).mkString(", "));
    }
    if (!site.health().pool(found.id()).serves()) {
      boolean lost = site.health().pool(found.id()).lost();
      throw Volumes.refused(
          lost ? Reason.POOL_HAS_LOST_DATA : Reason.POOL_IS_OFFLINE,
          "pool " + pool + " on " + site.name(),
          lost ? "without its data" : "offline",
          ASKED,
          lost ? "renew the pool first" : "bring the pool online first");
    }
    return found;
  }
}
