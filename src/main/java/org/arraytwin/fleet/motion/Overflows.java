package org.arraytwin.fleet.motion;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.GroupStatus;

/** What becomes of a group whose journal has no room left. */
final class Overflows {
  private Overflows() {}

  /** Replication is suspended on each side that learns of it; the target keeps the last set. */
  static void suspend(Steps steps, int sessionId) {
    Copies.end(steps, sessionId);
    Session session = steps.fleet().session(sessionId);
    int from = session.sender();
    boolean told = steps.fleet().inTouch(from, session.peer(from).array());
    for (Session.End end : Vector.of(session.a(), session.b())) {
      if (end.array() == from || told) {
        Halts.side(steps, sessionId, end.array(), GroupStatus.STOPPED, false, false);
      }
    }
    Hosts.refresh(steps, sessionId);
  }
}
