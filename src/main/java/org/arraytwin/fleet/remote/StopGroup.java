package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Stops a group (stoprcopygroup). Without a ready target only the side it is run on stops, which
 * lets the hosts of a fail_wrt_on_err group write again.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param nosnap take no snapshots, so that the next start copies what differs all the same
 */
public record StopGroup(int array, String group, boolean nosnap) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(
        steps, array, group, "stoprcopygroup", new Asked().with("nosnap", nosnap).words());
  }
}
