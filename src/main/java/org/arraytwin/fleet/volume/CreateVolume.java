package org.arraytwin.fleet.volume;

import java.util.regex.Pattern;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
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
 * @param wwn by which hosts are to know it, 32 hex digits that no other volume there has; empty:
 *     that which follows from its id
 */
public record CreateVolume(
    int array, String name, String pool, long sizeBytes, Provisioning provisioning, String wwn)
    implements Command {
  private static final Pattern WWN = Pattern.compile("[0-9A-F]{32}");

  /** One whose WWN follows from its id. */
  public CreateVolume(
      int array, String name, String pool, long sizeBytes, Provisioning provisioning) {
    this(array, name, pool, sizeBytes, provisioning, "");
  }

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
    requireWwn(site);
    int id = site.volumes().size();
    VolumeTerms terms = wwn.isEmpty() ? VolumeTerms.USUAL : VolumeTerms.knownAs(wwn);
    steps.add(array, new Volume(id, name, from.id(), sizeBytes, provisioning, terms));
  }

  private void requireWwn(Site site) {
    if (wwn.isEmpty()) {
      return;
    }
    String object = "volume " + name + " on " + site.name();
    if (!WWN.matcher(wwn).matches()) {
      throw Volumes.refused(
          Reason.INV_INPUT_ILLEGAL_CHAR, object, "known as " + wwn, ASKED, "32 hex digits");
    }
    Volume other = site.knownAs(wwn);
    if (other != null) {
      throw Volumes.refused(
          Reason.EXISTENT_VOL_WWN,
          object,
          "known as " + wwn + ", which is " + other.name(),
          ASKED,
          "choose another WWN, or none");
    }
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
