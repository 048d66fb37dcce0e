package org.arraytwin.scenario;

import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;

/** How arrays show their sides of sessions. */
final class Halves {
  private Halves() {}

  static HalfLine line(Site site, GroupHalf half) {
    String state = half.role().word() + "/" + half.status().word();
    String power = site.powered() ? "" : " (no power)";
    return new HalfLine(
        site.name(),
        half.name(),
        state,
        half.pairs().map(p -> p.status().word()).distinct().mkString(" and ") + power);
  }
}
