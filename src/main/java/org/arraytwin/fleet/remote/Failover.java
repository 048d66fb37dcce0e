package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;

/**
 * Makes the secondary the source (setrcopygroup failover). Volumes that were not all in sync to one
 * moment are rolled back to the snapshots kept of the last such moment.
 *
 * @param array id of the secondary side
 * @param group its name there
 * @param nosnap take no snapshots of the volumes as they are at the failover
 * @param nopromote do not roll back
 */
public record Failover(int array, String group, boolean nosnap, boolean nopromote)
    implements Command {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(
        steps,
        array,
        group,
        "setrcopygroup failover",
        new Asked().with("nosnap", nosnap).with("nopromote", nopromote).words());
  }
}
