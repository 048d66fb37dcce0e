package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Copies;
import org.arraytwin.fleet.motion.Halts;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.Timings;

/**
 * Stops a group (stoprcopygroup). Without a ready target only the side it is run on stops, which
 * lets the hosts of a fail_wrt_on_err group write again.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param nosnap take no snapshots, so that the next start copies what differs all the same
 */
public record StopGroup(int array, String group, boolean nosnap) implements Command {
  @Override
  public void decide(Steps steps) {
    Groups at = Groups.named(steps, array, group, "stoprcopygroup").source();
    GroupHalf half = at.half();
    if (half.activity() == Activity.RESTORE || half.activity() == Activity.FAILOVER) {
      at.idle();
    }
    if (!half.running()) {
      throw at.refuse(
          Reason.RCOPY_GROUP_NOT_STARTED, half.status().word(), "there is nothing to stop");
    }
    Copies.end(steps, at.session());
    for (Session.End end : at.ends()) {
      if (end.array() == array || at.targetReady()) {
        Halts.side(steps, at.session(), end.array(), GroupStatus.STOPPING, false, nosnap);
      }
    }
    Hosts.refresh(steps, at.session());
    double delay = steps.fleet().site(array).rules().timings().stop();
    steps.schedule(steps.now() + Timings.micros(delay), new Done(at.session()));
  }

  /** Both halves that were Stopping are Stopped. */
  private record Done(int session) implements Command {
    @Override
    public void decide(Steps steps) {
      Session at = steps.fleet().sessions().get(session);
      if (at == null) {
        return;
      }
      for (int side : new int[] {at.a().array(), at.b().array()}) {
        GroupHalf half = steps.fleet().half(at.end(side));
        if (half.status() == GroupStatus.STOPPING) {
          steps.put(side, half.edit().status(GroupStatus.STOPPED).done());
        }
      }
    }
  }
}
