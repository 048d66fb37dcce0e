package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Copies;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Roles;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.WriteStream;

/**
 * Makes the old primary follow the side that failed over (setrcopygroup recover): it becomes
 * Secondary-Rev and receives what differs. What only it had accepted is lost, and noted.
 *
 * @param array id of the side in role Primary-Rev
 * @param group its name there
 * @param nostart change the roles only
 * @param nosync take the volumes for in sync without copying anything
 */
public record Recover(int array, String group, boolean nostart, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    Groups at = Groups.named(steps, array, group, "setrcopygroup recover");
    if (at.half().role() != Role.PRIMARY_REV) {
      throw at.refuse(
          Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT,
          at.half().role().word(),
          "recover is for a group in role Primary-Rev");
    }
    at.idle().stopped().notEmpty().ready();
    int peer = at.peerArray();
    if (at.peer().running()) {
      throw at.refuse(
          Reason.RCOPY_GROUP_NOT_STOPPED,
          "stopped here but " + at.peer().status().word() + " on " + at.half().target(),
          "stop the group on " + at.half().target());
    }
    if (at.peer().activity() != Activity.NONE) {
      throw at.refuse(
          Reason.RCOPY_GROUP_IS_BUSY,
          "in the middle of an operation on " + at.half().target(),
          "wait until it is done");
    }
    at.forgetFailedRecover();
    if (at.peer().source()) {
      Roles.becomeTarget(steps, at.session(), peer);
    }
    WriteStream mine = steps.fleet().stream(steps.fleet().session(at.session()).end(array));
    if (mine != null) {
      Roles.recordLoss(steps, at.session(), peer, mine.ancestor());
    }
    for (Session.End end : at.ends()) {
      GroupHalf half = steps.fleet().half(end);
      GroupHalf.Edit edit = half.edit().peerFailedOver(false).stoppedByLink(false);
      steps.put(
          end.array(),
          (nostart
                  ? edit.failedOver(false)
                  : edit.activity(Activity.RECOVER).status(GroupStatus.STARTED))
              .done());
    }
    if (nostart) {
      Hosts.refresh(steps, at.session());
    } else {
      Copies.begin(steps, at.session(), array, nosync);
    }
  }
}
