package org.arraytwin.product.eternus.cim;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.session.CopySession;

/**
 * A state in the numbers of CIM_ManagedSystemElement.
 *
 * @param operationalStatus OperationalStatus, most important first
 * @param healthState HealthState
 */
record Health(List<Long> operationalStatus, long healthState) {
  static final long ENABLED = 2;
  static final long DISABLED = 3;
  static final Health OK = new Health(List.of(2L), 5);
  private static final Health OFF = new Health(List.of(10L), 25);
  private static final Health FULL = new Health(List.of(4L), 10);
  private static final Health COPY_BROKEN = new Health(List.of(3L), 10);
  private static final int BROKEN = 5;

  static Health system(Site site) {
    return site.powered() ? OK : OFF;
  }

  static Health pool(long remainingBytes) {
    return remainingBytes <= 0 ? FULL : OK;
  }

  /** Degraded where a session that brings it its data is broken. */
  static Health of(Moment s, Volume volume) {
    for (CopySession session : s.box().touching(volume.id())) {
      boolean target = session.target() == volume.id() && session.targetArray() == s.site().id();
      if (target && s.status(session).copyState() == BROKEN) {
        return COPY_BROKEN;
      }
    }
    return OK;
  }
}
