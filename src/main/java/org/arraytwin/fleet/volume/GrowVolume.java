package org.arraytwin.fleet.volume;

import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.fleet.space.Reserve;

/**
 * Makes a volume larger; what it holds stays, what is added was never written. No copy and no
 * remote copy may have it: their bitmaps are of its size.
 *
 * @param array id
 * @param volume name
 * @param sizeBytes the new size, a multiple of 64 KiB and more than it has
 */
public record GrowVolume(int array, String volume, long sizeBytes) implements Command {
  private static final String ASKED = "grow volume";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    Volume found = VolumeName.present(site, volume, ASKED);
    Volumes.requireSize(site, volume, sizeBytes, ASKED);
    if (sizeBytes <= found.sizeBytes()) {
      throw Volumes.refused(
          Reason.INV_INPUT_BELOW_RANGE,
          "volume " + volume + " on " + site.name(),
          "of " + found.sizeBytes() + " bytes",
          ASKED + " to " + sizeBytes + " bytes",
          "more than it has");
    }
    Volumes.requireIdle(site, found, ASKED);
    if (found.provisioning() == Provisioning.FULL) {
      Reserve.require(steps, array, found.pool(), sizeBytes - found.sizeBytes());
    }
    Volumes.requireFit(site, volume, sizeBytes, ASKED);
    Streaming.grow(steps, array, found, sizeBytes);
    if (site.health().caches().containsKey(found.id())) {
      Caches.flushed(steps, array, found.id());
    }
  }
}
