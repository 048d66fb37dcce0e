package org.arraytwin.scenario;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;

/** How arrays show their sides of sessions. */
final class Halves {
  private Halves() {}

  static HalfLine line(Site site, LocalCopy copy) {
    String power = site.powered() ? "" : " (no power)";
    return new HalfLine(
        site.name(),
        copy.name(),
        copy.state().word(),
        volume(site, copy.source()) + " -> " + volume(site, copy.target()) + power);
  }

  private static String volume(Site site, int id) {
    Volume volume = site.volumes().get(id);
    return volume == null ? "volume " + id : volume.name();
  }

  static HalfLine line(Site site, GroupHalf half) {
    String state = half.role().word() + "/" + half.status().word();
    String power = site.powered() ? "" : " (no power)";
    return new HalfLine(
        site.name(),
        half.name(),
        state,
        half.pairs().statuses().map(SyncStatus::word).mkString(" and ") + power);
  }
}
