package org.arraytwin.fleet.fault;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.replication.Content;

/**
 * The part of a volume that a host's command is about, in whole grains: one that is touched in part
 * counts for all of it.
 *
 * @param array id
 * @param volume id
 * @param object the volume, for refusals
 * @param asked what is asked, for refusals
 * @param firstGrain from 0
 * @param grains 1 or more
 */
record HostRange(int array, int volume, String object, String asked, long firstGrain, long grains) {

  /**
   * The range of bytes of a volume.
   *
   * @throws Refused where there is no such volume, or not so many bytes of it
   */
  static HostRange of(
      Fleet fleet, String array, String volume, long offset, long length, String asked) {
    Site site = Wires.site(fleet, array, asked);
    String object = "volume " + volume + " on " + array;
    Volume found = site.volume(volume);
    if (found == null) {
      throw Wires.refused(
          Reason.NON_EXISTENT_VOLUME, object, "not there", asked, "name a volume of the array");
    }
    if (offset < 0 || length < 1 || offset > found.sizeBytes() - length) {
      throw Wires.refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          object,
          "of " + found.sizeBytes() + " bytes",
          asked,
          "a range within it; asked were " + length + " bytes at " + offset);
    }
    long first = offset / Content.GRAIN_BYTES;
    long count = (offset + length - 1) / Content.GRAIN_BYTES - first + 1;
    return new HostRange(site.id(), found.id(), object, asked, first, count);
  }

  Refused refused(Denial denial) {
    return new Refused(new Refusal(denial.reason(), object, denial.told(), asked, denial.legal()));
  }
}
