package org.arraytwin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.arraytwin.config.FleetPlan.GroupPlan;
import org.arraytwin.fleet.Session;
import org.arraytwin.replication.Content;

/**
 * The memory that the contents of a fleet may come to: every grain in a workload's range written at
 * random costs 390 bytes of tree, and six trees of a group may share nothing (two sides, a resync
 * snapshot on each, a copy in flight, the origin of the write stream).
 */
final class HeapNeed {
  private static final long BYTES_PER_GRAIN = 390;
  private static final long TREES = 6;
  private static final double SHARE = 0.6;

  private HeapNeed() {}

  /** Worst-case bytes of one workload. */
  static long bytes(Session.HostLoad load) {
    long grains = (load.rangeBytes() + Content.GRAIN_BYTES - 1) / Content.GRAIN_BYTES;
    return grains * BYTES_PER_GRAIN * TREES;
  }

  /** Why these groups do not fit, or empty. */
  static Optional<String> tooMuch(List<GroupPlan> groups, long maxHeapBytes) {
    long sum = 0;
    List<String> parts = new ArrayList<>();
    for (GroupPlan group : groups) {
      Session.HostLoad load = group.workload();
      if (load != null) {
        sum += bytes(load);
        parts.add(group.name() + " " + mib(bytes(load)));
      }
    }
    if (sum <= maxHeapBytes * SHARE) {
      return Optional.empty();
    }
    return Optional.of(
        "worst-case contents need "
            + mib(sum)
            + " (sum over the groups of range / 64 KiB x 390 B x 6: "
            + String.join(", ", parts)
            + "), more than 60 % of the heap of "
            + mib(maxHeapBytes)
            + "; expected smaller workload ranges or a larger heap (-Xmx)");
  }

  /** The position of the group that needs most. */
  static int largest(List<GroupPlan> groups) {
    int largest = 0;
    for (int i = 1; i < groups.size(); i++) {
      if (bytes(groups.get(i)) > bytes(groups.get(largest))) {
        largest = i;
      }
    }
    return largest;
  }

  private static long bytes(GroupPlan group) {
    Session.HostLoad load = group.workload();
    return load == null ? 0 : bytes(load);
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", (bytes + (1 << 20) - 1) >> 20);
  }
}
