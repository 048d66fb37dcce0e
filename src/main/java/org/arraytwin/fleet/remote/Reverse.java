package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Changes the direction of a group (setrcopygroup reverse): the current one, which is the planned
 * swap and needs a stopped group, or only the natural one, which flips the role names and leaves
 * the data flow alone.
 *
 * @param array id of the side it is run on
 * @param group its name there
 * @param natural the natural direction instead of the current one
 * @param local only on this array
 * @param stopGroups stop the group first
 * @param nosnap drop the snapshots kept instead of rolling back to them
 * @param nopromote keep the volumes as they are
 */
public record Reverse(
    int array,
    String group,
    boolean natural,
    boolean local,
    boolean stopGroups,
    boolean nosnap,
    boolean nopromote)
    implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(
        steps,
        array,
        group,
        "setrcopygroup reverse",
        new Asked()
            .with("natural", natural)
            .with("local", local)
            .with("stopgroups", stopGroups)
            .with("nosnap", nosnap)
            .with("nopromote", nopromote)
            .words());
  }
}
