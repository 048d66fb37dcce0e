package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.replication.GroupHalf;

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
    implements Command {
  private static final String ASKED = "setrcopygroup reverse";

  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    GroupHalf half = site.group(group);
    int targets = half == null ? 0 : site.halves(half.group()).size();
    if (half != null && !natural && targets > 1) {
      throw new Refused(
          new Refusal(
              Reason.INV_OPERATION_ON_MULTIPLE_TARGETS,
              "group " + half.name() + " on " + site.name(),
              "replicated to " + targets + " targets",
              ASKED,
              "only its natural direction can be reversed; fail it over instead"));
    }
    GroupSessions.operate(
        steps,
        array,
        group,
        ASKED,
        new Asked()
            .with("natural", natural)
            .with("local", local)
            .with("stopgroups", stopGroups)
            .with("nosnap", nosnap)
            .with("nopromote", nopromote)
            .words());
  }
}
