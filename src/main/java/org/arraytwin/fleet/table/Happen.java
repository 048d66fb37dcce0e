package org.arraytwin.fleet.table;

import org.arraytwin.fleet.Ahead;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.table.Happening;
import org.jspecify.annotations.Nullable;

/**
 * Something befalls a session later. Void where the session is gone or has left its state.
 *
 * @param sessions its family
 * @param array id of the array that it befalls
 * @param session its id
 * @param happening what
 * @param options a bit for each option of the operation that led to it
 * @param stamp the session's when this was set
 */
public record Happen(
    Sessions sessions, int array, int session, Happening happening, int options, long stamp)
    implements Command {
  @Override
  public @Nullable Ahead ahead(Fleet fleet) {
    return sessions.ahead(fleet, session);
  }

  @Override
  public void decide(Steps steps) {
    Subject subject = sessions.of(steps.fleet(), array, session);
    if (subject != null && subject.stamp() == stamp) {
      Decision.happen(steps, sessions, subject, happening, options);
    }
  }
}
