package org.arraytwin.fleet.session;

import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;

/**
 * Asks something of a mirror as soon as its two arrays are in touch and know of each other: what an
 * operator has asked of one side alone (rmrcrelationship -force while disconnected). Until then it
 * looks again and again; a mirror that is gone is asked nothing.
 *
 * @param array id of the array it is asked on
 * @param session id of the mirror's session
 * @param operation as its table names it
 */
public record OnceInTouch(int array, int session, String operation) implements Command {
  private static final long AGAIN_MICROS = 5_000_000;

  @Override
  public void decide(Steps steps) {
    Session found = steps.fleet().sessions().get(session);
    if (found == null) {
      return;
    }
    String name = steps.fleet().half(found.end(array)).name();
    boolean both = steps.fleet().inTouch(array, found.peer(array).array());
    if (!both || !asked(steps, name)) {
      steps.schedule(steps.now() + AGAIN_MICROS, this);
    }
  }

  /** Whether it is taken; what is refused has changed nothing and is asked again later. */
  private boolean asked(Steps steps, String name) {
    try {
      new Operate(array, name, operation, List.of()).decide(steps);
      return true;
    } catch (Refused later) {
      return false;
    }
  }
}
