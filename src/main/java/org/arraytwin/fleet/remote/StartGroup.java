package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Starts a group (startrcopygroup): an initial copy, or a resync of what differs.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param nosync take the volumes for in sync without copying anything
 */
public record StartGroup(int array, String group, boolean nosync) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(
        steps, array, group, "startrcopygroup", new Asked().with("nosync", nosync).words());
  }
}
