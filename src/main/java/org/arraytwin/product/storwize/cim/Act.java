package org.arraytwin.product.storwize.cim;

import java.util.List;
import org.arraytwin.product.storwize.system.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * What ModifySynchronization's Operation asks of a FlashCopy mapping. That Prepare and Resync
 * Replica prepare and start is documented; the rest is inferred.
 */
enum Act {
  /** Prepare. */
  PREPARE(6, "prestart", List.of()),
  /** Resync Replica: starts what is prepared. */
  RESYNC(4, "start", List.of()),
  /** Start Copy: prepares where that has not been done, and starts. */
  START_COPY(12, "start", List.of("prep")),
  /** Restore: the same of a mapping back to where its data comes from. */
  RESTORE(5, "start", List.of("prep", "restore")),
  /** Unprepare. */
  UNPREPARE(7, "stop", List.of()),
  /** Quiesce. */
  QUIESCE(8, "stop", List.of()),
  /** Stop Copy. */
  STOP_COPY(13, "stop", List.of()),
  /** Fracture: what is complete is freed from the other side. */
  FRACTURE(3, "stop", List.of("split")),
  /** Detach: deletes it, by force where it has stopped. */
  DETACH(2, "rm", List.of());

  private final long operation;
  private final String word;
  private final List<String> options;

  Act(long operation, String word, List<String> options) {
    this.operation = operation;
    this.word = word;
    this.options = options;
  }

  static @Nullable Act of(long operation) {
    for (Act act : values()) {
      if (act.operation == operation) {
        return act;
      }
    }
    return null;
  }

  /** How the command for it begins. */
  String word() {
    return word;
  }

  List<String> options(Mapping mapping) {
    boolean stopped = this == DETACH && mapping.status().equals("stopped");
    boolean prepared = this == START_COPY && mapping.status().equals("prepared");
    return stopped ? List.of("force") : prepared ? List.of() : options;
  }

  List<String> groupOptions() {
    return options;
  }
}
