package org.arraytwin.fleet.motion;

import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;

/** What a session hands on at once of what another one, or a mirror, brings to its source. */
final class HandedOn {
  private HandedOn() {}

  /**
   * Nothing passes a link that is cut. Where hosts write the source they wait, or what they write
   * does; what a mirror brings there goes on, and the receiver rests at what it has had of it.
   */
  static void rest(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    if (session.moves() && handsOn(steps, session)) {
      Copies.end(steps, sessionId);
    }
  }

  /** What rests because a link was cut goes on with what differs, where nobody has given it up. */
  static void goOn(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    int from = session.sender();
    if (!session.moves()
        && steps.fleet().half(session.end(from)).running()
        && steps.fleet().half(session.peer(from)).running()
        && steps.fleet().inTouch(session.a().array(), session.b().array())
        && handsOn(steps, session)) {
      Copies.mirror(steps, sessionId);
    }
  }

  /** Whether a session forwards at once what another one, or a mirror, brings to its source. */
  private static boolean handsOn(Steps steps, Session session) {
    int from = session.sender();
    return session.journal() == null
        && Journals.stream(steps, session, from) == null
        && Copies.forwards(steps, session, from);
  }
}
