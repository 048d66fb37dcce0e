package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Returns a recovered group to its natural direction (setrcopygroup restore). Host writes wait
 * during the switch; a periodic group runs a last cycle first, so that nothing is lost.
 *
 * @param array id of the side in role Primary-Rev
 * @param group its name there
 * @param nostart leave the group Stopped afterwards
 * @param nosync take the volumes for in sync afterwards without comparing them
 */
public record Restore(int array, String group, boolean nostart, boolean nosync) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(
        steps,
        array,
        group,
        "setrcopygroup restore",
        new Asked().with("nostart", nostart).with("nosync", nosync).words());
  }
}
