package org.arraytwin.fleet.setup;

import io.vavr.collection.Array;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.load.HostLoad;

/** How much of its volumes a host may be told to write. */
final class LoadRange {
  private LoadRange() {}

  /**
   * A host writes within its volumes.
   *
   * @param ids of the volumes, at least one
   * @param object what the host is attached to, for refusals
   * @throws Refused where they are smaller than its range
   */
  static void require(Site site, Array<Integer> ids, HostLoad load, String object, String asked) {
    Array<Volume> volumes = ids.map(site.volumes()::get);
    long bytes = volumes.map(Volume::sizeBytes).sum().longValue();
    if (load.manner().trace() == null && load.rangeBytes() > bytes) {
      throw new Refused(
          new Refusal(
              Reason.INV_INPUT_EXCEEDS_RANGE,
              object + " on " + site.name(),
              "of " + volumes.map(v -> v.sizeBytes() + " bytes (" + v.name() + ")").mkString(", "),
              asked,
              "a range of at most " + bytes + " bytes; asked were " + load.rangeBytes()));
    }
  }
}
