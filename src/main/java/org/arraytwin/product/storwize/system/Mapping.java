package org.arraytwin.product.storwize.system;

import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.copy.Dependents;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.site.LocalCopy;
import org.jspecify.annotations.Nullable;

/**
 * A FlashCopy mapping at one moment.
 *
 * @param in its system
 * @param copy as the engine has it
 * @param card what the operator chose besides
 */
public record Mapping(Cluster in, LocalCopy copy, Card card) {
  static final String NAME = "name";
  static final String COPY_RATE = "copyrate";
  static final String CLEAN_RATE = "cleanrate";
  private static final String CONTROLLED = "rccontrolled";
  private static final int PERCENT = 100;
  private static final long KIB_PER_GRAIN = 64;

  /** What a mapping may be besides its status; the words of flashcopy.xml. */
  public enum Quality {
    NEVER_STARTED,
    INCREMENTAL_IN_STEP,
    RESTORING,
    WAITING_FOR_DEPENDENTS,
    WITHOUT_BACKGROUND_COPY;

    static Quality of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  /** What a card tells of rates. */
  public static Map<String, String> rates(int copyRate, int cleanRate) {
    return Map.of(COPY_RATE, String.valueOf(copyRate), CLEAN_RATE, String.valueOf(cleanRate));
  }

  /** What a card tells of a mapping that remote copy controls. */
  public static Map<String, String> controlledBy(String name) {
    return Map.of(NAME, name, CONTROLLED, "yes");
  }

  /** Whether it belongs to a change volume, so that nobody but remote copy drives it. */
  public boolean controlled() {
    return card.value(CONTROLLED).equals("yes");
  }

  public int id() {
    return copy.id();
  }

  public String name() {
    String given = card.value(NAME);
    return given.isEmpty() ? copy.name() : given;
  }

  public String status() {
    return copy.state().word();
  }

  /** Whether it takes part in what its volumes hold: copying, suspended or stopping. */
  public boolean active() {
    return switch (status()) {
      case "copying", "suspended", "stopping" -> true;
      default -> false;
    };
  }

  /** Whether its target is its own to write: it is neither idle nor copied. */
  public boolean holdsTarget() {
    return !status().equals("idle_or_copied");
  }

  boolean is(Quality quality) {
    return switch (quality) {
      case NEVER_STARTED -> !started();
      case INCREMENTAL_IN_STEP -> copy.settings().incremental() && difference() == 0;
      case RESTORING -> restoring();
      case WAITING_FOR_DEPENDENTS -> progress() == PERCENT && !dependents().isEmpty();
      case WITHOUT_BACKGROUND_COPY -> copy.settings().rateBytesPerSecond() == 0;
    };
  }

  /** Whether it was ever started. */
  public boolean started() {
    return copy.instantMicros() >= 0;
  }

  /** When it was started, as listings have it; empty for never. */
  public String startTime() {
    return started() ? Names.time(copy.instantMicros()) : "";
  }

  /** Percent of the target that holds its own data. */
  public int progress() {
    return switch (status()) {
      case "preparing", "prepared", "stopped" -> 0;
      default -> started() ? Reads.percent(in.at(), in.array(), copy) : 0;
    };
  }

  /** Percent in which both sides differ; 100 where nothing records it. */
  public int difference() {
    return copy.settings().incremental() && started()
        ? Reads.difference(in.at(), in.array(), copy)
        : PERCENT;
  }

  /** Percent of what has to be handed down to older targets that has been. */
  public int cleanProgress() {
    return Reads.cleanPercent(in.at(), in.array(), copy);
  }

  public int copyRate() {
    return rate(COPY_RATE, copy.settings().rateBytesPerSecond());
  }

  public int cleanRate() {
    return rate(CLEAN_RATE, copy.settings().cleanBytesPerSecond());
  }

  private int rate(String name, long bytesPerSecond) {
    String given = card.value(name);
    return given.isEmpty() ? in.data().rate(bytesPerSecond) : Integer.parseInt(given);
  }

  public boolean keepsTarget() {
    return copy.settings().keepTarget();
  }

  /** The I/O group whose nodes hold its bitmap. */
  public int ioGroup() {
    return in.site().ioGroup(copy);
  }

  /** KiB. */
  public long grainSize() {
    return KIB_PER_GRAIN * copy.settings().unit();
  }

  public @Nullable MappingGroup group() {
    String id = copy.settings().group();
    return id == null ? null : in.group(id);
  }

  /** The mapping the other way round, or null. */
  public @Nullable Mapping partner() {
    return Cluster.first(in.from(copy.target()), m -> m.copy().target() == copy.source());
  }

  /** Whether it brings data back to a volume that active mappings come from. */
  public boolean restoring() {
    return active()
        && in.from(copy.target()).stream()
            .anyMatch(
                m ->
                    m.active()
                        && m.copy().instantMicros() <= copy.instantMicros()
                        && m.id() != id());
  }

  /** The mappings that would stop with it, the one started first at the end. */
  public List<Mapping> dependents() {
    return active()
        ? Dependents.of(in.at(), in.site().id(), copy).map(c -> in.mapping(c.id())).asJava()
        : List.of();
  }
}
