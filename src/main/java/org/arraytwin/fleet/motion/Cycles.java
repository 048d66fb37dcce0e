package org.arraytwin.fleet.motion;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.SyncStatus;

/** The cycles of periodic groups. */
public final class Cycles {
  /** Seconds from one cycle to the next where nobody has said otherwise. */
  public static final long USUAL_SECONDS = 300;

  private Cycles() {}

  /** A half that runs in cycles from now on, by its period or the usual one. */
  public static GroupHalf periodic(GroupHalf half) {
    long period = half.mode() == Mode.PERIODIC ? half.periodSeconds() : 0;
    return half.edit()
        .mode(Mode.PERIODIC)
        .periodSeconds(period > 0 ? period : USUAL_SECONDS)
        .done();
  }

  /**
   * Sets the next cycle of a session: one period after the start of the last, or at once where the
   * last took longer than that (HP 3PAR: 1:00, took 12 of 10 minutes, next 1:12, then 1:22).
   */
  public static void scheduleNext(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    GroupHalf source = steps.fleet().half(session.end(session.sender()));
    if (source.periodSeconds() == 0) {
      return;
    }
    long period = source.periodSeconds() * 1_000_000L;
    long next = session.cycleStartMicros() + period;
    if (next < steps.now() && source.policies().overPerAlert()) {
      steps.alert(
          session.sender(),
          "Minor",
          GroupSubject.called(steps.fleet(), session.sender(), source),
          "the last sync took longer than the period of " + source.periodSeconds() + " s");
    }
    steps.schedule(
        next, new CycleDue(sessionId, session.cycleStartMicros(), source.periodSeconds()));
  }

  /** Whether a cycle could run now. */
  static boolean possible(Steps steps, Session session) {
    GroupHalf source = steps.fleet().half(session.end(session.sender()));
    return source.source()
        && source.started()
        && source.activity() == Activity.NONE
        && session.cyclePoint() == null
        && session.flows().allIdle()
        && steps.fleet().inTouch(session.sender(), source.peer())
        && steps.fleet().half(session.peer(session.sender())).running();
  }

  /** A cycle falls due. Void where a cycle has begun since, or the period has changed. */
  record CycleDue(int session, long cycleStartMicros, long periodSeconds) implements Command {
    private static final long RETRY_MICROS = 10_000_000L;

    @Override
    public void decide(Steps steps) {
      Session at = steps.fleet().sessions().get(session);
      if (at == null || at.cycleStartMicros() != cycleStartMicros) {
        return;
      }
      GroupHalf source = steps.fleet().half(at.end(at.sender()));
      if (source.periodSeconds() != periodSeconds || !source.started()) {
        return;
      }
      if (possible(steps, at)) {
        Copies.begin(steps, session, at.sender(), false);
      } else if (!source.anyPair(SyncStatus.SYNCING)) {
        // The target is silent but not yet declared failed, or a restore is under way.
        steps.schedule(steps.now() + RETRY_MICROS, this);
      }
    }
  }
}
