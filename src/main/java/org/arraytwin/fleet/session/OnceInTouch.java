package org.arraytwin.fleet.session;

import io.vavr.collection.Array;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;

/**
 * Asks something of a mirror when its two arrays meet again: what an operator has asked of one side
 * alone (rmrcrelationship -force while disconnected). Nothing happens before they do; a mirror that
 * is gone is asked nothing.
 *
 * @param array id of the array it is asked on
 * @param session id of the mirror's session
 * @param operation as its table names it; refused, while the arrays are in touch, only for what
 *     passes by itself
 */
public record OnceInTouch(int array, int session, String operation) implements Command {
  private static final long AGAIN_MICROS = 5_000_000;

  @Override
  public void decide(Steps steps) {
    Session found = steps.fleet().sessions().get(session);
    if (found == null) {
      return;
    }
    if (!steps.fleet().inTouch(array, found.peer(array).array())) {
      Array<Command> asked = found.meeting().asked();
      if (!asked.contains(this)) {
        steps.put(found.meeting(new Session.Meeting(asked.append(this))));
      }
    } else if (!asked(steps, steps.fleet().half(found.end(array)).name())) {
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
