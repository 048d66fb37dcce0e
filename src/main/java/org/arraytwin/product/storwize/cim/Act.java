package org.arraytwin.product.storwize.cim;

import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.product.storwize.system.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * What ModifySynchronization's Operation asks of a FlashCopy mapping. That Prepare and Resync
 * Replica prepare and start is documented; the rest is inferred.
 */
enum Act {
  /** Prepare. */
  PREPARE(6, "prestart"),
  /** Resync Replica: starts what is prepared. */
  RESYNC(4, "start"),
  /** Start Copy: prepares where that has not been done, and starts. */
  START_COPY(12, "start", "prep"),
  /** Restore: the same of a mapping back to where its data comes from. */
  RESTORE(5, "start", "prep", "restore"),
  /** Unprepare. */
  UNPREPARE(7, "stop"),
  /** Quiesce. */
  QUIESCE(8, "stop"),
  /** Stop Copy. */
  STOP_COPY(13, "stop"),
  /** Fracture: what is complete is freed from the other side. */
  FRACTURE(3, "stop", "split"),
  /** Detach: deletes it, by force where it has stopped. */
  DETACH(2, "rm");

  private final long operation;
  private final String word;
  private final String first;
  private final String second;

  Act(long operation, String word) {
    this(operation, word, "", "");
  }

  Act(long operation, String word, String option) {
    this(operation, word, option, "");
  }

  Act(long operation, String word, String first, String second) {
    this.operation = operation;
    this.word = word;
    this.first = first;
    this.second = second;
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
    return stopped ? List.of("force") : prepared ? List.of() : groupOptions();
  }

  List<String> groupOptions() {
    return Stream.of(first, second).filter(option -> !option.isEmpty()).toList();
  }
}
