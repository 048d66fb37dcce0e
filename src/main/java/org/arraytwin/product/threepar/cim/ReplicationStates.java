package org.arraytwin.product.threepar.cim;

import java.util.function.ToIntFunction;
import org.arraytwin.product.threepar.cim.state.StateTable;
import org.arraytwin.product.threepar.cim.state.Triple;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;
import org.jspecify.annotations.Nullable;

/** States of pairs, and of groups as far as their members agree. */
record ReplicationStates(StateTable table) {
  static final int MIXED = 14;
  private static final int SYNCHRONIZED = 4;
  private static final int BROKEN = 5;
  private static final int SKEWED = 13;
  private static final int NOT_APPLICABLE = 15;
  private static final int SYNC_STATE_SYNCHRONIZED = 6;

  Triple of(Snapshot s, Pair pair) {
    return table.of(pair.group(), pair.half().status(), s.targetOf(pair.group()));
  }

  /** Of a group: what its members have in common, else Mixed; an empty group is as new. */
  Triple of(Snapshot s, GroupHalf group) {
    if (group.pairs().isEmpty()) {
      return table.of(group, SyncStatus.NEW, s.targetOf(group));
    }
    return new Triple(
        common(s, group, Triple::copyState),
        common(s, group, Triple::syncState),
        common(s, group, Triple::progressStatus));
  }

  private int common(Snapshot s, GroupHalf group, ToIntFunction<Triple> part) {
    int first = part.applyAsInt(of(s, new Pair(group, 0)));
    boolean same = Snapshot.pairsOf(group).forAll(pair -> part.applyAsInt(of(s, pair)) == first);
    return same ? first : MIXED;
  }

  /** RequestedCopyState: what a broken or skewed copy is wanted to be (table 105). */
  static Long requested(Triple triple) {
    boolean wanted = triple.copyState() == BROKEN || triple.copyState() == SKEWED;
    return (long) (wanted ? SYNCHRONIZED : NOT_APPLICABLE);
  }

  static boolean maintained(GroupHalf group, Triple triple) {
    return group.running() || triple.syncState() == SYNC_STATE_SYNCHRONIZED;
  }

  /** Percent copied while a copy runs, else null. */
  static @Nullable Long percent(Snapshot s, Pair pair) {
    int percent = s.at().percent(pair.group(), pair.index());
    return percent < 0 ? null : (long) percent;
  }

  /** Of a group: the share of its bytes that is in place while any member is being copied. */
  static @Nullable Long percent(Snapshot s, GroupHalf group) {
    double total = 0;
    double done = 0;
    boolean copying = false;
    for (Pair pair : Snapshot.pairsOf(group)) {
      Long percent = percent(s, pair);
      double bytes = s.localVolume(pair).sizeBytes();
      total += bytes;
      copying |= percent != null;
      if (percent != null) {
        done += bytes * percent / 100;
      } else if (pair.half().status() == SyncStatus.SYNCED) {
        done += bytes;
      }
    }
    return copying && total > 0 ? Long.valueOf((long) (100 * done / total)) : null;
  }
}
