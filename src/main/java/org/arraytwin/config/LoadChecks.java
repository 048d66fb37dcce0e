package org.arraytwin.config;

import io.vavr.collection.Vector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.load.Manner;
import org.arraytwin.replication.load.Order;
import org.arraytwin.replication.load.Trace;
import org.jspecify.annotations.Nullable;

/** The part of {@link FleetChecks} that concerns what hosts write. */
final class LoadChecks {
  private static final long MIB = 1L << 20;
  private static final int DEFAULT_RANGE_MIB = 1024;
  private static final int DEFAULT_EXTENT_KIB = 64;

  private final Path file;
  private final FleetXml.WorkloadXml xml;
  private final List<VolumePlan> volumes;
  private final long bytes;

  private LoadChecks(Path file, FleetXml.WorkloadXml xml, List<VolumePlan> volumes) {
    this.file = file;
    this.xml = xml;
    this.volumes = volumes;
    this.bytes = volumes.stream().mapToLong(VolumePlan::sizeBytes).sum();
  }

  /**
   * The load of an element.
   *
   * @param volumes that are written to
   * @param all volumes of their array
   */
  static HostLoad plan(
      Path file, FleetXml.WorkloadXml xml, List<VolumePlan> volumes, List<VolumePlan> all) {
    LoadChecks checks = new LoadChecks(file, xml, volumes);
    return xml.trace == null ? checks.generated() : checks.replayed(xml.trace, all);
  }

  private ConfigException wrong(String message) {
    return FleetChecks.wrong(file, xml, message);
  }

  private HostLoad generated() {
    if (xml.loopSeconds != null) {
      throw wrong("loopSeconds without a trace, expected it with trace only");
    }
    long extentBytes = orElse(xml.extentKib, DEFAULT_EXTENT_KIB) * 1024L;
    if (extentBytes % Content.GRAIN_BYTES != 0) {
      throw wrong("extentKib " + xml.extentKib + " is wrong, expected a multiple of 64");
    }
    long range =
        xml.rangeMib == null ? Math.min(DEFAULT_RANGE_MIB * MIB, bytes) : xml.rangeMib * MIB;
    if (range > bytes || range < extentBytes) {
      throw wrong(
          "rangeMib "
              + range / MIB
              + " is wrong, expected at least one extent and at most the "
              + bytes / MIB
              + " MiB of "
              + (xml.volume == null ? "the group" : "its volumes"));
    }
    return new HostLoad(
        required("seed", xml.seed),
        required("mibPerSecond", xml.mibPerSecond) * MIB,
        (int) (extentBytes / Content.GRAIN_BYTES),
        range,
        manner());
  }

  private Manner manner() {
    Integer burst = xml.burstSeconds;
    Integer pause = xml.pauseSeconds;
    if ((burst == null) != (pause == null)) {
      throw wrong("burstSeconds and pauseSeconds belong together, expected both or none");
    }
    return new Manner(
        Order.valueOf((xml.order == null ? "shuffled" : xml.order).toUpperCase(Locale.ROOT)),
        orElse(xml.readPercent, 0),
        burst == null ? 0 : burst * 1_000_000L,
        pause == null ? 0 : pause * 1_000_000L,
        null);
  }

  private HostLoad replayed(String trace, List<VolumePlan> all) {
    Object[] others = {
      xml.seed,
      xml.mibPerSecond,
      xml.extentKib,
      xml.rangeMib,
      xml.order,
      xml.readPercent,
      xml.burstSeconds,
      xml.pauseSeconds
    };
    for (Object other : others) {
      if (other != null) {
        throw wrong("a trace says when and where is written, expected loopSeconds besides at most");
      }
    }
    Path whole = file.toAbsolutePath().normalize();
    Path csv = whole.resolveSibling(trace).normalize();
    if (!csv.startsWith(whole.resolveSibling(""))) {
      throw wrong(
          "trace '" + trace + "' is wrong, expected a file in the folder of the fleet file");
    }
    if (!Files.exists(csv)) {
      throw wrong("trace '" + trace + "' is not there, expected it in the folder of this file");
    }
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < all.size(); id++) {
      ids.put(all.get(id).name(), id);
    }
    Trace read =
        TraceFile.read(
            csv,
            volumes,
            Vector.ofAll(volumes).map(v -> ids.getOrDefault(v.name(), -1)),
            orElse(xml.loopSeconds, 0) * 1_000_000L);
    long grains = read.entries().foldLeft(0L, (sum, entry) -> sum + entry.grains());
    long range = Math.min(bytes, grains * Content.GRAIN_BYTES);
    return new HostLoad(0, 1, 1, range, Manner.replaying(read));
  }

  private <N extends Number> long required(String name, @Nullable N value) {
    if (value == null) {
      throw wrong(name + " is missing, expected it in every workload without a trace");
    }
    return value.longValue();
  }

  private static int orElse(@Nullable Integer value, int other) {
    return value == null ? other : value;
  }
}
