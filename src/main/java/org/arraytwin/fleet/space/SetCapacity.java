package org.arraytwin.fleet.space;

import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.Watch;

/**
 * Changes what a thin volume holds back of its pool, and whether it may take more (expandvdisksize
 * -rsize, chvdisk -autoexpand). One that had used up what it held comes online where it has enough
 * now.
 *
 * @param array id
 * @param volume id
 * @param heldBytes beyond what is written where it takes that besides, else in all; a multiple of
 *     64 KiB and at most its size
 * @param fixed whether it goes offline where it would take more than that
 */
public record SetCapacity(int array, int volume, long heldBytes, boolean fixed) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, asked());
    Volume found = site.volumes().getOrNull(volume);
    if (found == null || found.provisioning() != Provisioning.THIN) {
      throw refused(site, Reason.NON_EXISTENT_VOLUME, "not a thin volume", "name a thin volume");
    }
    if (heldBytes < 0 || heldBytes > found.sizeBytes()) {
      throw refused(
          site,
          Reason.INV_INPUT_EXCEEDS_RANGE,
          "of " + found.sizeBytes() + " bytes",
          "0 to " + found.sizeBytes() + " bytes");
    }
    long taken = Space.taken(new FleetAt(steps.fleet(), steps.now()), array, found);
    long charged = found.heldBytes() + found.drawn(taken);
    VolumeTerms terms = found.terms();
    Volume changed = found.on(new VolumeTerms(terms.ioGroup(), heldBytes, fixed, terms.wwn()));
    long more = heldBytes + changed.drawn(taken) - charged;
    if (more > 0) {
      Reserve.require(steps, array, found.pool(), more);
    }
    steps.term(array, found, changed.terms());
    Watch watch = steps.fleet().site(array).watch();
    if (watch != null && !watch.uses().volumes().containsKey(volume)) {
      steps.watch(array, watch.using(volume, new Watch.Use(0, false)));
    }
    RealCapacity.relieve(steps, array, changed);
    new PoolWatch(array).decide(steps);
  }

  private String asked() {
    return (fixed ? "no more than " : "besides what is written ") + heldBytes + " bytes";
  }

  private Refused refused(Site site, Reason reason, String state, String legal) {
    return new Refused(
        new Refusal(reason, "volume " + volume + " on " + site.name(), state, asked(), legal));
  }
}
