package org.arraytwin.fleet.setup;

import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.space.Reserve;

/**
 * Adds a volume to an array.
 *
 * @param array id
 * @param name unique there, as the product lets volumes be called
 * @param pool id
 * @param sizeBytes multiple of 64 KiB
 * @param provisioning full or thin
 * @param terms what is asked of it besides
 */
public record AddVolume(
    int array, String name, int pool, long sizeBytes, Provisioning provisioning, VolumeTerms terms)
    implements Command {
  /** A volume on the usual terms. */
  public AddVolume(int array, String name, int pool, long sizeBytes, Provisioning provisioning) {
    this(array, name, pool, sizeBytes, provisioning, VolumeTerms.USUAL);
  }

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, "a volume of " + sizeBytes);
    VolumeName.require(site, "array " + site.name(), name, "a volume of " + sizeBytes);
    if (site.volume(name) != null) {
      throw refused(Reason.EXISTENT_VOLUME, site, "there already", "choose another name");
    }
    if (pool < 0 || pool >= site.pools().size()) {
      throw refused(Reason.NON_EXISTENT_POOL, site, "of pool " + pool, "name a pool there is");
    }
    if (terms.ioGroup() >= site.ioGroups()) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          site,
          "of I/O group " + terms.ioGroup(),
          "0 to " + (site.ioGroups() - 1));
    }
    int id = site.volumes().size();
    Volume volume = new Volume(id, name, pool, sizeBytes, provisioning, terms);
    if (volume.heldBytes() > 0) {
      Reserve.require(steps, array, pool, volume.heldBytes());
    }
    if (sizeBytes > Volume.MOST_BYTES) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          site,
          "larger than any volume",
          "at most " + Volume.MOST_BYTES + " bytes");
    }
    steps.add(array, volume);
  }

  private Refused refused(Reason reason, Site site, String state, String legal) {
    String object = "volume " + name + " on " + site.name();
    return new Refused(new Refusal(reason, object, state, "a volume of " + sizeBytes, legal));
  }
}
