package org.arraytwin.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arraytwin.config.FleetPlan.CopyPlan;
import org.arraytwin.config.FleetPlan.GroupPlan;
import org.arraytwin.config.FleetPlan.HostPlan;
import org.arraytwin.config.FleetPlan.PairPlan;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.load.Trace;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the contents of a fleet may come to: every grain in a workload's range written at
 * random costs 390 bytes of tree, and six trees of a group may share nothing (two sides, a resync
 * snapshot on each, a copy in flight, the origin of the write stream). A copy within an array keeps
 * one more of what a host writes to its source and of what one writes to its target.
 */
final class HeapNeed {
  /** So many of those that need something are told by name. */
  private static final int MOST_NAMED = 10;

  private static final long BYTES_PER_GRAIN = 390;
  private static final long BYTES_PER_ENTRY = 64;
  private static final long TREES = 6;
  private static final double SHARE = 0.6;

  private HeapNeed() {}

  /** Worst-case bytes of one workload; a trace is kept besides what it writes. */
  static long bytes(HostLoad load) {
    long grains = grains(load);
    Trace trace = load.manner().trace();
    long kept = trace == null ? 0 : trace.entries().size() * BYTES_PER_ENTRY;
    return grains * BYTES_PER_GRAIN * TREES + kept;
  }

  private static long grains(HostLoad load) {
    return (load.rangeBytes() + Content.GRAIN_BYTES - 1) / Content.GRAIN_BYTES;
  }

  /** Of one of so many volumes: a trace may write all its grains to one, else each has its part. */
  private static long share(HostLoad load, int volumes) {
    long extentBytes = load.extentGrains() * (long) Content.GRAIN_BYTES;
    return load.manner().trace() == null && volumes > 0
        ? Math.max(1, load.rangeBytes() / volumes / extentBytes) * load.extentGrains()
        : grains(load);
  }

  private record Place(int array, String volume) {}

  /** Grains of each volume that hosts write, or that a group brings there. */
  private static Map<Place, Long> written(FleetPlan plan) {
    Map<Place, Long> grains = new HashMap<>();
    for (HostPlan host : plan.hosts()) {
      Set<Place> places = new HashSet<>();
      host.volumes().forEach(volume -> places.add(new Place(host.array(), volume)));
      long each = share(host.load(), host.volumes().size());
      places.forEach(place -> grains.merge(place, each, Long::sum));
    }
    for (GroupPlan group : plan.groups()) {
      HostLoad load = group.workload();
      if (load != null) {
        Set<Place> places = new HashSet<>();
        for (PairPlan pair : group.pairs()) {
          places.add(new Place(group.from(), pair.volume()));
          places.add(new Place(group.to(), pair.remote()));
        }
        long each = share(load, group.pairs().size());
        places.forEach(place -> grains.merge(place, each, Long::sum));
      }
    }
    return grains;
  }

  /** Why the contents of a fleet do not fit, or empty. */
  static Optional<String> tooMuch(FleetPlan plan, long maxHeapBytes) {
    long sum = 0;
    List<String> parts = new ArrayList<>();
    for (GroupPlan group : plan.groups()) {
      HostLoad load = group.workload();
      if (load != null) {
        sum += bytes(load);
        parts.add(group.name() + " " + mib(bytes(load)));
      }
    }
    for (HostPlan host : plan.hosts()) {
      sum += bytes(host.load());
      parts.add(host.volumes().get(0) + " " + mib(bytes(host.load())));
    }
    Map<Place, Long> written = plan.copies().isEmpty() ? Map.of() : written(plan);
    for (CopyPlan copy : plan.copies()) {
      long source = written.getOrDefault(new Place(copy.array(), copy.source()), 0L);
      long target = written.getOrDefault(new Place(copy.array(), copy.target()), 0L);
      long bytes = (source + target) * BYTES_PER_GRAIN;
      if (bytes > 0) {
        sum += bytes;
        parts.add(copy.name() + " " + mib(bytes));
      }
    }
    if (sum <= maxHeapBytes * SHARE) {
      return Optional.empty();
    }
    return Optional.of(
        "worst-case contents need "
            + mib(sum)
            + " (sum over the groups of range / 64 KiB x 390 B x 6"
            + (plan.copies().isEmpty() ? ": " : ", of their copies within an array x 1: ")
            + String.join(", ", parts.subList(0, Math.min(MOST_NAMED, parts.size())))
            + (parts.size() > MOST_NAMED ? ", " + (parts.size() - MOST_NAMED) + " more" : "")
            + "), more than 60 % of the heap of "
            + mib(maxHeapBytes)
            + "; expected smaller workload ranges or a larger heap (-Xmx)");
  }

  /** Where the group, or the host of an array, stands that needs most; null where none does. */
  static FleetPlan.@Nullable Origin largest(FleetPlan plan) {
    FleetPlan.Origin largest = null;
    long most = 0;
    for (GroupPlan group : plan.groups()) {
      HostLoad load = group.workload();
      if (load != null && bytes(load) > most) {
        most = bytes(load);
        largest = group.origin();
      }
    }
    for (HostPlan host : plan.hosts()) {
      if (bytes(host.load()) > most) {
        most = bytes(host.load());
        largest = host.origin();
      }
    }
    return largest;
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", (bytes + (1 << 20) - 1) >> 20);
  }
}
