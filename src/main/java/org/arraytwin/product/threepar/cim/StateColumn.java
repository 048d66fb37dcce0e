package org.arraytwin.product.threepar.cim;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetStatus;

/** A column of the state table: a name, the words it takes and how a half answers it. */
enum StateColumn {
  ACTIVITY("activity", words(Activity.values(), Activity::word)),
  REVERSED("reversed", List.of("false", "true")),
  SOURCE("source", List.of("false", "true")),
  SYNC("sync", words(SyncStatus.values(), SyncStatus::word)),
  TARGET("target", words(TargetStatus.values(), TargetStatus::word)),
  RECOVER_FAILED("recoverFailed", List.of("false", "true")),
  PEER_FAILED_OVER("peerFailedOver", List.of("false", "true")),
  GROUP("group", words(GroupStatus.values(), GroupStatus::word));

  private final String word;
  private final List<String> domain;

  StateColumn(String word, List<String> domain) {
    this.word = word;
    this.domain = domain;
  }

  String word() {
    return word;
  }

  List<String> domain() {
    return domain;
  }

  /** The position of what holds in {@link #domain()}. */
  int at(GroupHalf half, SyncStatus sync, TargetStatus target) {
    return switch (this) {
      case ACTIVITY -> half.activity().ordinal();
      case REVERSED -> bit(half.role().isReversed());
      case SOURCE -> bit(half.source());
      case SYNC -> sync.ordinal();
      case TARGET -> target.ordinal();
      case RECOVER_FAILED -> bit(half.recoverFailed());
      case PEER_FAILED_OVER -> bit(half.peerFailedOver());
      case GROUP -> half.status().ordinal();
    };
  }

  private static int bit(boolean b) {
    return b ? 1 : 0;
  }

  private static <E> List<String> words(E[] values, Function<E, String> word) {
    return Arrays.stream(values).map(word).toList();
  }
}
