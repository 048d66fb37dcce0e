package org.arraytwin.fleet.session;

import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.copy.CopySessions;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.table.Legal;
import org.arraytwin.fleet.table.Sessions;
import org.arraytwin.fleet.table.Subject;
import org.jspecify.annotations.Nullable;

/** All families of sessions; a new one is one more word in the list. */
public final class Families {
  private static final List<Sessions> ALL = List.of(GroupSessions.GROUP, CopySessions.COPY);

  private Families() {}

  /** The family that has a session of that name on an array, or null. */
  static @Nullable Sessions with(Fleet fleet, int array, String name) {
    for (Sessions sessions : ALL) {
      if (sessions.named(fleet, array, name) != null) {
        return sessions;
      }
    }
    return null;
  }

  /**
   * Every operation of a session as the array would answer it now; none where there is no such
   * session.
   */
  public static List<Legal> legal(Fleet fleet, int array, String name) {
    Sessions sessions = with(fleet, array, name);
    Subject subject = sessions == null ? null : sessions.named(fleet, array, name);
    return sessions == null || subject == null ? List.of() : Legal.of(sessions, fleet, subject);
  }
}
