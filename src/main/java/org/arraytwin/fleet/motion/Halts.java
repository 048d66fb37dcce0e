package org.arraytwin.fleet.motion;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;

/** Ending replication, on command or because the target is lost. */
public final class Halts {
  private Halts() {}

  /**
   * One side stops. The flows must have ended.
   *
   * @param status Stopping or Stopped
   * @param byLink whether the target was lost, so that auto_recover applies later
   * @param nosnap whether the source takes no snapshots
   */
  public static void side(
      Steps steps, int sessionId, int array, GroupStatus status, boolean byLink, boolean nosnap) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(sessionId).end(array));
    if (half.activity() == Activity.RECOVER) {
      recoverFailedSide(steps, sessionId, array);
      return;
    }
    boolean snapshots = half.source() && half.mode() == Mode.SYNC && !nosnap;
    boolean interrupted =
        half.pairs().exists(p -> p.status() == SyncStatus.SYNCING && p.everSynced());
    steps.put(
        array,
        half.edit()
            .status(status)
            .activity(half.activity() == Activity.RESTORE ? Activity.NONE : half.activity())
            .pairs(half.pairs().map(p -> halted(p, half, steps.now())))
            .stoppedByLink(byLink)
            .done());
    if (half.mode() == Mode.PERIODIC && interrupted && !half.source()) {
      Roles.promote(steps, sessionId, array);
    }
    if (snapshots) {
      // Only what was in sync a moment ago is worth a delta resync later.
      Vector<Integer> synced =
          half.pairs().filter(p -> p.status() == SyncStatus.SYNCED).map(p -> p.localVolume());
      Roles.retain(steps, sessionId, array, synced::contains);
    }
  }

  private static PairHalf halted(PairHalf pair, GroupHalf half, long now) {
    return switch (pair.status()) {
      case SYNCED -> {
        long inSyncUntil = half.mode() == Mode.SYNC ? now : pair.lastSyncMicros();
        yield pair.syncedAt(inSyncUntil, pair.asserted()).with(SyncStatus.STOPPED);
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
  static boolean isStale(PairHalf pair, GroupHalf half) {
    return pair.everSynced() && (half.source() || pair.retained() != null);
  }

  /** A recover has failed on both sides, links being up. */
  static void recoverFailed(Steps steps, int sessionId) {
    Copies.end(steps, sessionId);
    Session session = steps.fleet().session(sessionId);
    recoverFailedSide(steps, sessionId, session.a().array());
    recoverFailedSide(steps, sessionId, session.b().array());
    Hosts.refresh(steps, sessionId);
  }

  /** The receiver of a failed recover is rolled back, so both sides show Stopped. */
  private static void recoverFailedSide(Steps steps, int sessionId, int array) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(sessionId).end(array));
    Vector<Integer> whole =
        half.pairs()
            .filter(p -> p.everSynced() && (half.source() || p.retained() != null))
            .map(PairHalf::localVolume);
    if (!half.source()) {
      Roles.promote(steps, sessionId, array);
    }
    GroupHalf left = steps.fleet().half(array, half.id());
    steps.put(
        array,
        left.edit()
            .status(GroupStatus.STOPPED)
            .activity(Activity.NONE)
            .recoverFailed(true)
            .pairs(
                left.pairs()
                    .map(
                        p ->
                            p.with(
                                whole.contains(p.localVolume())
                                    ? SyncStatus.STOPPED
                                    : SyncStatus.NOT_SYNCED)))
            .done());
    steps.alert(array, "Major", "group " + half.name(), "recover failed");
  }

  /**
   * A side cannot reach its volumes: whatever is under way ends and the group stops, on the other
   * side too where that one can be told. Links being up, nothing starts again by itself.
   */
  public static void unreachable(Steps steps, int sessionId, int array) {
    broken(
        steps,
        sessionId,
        array,
        "its volumes cannot be reached",
        "the peer cannot reach its volumes");
  }

  /**
   * The same for another cause.
   *
   * @param mine what the side says
   * @param theirs what the other side says where it can be told
   */
  public static void broken(Steps steps, int sessionId, int array, String mine, String theirs) {
    int peer = steps.fleet().session(sessionId).peer(array).array();
    boolean told = steps.fleet().inTouch(array, peer);
    Copies.end(steps, sessionId);
    stopFailed(steps, sessionId, array, "group stopped: " + mine);
    if (told) {
      stopFailed(steps, sessionId, peer, "group stopped: " + theirs);
    }
    Hosts.refresh(steps, sessionId);
  }

  private static void stopFailed(Steps steps, int sessionId, int array, String text) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(sessionId).end(array));
    if (half.running() || half.status() == GroupStatus.STOPPING) {
      side(steps, sessionId, array, GroupStatus.STOPPED, false, false);
      steps.alert(array, "Major", "group " + half.name(), text);
    }
  }

  /** A source that failed its host's writes rather than stop stops after all. */
  public static void giveUpHoldingOut(Steps steps, int sessionId, int array) {
    Copies.end(steps, sessionId);
    side(steps, sessionId, array, GroupStatus.STOPPED, true, false);
    Hosts.refresh(steps, sessionId);
  }

  /** A cycle that cannot become whole: what is under way ends, nothing of it counts. */
  static void abandonCycle(Steps steps, int sessionId) {
    Copies.end(steps, sessionId);
    Session session = steps.fleet().session(sessionId);
    for (Session.End end : Vector.of(session.a(), session.b())) {
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
