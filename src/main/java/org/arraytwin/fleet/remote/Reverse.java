package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Copies;
import org.arraytwin.fleet.motion.Halts;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Roles;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;

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
  @Override
  public void decide(Steps steps) {
    Groups at = Groups.named(steps, array, group, "setrcopygroup reverse").idle();
    if (!local) {
      at.ready();
    }
    if (natural) {
      flipNatural(steps, at);
    } else {
      flipCurrent(steps, at);
    }
    Hosts.refresh(steps, at.session());
  }

  private void flipNatural(Steps steps, Groups at) {
    for (Session.End end : at.ends()) {
      if (!local || end.array() == array) {
        GroupHalf half = steps.fleet().half(end);
        steps.put(end.array(), half.edit().naturalSource(!half.naturalSource()).done());
      }
    }
  }

  private void flipCurrent(Steps steps, Groups at) {
    stopFirst(steps, at);
    Session session = steps.fleet().session(at.session());
    int peer = session.peer(array).array();
    boolean toTarget = at.half().source();
    if (!local && at.peer().source() == toTarget) {
      throw at.refuse(
          Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT,
          at.half().role().word() + " here and " + at.peer().role().word() + " on the target",
          "reverse one side with -local, or recover");
    }
    if (local) {
      flip(steps, at.session(), array, toTarget);
    } else {
      // The side that gives up its role first, so that never two sides accept writes.
      flip(steps, at.session(), toTarget ? array : peer, true);
      flip(steps, at.session(), toTarget ? peer : array, false);
    }
    boolean hostHere = !toTarget;
    Hosts.move(steps, at.session(), hostHere ? array : peer);
    for (Session.End end : at.ends()) {
      GroupHalf half = steps.fleet().half(end);
      if (!local || end.array() == array) {
        steps.put(end.array(), Roles.settled(half).done());
      } else if (at.targetReady()) {
        // The peer is not changed, but it learns that nobody has failed over any more.
        steps.put(end.array(), half.edit().peerFailedOver(false).done());
      }
    }
  }

  private void flip(Steps steps, int session, int side, boolean toTarget) {
    if (!toTarget) {
      Roles.becomeSource(steps, session, side);
      return;
    }
    Roles.becomeTarget(steps, session, side);
    if (nosnap) {
      GroupHalf half = steps.fleet().half(steps.fleet().session(session).end(side));
      steps.put(side, half.edit().pairs(half.pairs().map(p -> p.keeping(null))).done());
    } else if (!nopromote) {
      Roles.promote(steps, session, side);
    }
  }

  private void stopFirst(Steps steps, Groups at) {
    boolean stopped = !at.half().running() && (local || !at.peer().running());
    if (stopped) {
      at.stopped();
      return;
    }
    if (!stopGroups) {
      throw at.refuse(
          Reason.RCOPY_GROUP_NOT_STOPPED,
          at.half().status().word(),
          "stop the group first, or reverse with -stopgroups");
    }
    Copies.end(steps, at.session());
    for (Session.End end : at.ends()) {
      boolean reached = end.array() == array || at.targetReady();
      if (reached && steps.fleet().half(end).running()) {
        Halts.side(steps, at.session(), end.array(), GroupStatus.STOPPED, false, nosnap);
      }
    }
  }
}
