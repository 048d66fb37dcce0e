package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.persistent.Places;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;

/** Ending replication, on command or because the target is lost. */
final class Halts {
  private Halts() {}

  /** One side stops: what its volumes show follows. The flows must have ended. */
  static void halt(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    GroupHalf half = steps.fleet().half(session.end(array));
    // What a receiver was left with in the middle of a set, or of what its own source was brought.
    boolean broken = !half.source() && Hosts.held(steps.fleet(), session, array) == null;
    boolean interrupted =
        half.pairs().exists(p -> p.status() == SyncStatus.SYNCING && p.everSynced());
    steps.put(
        array,
        half.edit()
            .activity(half.activity() == Activity.RESTORE ? Activity.NONE : half.activity())
            .pairs(half.pairs().with(p -> halted(p, half, broken, steps.now())))
            .done());
    if (half.mode() == Mode.PERIODIC && interrupted && !half.source()) {
      Roles.promote(steps, sessionId, array);
    }
  }

  /** Only what is in sync is worth a delta resync later. */
  static void keepSnapshots(Steps steps, int sessionId, int array) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(sessionId).end(array));
    if (half.source() && half.mode() == Mode.SYNC) {
      Roles.retain(steps, sessionId, array, p -> p.status() == SyncStatus.SYNCED);
    }
  }

  private static PairHalf halted(PairHalf pair, GroupHalf half, boolean broken, long now) {
    return switch (pair.status()) {
      case SYNCED -> {
        long inSyncUntil = half.mode() == Mode.SYNC ? now : pair.lastSyncMicros();
        yield pair.syncedAt(inSyncUntil, pair.asserted())
            .with(broken && !pair.asserted() ? SyncStatus.NOT_SYNCED : SyncStatus.STOPPED);
      }
      case SYNCING ->
          pair.with(
              half.mode() == Mode.PERIODIC && isStale(pair, half)
                  ? SyncStatus.STALE
                  : SyncStatus.NOT_SYNCED);
      default -> pair;
    };
  }

  /** Whether an interrupted volume still has a whole state to return to. */
  private static boolean isStale(PairHalf pair, GroupHalf half) {
    return pair.everSynced() && (half.source() || pair.retained() != null);
  }

  /** The receiver of a failed recover is rolled back, so both sides show Stopped. */
  static void failRecover(Steps steps, int sessionId, int array) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(sessionId).end(array));
    Places whole =
        Places.of(
            half.pairs()
                .filter(p -> p.everSynced() && (half.source() || p.retained() != null))
                .map(PairHalf::localVolume));
    if (!half.source()) {
      Roles.promote(steps, sessionId, array);
    }
    GroupHalf left = steps.fleet().half(array, half.id());
    steps.put(
        array,
        left.edit()
            .activity(Activity.NONE)
            .recoverFailed(true)
            .pairs(
                left.pairs()
                    .map(
                        p ->
                            p.with(
                                whole.has(p.localVolume())
                                    ? SyncStatus.STOPPED
                                    : SyncStatus.NOT_SYNCED)))
            .done());
    String named = GroupSubject.called(steps.fleet(), array, half);
    steps.alert(array, "Major", named, "recover failed");
  }

  /**
   * A resync has failed: volumes show whether the target has a whole state to return to. The target
   * is told first, and a source that hears it shows the same.
   */
  static void markStale(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    GroupHalf half = steps.fleet().half(session.end(array));
    boolean hears = half.source() && steps.fleet().inTouch(array, half.peer());
    GroupHalf target = steps.fleet().half(session.peer(array));
    PairHalf[] pairs = new PairHalf[half.pairs().size()];
    for (int i = 0; i < pairs.length; i++) {
      PairHalf pair = half.pairs().get(i);
      boolean told = !hears || target.pairs().get(i).status() == SyncStatus.STALE;
      pairs[i] = pair.with(told && isStale(pair, half) ? SyncStatus.STALE : SyncStatus.NOT_SYNCED);
    }
    steps.put(array, half.edit().pairs(Array.of(pairs)).activity(Activity.NONE).done());
  }

  /** A cycle that cannot become whole: what is under way ends, nothing of it counts. */
  static void abandonCycle(Steps steps, int sessionId) {
    Copies.end(steps, sessionId);
    Session session = steps.fleet().session(sessionId);
    for (Session.End end : Array.of(session.a(), session.b())) {
      GroupHalf half = steps.fleet().half(end);
      steps.put(
          end.array(),
          half.edit()
              .pairs(
                  half.pairs()
                      .map(
                          p ->
                              p.status() == SyncStatus.SYNCING ? p.with(SyncStatus.NOT_SYNCED) : p))
              .done());
    }
    Cycles.scheduleNext(steps, sessionId);
  }
}
