package org.arraytwin.fleet.fault;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Run;

/**
 * The part of a volume that a host's command is about, in whole grains: one that is touched in part
 * counts for all of it.
 *
 * @param site its array as it was when it was asked
 * @param of the volume
 * @param asked what is asked, for refusals
 * @param firstGrain from 0
 * @param grains 1 or more
 */
record HostRange(Site site, Volume of, String asked, long firstGrain, long grains) {

  /**
   * The range of bytes of a volume.
   *
   * @throws Refused where there is no such volume, or not so many bytes of it
   */
  static HostRange of(
      Fleet fleet, String array, String volume, long offset, long length, String asked) {
    Site site = Wires.site(fleet, array, asked);
    Volume found = VolumeName.present(site, volume, asked);
    if (offset < 0 || length < 1 || offset > found.sizeBytes() - length) {
      throw Wires.refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          object(volume, array),
          "of " + found.sizeBytes() + " bytes",
          asked,
          "a range within it; asked were " + length + " bytes at " + offset);
    }
    long first = offset / Content.GRAIN_BYTES;
    long count = (offset + length - 1) / Content.GRAIN_BYTES - first + 1;
    return new HostRange(site, found, asked, first, count);
  }

  int array() {
    return site.id();
  }

  int volume() {
    return of.id();
  }

  Run run() {
    return new Run(of.id(), firstGrain, grains);
  }

  /** The volume, for refusals. */
  String object() {
    return object(of.name(), site.name());
  }

  private static String object(String volume, String array) {
    return "volume " + volume + " on " + array;
  }

  Refused refused(Denial denial) {
    return new Refused(
        new Refusal(denial.reason(), object(), denial.told(), asked, denial.legal()));
  }
}
