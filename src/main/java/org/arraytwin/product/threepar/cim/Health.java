package org.arraytwin.product.threepar.cim;

import java.util.List;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * A state in the numbers of CIM_ManagedSystemElement.
 *
 * @param operationalStatus OperationalStatus, most important first
 * @param healthState HealthState
 * @param description what StatusDescriptions says, for the first status
 */
record Health(List<Long> operationalStatus, long healthState, String description) {
  static final long ENABLED = 2;
  static final long DISABLED = 3;
  static final long REQUESTED_STATE_NOT_APPLICABLE = 12;
  static final Health OK = new Health(List.of(2L), 5, "OK");
  static final Health UNKNOWN = new Health(List.of(0L), 0, "Unknown");
  private static final Health OFF = new Health(List.of(10L), 25, "Stopped");
  private static final Health COPY_INCOMPLETE =
      new Health(List.of(3L), 10, "Degraded: its copy from the primary volume is not complete");
  private static final Health FULL = new Health(List.of(4L), 10, "Stressed: no space remains");

  static Health system(Site site) {
    return site.powered() ? OK : OFF;
  }

  /** Of a volume; a target that was cut off in the middle of its copy holds no usable data. */
  static Health volume(@Nullable Pair pair) {
    if (pair == null || pair.group().source()) {
      return OK;
    }
    PairHalf half = pair.half();
    boolean incomplete =
        half.status() == SyncStatus.SYNCING || half.status() == SyncStatus.NOT_SYNCED;
    return incomplete ? COPY_INCOMPLETE : OK;
  }

  static Health pool(long remainingBytes) {
    return remainingBytes <= 0 ? FULL : OK;
  }

  /** Of the replication service: degraded while a target it replicates with cannot be reached. */
  static Health replication(Site site) {
    for (TargetHalf target : site.targets()) {
      if (!target.ready()) {
        return new Health(
            List.of(3L), 10, "Degraded: target " + target.name() + " is " + target.status().word());
      }
    }
    return system(site);
  }
}
