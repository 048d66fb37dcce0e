package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Makes the old primary follow the side that failed over (setrcopygroup recover): it becomes
 * Secondary-Rev and receives what differs. What only it had accepted is lost, and noted.
 *
 * @param array id of the side in role Primary-Rev
 * @param group its name there
 * @param nostart change the roles only
 * @param nosync take the volumes for in sync without copying anything
 */
public record Recover(int array, String group, boolean nostart, boolean nosync) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(
        steps,
        array,
        group,
        "setrcopygroup recover",
        new Asked().with("nostart", nostart).with("nosync", nosync).words());
  }
}
