package org.arraytwin.product.threepar.cim.state;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetStatus;

/**
 * A column of the state table.
 *
 * @param word its name
 * @param domain every value it takes
 * @param question how what an array knows answers it, with one of these values
 */
record StateColumn(String word, List<String> domain, Question question) {
  /** Reads one column's value. */
  @FunctionalInterface
  interface Question {
    String answer(GroupHalf half, SyncStatus sync, TargetStatus target);
  }

  private static final List<String> GROUP =
      List.of("New", "Starting", "Started", "Stopping", "Stopped", "Backup", "Failsafe");
  private static final List<String> FLAG = List.of("false", "true");

  /** All columns. */
  static final List<StateColumn> ALL =
      List.of(
          of("activity", Activity.values(), Activity::word, (h, s, t) -> h.activity().word()),
          flag("reversed", (h, s, t) -> String.valueOf(h.role().isReversed())),
          flag("source", (h, s, t) -> String.valueOf(h.source())),
          of("sync", SyncStatus.values(), SyncStatus::word, (h, s, t) -> s.word()),
          of("target", TargetStatus.values(), TargetStatus::word, (h, s, t) -> t.word()),
          flag("recoverFailed", (h, s, t) -> String.valueOf(h.recoverFailed())),
          flag("peerFailedOver", (h, s, t) -> String.valueOf(h.peerFailedOver())),
          new StateColumn("group", GROUP, (h, s, t) -> h.status().word()));

  /** The position of what holds in {@link #domain()}. */
  int at(GroupHalf half, SyncStatus sync, TargetStatus target) {
    int found = domain.indexOf(question.answer(half, sync, target));
    if (found < 0) {
      throw new IllegalStateException(
          "the state table has no " + word + " " + question.answer(half, sync, target));
    }
    return found;
  }

  private static <E> StateColumn of(
      String word, E[] values, Function<E, String> value, Question question) {
    return new StateColumn(word, Arrays.stream(values).map(value).toList(), question);
  }

  private static StateColumn flag(String word, Question question) {
    return new StateColumn(word, FLAG, question);
  }
}
