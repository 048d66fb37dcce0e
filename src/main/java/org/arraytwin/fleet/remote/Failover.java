package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.NewestData;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Makes the secondary the source (setrcopygroup failover). Volumes that were not all in sync to one
 * moment are rolled back to the snapshots kept of the last such moment.
 *
 * @param array id of the secondary side
 * @param group its name there
 * @param nosnap take no snapshots of the volumes as they are at the failover
 * @param nopromote do not roll back
 * @param discard do not look for newer data on the group's other target; what only that one has is
 *     given up
 */
public record Failover(int array, String group, boolean nosnap, boolean nopromote, boolean discard)
    implements OfGroup {
  /** Looking for newer data where the group has another target. */
  public Failover(int array, String group, boolean nosnap, boolean nopromote) {
    this(array, group, nosnap, nopromote, false);
  }

  @Override
  public void decide(Steps steps) {
    Failover then = new Failover(array, group, nosnap, nopromote, true);
    if (!discard && NewestData.fetched(steps, array, group, then)) {
      return;
    }
    GroupSessions.operate(
        steps,
        array,
        group,
        "setrcopygroup failover",
        new Asked().with("nosnap", nosnap).with("nopromote", nopromote).words());
  }
}
