package org.arraytwin.fleet.remote;

import java.util.List;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Lets the hosts of a group in Failsafe have their volumes again (setrcopygroup override); the
 * group is stopped then.
 *
 * @param array id of the primary side
 * @param group its name there
 */
public record OverrideFailsafe(int array, String group) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(steps, array, group, "setrcopygroup override", List.of());
  }
}
