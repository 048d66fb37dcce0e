package org.arraytwin.fleet.session;

import java.util.List;
import org.arraytwin.fleet.Ahead;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.table.Decision;
import org.arraytwin.fleet.table.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * An operator asks something of a session; its table says what follows.
 *
 * @param array id of the array it is asked on
 * @param session its name there
 * @param operation as the table names it, for example {@code setrcopygroup failover}
 * @param options words added, for example {@code nosync}
 */
public record Operate(int array, String session, String operation, List<String> options)
    implements Command {
  public Operate {
    options = List.copyOf(options);
  }

  @Override
  public @Nullable Ahead ahead(Fleet fleet) {
    return GroupSessions.ahead(fleet, array, session);
  }

  @Override
  public void decide(Steps steps) {
    Sessions sessions = Families.with(steps.fleet(), array, session);
    if (sessions == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_SESSION,
              "session " + session + " on " + steps.fleet().site(array).name(),
              "not there",
              operation,
              "name a session of the array"));
    }
    Decision.operate(steps, sessions, array, session, operation, options);
  }
}
