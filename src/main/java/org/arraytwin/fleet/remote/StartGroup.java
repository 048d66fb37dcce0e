package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Copies;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.Timings;

/**
 * Starts a group (startrcopygroup): an initial copy, or a resync of what differs.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param nosync take the volumes for in sync without copying anything
 */
public record StartGroup(int array, String group, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    Groups at =
        Groups.named(steps, array, group, "startrcopygroup")
            .source()
            .idle()
            .notRunning(Reason.RCOPY_GROUP_STARTED)
            .notEmpty()
            .ready()
            .notFailedOver();
    at.forgetFailedRecover();
    for (Session.End end : at.ends()) {
      GroupHalf half = steps.fleet().half(end);
      steps.put(end.array(), half.edit().status(GroupStatus.STARTING).stoppedByLink(false).done());
    }
    double delay = steps.fleet().site(array).rules().timings().start();
    steps.schedule(steps.now() + Timings.micros(delay), new Done(at.session(), array, nosync));
  }

  /** The group is Started and begins to synchronize. Void where it was stopped meanwhile. */
  private record Done(int session, int array, boolean nosync) implements Command {
    @Override
    public void decide(Steps steps) {
      Session at = steps.fleet().sessions().get(session);
      if (at == null
          || steps.fleet().half(at.a()).status() != GroupStatus.STARTING
          || steps.fleet().half(at.b()).status() != GroupStatus.STARTING) {
        return;
      }
      for (int side : new int[] {at.a().array(), at.b().array()}) {
        GroupHalf half = steps.fleet().half(at.end(side));
        steps.put(side, half.edit().status(GroupStatus.STARTED).done());
      }
      Copies.begin(steps, session, array, nosync);
    }
  }
}
