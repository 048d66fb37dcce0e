package org.arraytwin.product.eternus.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.arraytwin.array.Volume;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;

/** The commands of quality of service (words and fields: OpenStack driver). */
final class QosWords {
  private static final int LIMIT_FIELDS = 13;
  private static final long MAX_IOPS = 0xFFFFFFFFL;
  private static final long MAX_MIB = 0x1FFFFF;

  /** Firmware from which on levels can be set, and reads and writes be limited by themselves. */
  private static final String LATER = "V11L30-0000";

  private final Supplier<Box> box;
  private final Qos qos;
  private final ErrorCodes codes;

  QosWords(Supplier<Box> box, Qos qos, ErrorCodes codes) {
    this.box = box;
    this.qos = qos;
    this.codes = codes;
  }

  Map<String, Word> words() {
    return Map.of(
        "show qos-bandwidth-limit", this::limits,
        "set qos-bandwidth-limit", this::setLimit,
        "show volume-qos", this::volumes,
        "set volume-qos", this::setVolume);
  }

  private boolean later() {
    return box.get().site().array().osVersion().compareTo(LATER) >= 0;
  }

  private void requireLater() {
    if (!later()) {
      throw codes.failure(Failure.NOT_SUPPORTED);
    }
  }

  /** Each level: operations and MiB a second of all I/O, of reads, of writes. */
  private Reply limits(Parameters typed) {
    typed.allow(Set.of());
    requireLater();
    List<String> lines = new ArrayList<>();
    for (int level = 0; level < Qos.LEVELS; level++) {
      Row row = new Row(LIMIT_FIELDS).set(0, hex(level, 2));
      for (Qos.Mode mode : Qos.Mode.values()) {
        Qos.Limit set = qos.limit(mode, level);
        Qos.Limit limit = set == null ? codes.limit(level) : set;
        row.set(mode.field(), hex(limit.iops(), 8)).set(mode.field() + 1, hex(limit.mib(), 8));
      }
      lines.add(row.line());
    }
    return Reply.rows(lines, Reply.TAB);
  }

  private Reply setLimit(Parameters typed) {
    typed.allow(Set.of("-mode", "-bandwidth-limit", "-iops", "-throughput"));
    requireLater();
    Qos.Mode mode = Qos.Mode.of(typed.needed("-mode"));
    if (mode == null) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
    int level = (int) typed.within("-bandwidth-limit", 1, Qos.LEVELS - 1L);
    long iops = typed.within("-iops", 1, MAX_IOPS);
    qos.limit(mode, level, new Qos.Limit(iops, typed.within("-throughput", 1, MAX_MIB)));
    return Reply.of(Row.number(1));
  }

  /** The levels of all volumes; before V11L30 one of each. */
  private Reply volumes(Parameters typed) {
    typed.allow(Set.of());
    List<String> lines = new ArrayList<>();
    for (Volume volume : box.get().site().volumes().iterator().filter(Objects::nonNull)) {
      String line =
          Row.number(volume.id())
              + "\t"
              + volume.name()
              + "\t"
              + hex(qos.level(Qos.Mode.TOTAL, volume), 2);
      lines.add(
          later()
              ? line
                  + "\t"
                  + hex(qos.level(Qos.Mode.READ, volume), 2)
                  + "\t"
                  + hex(qos.level(Qos.Mode.WRITE, volume), 2)
              : line + "\t");
    }
    return Reply.rows(lines, Reply.TAB);
  }

  private Reply setVolume(Parameters typed) {
    typed.allow(
        Set.of(
            "-volume-name",
            "-volume-number",
            "-bandwidth-limit",
            "-read-bandwidth-limit",
            "-write-bandwidth-limit"));
    Volume volume = typed.volume(box.get());
    Map<Qos.Mode, Integer> levels = new EnumMap<>(Qos.Mode.class);
    for (Qos.Mode mode : Qos.Mode.values()) {
      String option = mode.option();
      if (typed.value(option) == null) {
        continue;
      }
      if (mode != Qos.Mode.TOTAL && !later()) {
        throw codes.failure(Failure.PARAMETER_NOT_SUPPORTED);
      }
      levels.put(mode, (int) typed.within(option, 0, Qos.LEVELS - 1L));
    }
    if (levels.isEmpty()) {
      throw codes.failure(Failure.MISSING_PARAMETER);
    }
    levels.forEach((mode, level) -> qos.level(mode, volume, level));
    return Reply.of(Row.number(volume.id()));
  }

  private static String hex(long number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "X", number);
  }
}
