package org.arraytwin.fleet.remote;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;

/**
 * The preconditions that commands on groups share, each read from the array's own half; where one
 * does not hold the command is refused with its own reason (sources: docs/FIDELITY.md).
 */
final class Groups {
  private final Steps steps;
  private final int array;
  private final GroupHalf half;
  private final String asked;

  private Groups(Steps steps, int array, GroupHalf half, String asked) {
    this.steps = steps;
    this.array = array;
    this.half = half;
    this.asked = asked;
  }

  /** The group of that name on a running array. */
  static Groups named(Steps steps, int array, String group, String asked) {
    Site site = site(steps, array, asked);
    GroupHalf half = site.group(group);
    if (half == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_RCOPY_GROUP,
              "group " + group + " on " + site.name(),
              "not there",
              asked,
              "groups there: "
                  + site.groups().filter(g -> g != null).map(GroupHalf::name).mkString(", ")));
    }
    return new Groups(steps, array, half, asked);
  }

  /** An array that has power. */
  static Site site(Steps steps, int array, String asked) {
    Site site = steps.fleet().site(array);
    if (!site.powered()) {
      throw new Refused(
          new Refusal(
              Reason.ARRAY_WITHOUT_POWER,
              "array " + site.name(),
              "without power",
              asked,
              "restore the array first"));
    }
    return site;
  }

  GroupHalf half() {
    return half;
  }

  int session() {
    return half.session();
  }

  /** The peer's half; a command may touch it only where the target is ready. */
  GroupHalf peer() {
    return steps.fleet().half(peerEnd());
  }

  int peerArray() {
    return peerEnd().array();
  }

  private Session.End peerEnd() {
    return steps.fleet().session(half.session()).peer(array);
  }

  boolean targetReady() {
    return steps.fleet().inTouch(array, half.peer());
  }

  Refused refuse(Reason reason, String state, String legal) {
    String object = "group " + half.name() + " on " + steps.fleet().site(array).name();
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }

  Groups source() {
    if (!half.source()) {
      throw refuse(
          Reason.OPERATION_ONLY_ON_PRIMARY_SIDE,
          half.role().word(),
          "run it on " + half.target() + " for group " + half.remoteName());
    }
    return this;
  }

  Groups ready() {
    if (!targetReady()) {
      throw refuse(
          Reason.RCOPY_TARGET_IS_NOT_READY,
          half.role().word()
              + "/"
              + half.status().word()
              + " and its target "
              + half.target()
              + " is not ready",
          "wait until showrcopy targets shows ready");
    }
    return this;
  }

  /** Neither changing its state nor in a disaster-recovery operation. */
  Groups idle() {
    if (half.status() == GroupStatus.STARTING || half.status() == GroupStatus.STOPPING) {
      throw refuse(Reason.RCOPY_GROUP_IS_BUSY, half.status().word(), "wait until it is done");
    }
    if (half.activity() != Activity.NONE) {
      throw refuse(
          Reason.RCOPY_GROUP_IS_BUSY,
          "in the middle of a " + half.activity().word().toLowerCase(java.util.Locale.ROOT),
          "wait until it is done");
    }
    return this;
  }

  /** Stopped or never started. */
  Groups notRunning(Reason reason) {
    if (half.running()) {
      throw refuse(reason, half.status().word(), "stop the group first");
    }
    return this;
  }

  Groups stopped() {
    notRunning(Reason.RCOPY_GROUP_NOT_STOPPED);
    if (half.status() == GroupStatus.NEW) {
      throw refuse(Reason.RCOPY_GROUP_NOT_STARTED, "New", "start the group once first");
    }
    return this;
  }

  Groups started() {
    if (half.status() != GroupStatus.STARTED) {
      throw refuse(Reason.RCOPY_GROUP_NOT_STARTED, half.status().word(), "start the group first");
    }
    return this;
  }

  Groups notEmpty() {
    if (half.pairs().isEmpty()) {
      throw refuse(Reason.RCOPY_GROUP_EMPTY, "without volumes", "admit a volume first");
    }
    return this;
  }

  /** The peer does not accept writes too. */
  Groups notFailedOver() {
    if (half.failedOver() || half.peerFailedOver() || (half.source() && peer().source())) {
      throw refuse(
          Reason.RCOPY_GROUP_IN_FAILOVER_STATE,
          "in failover state",
          half.failedOver()
              ? "recover the group, or reverse -local -current to give the failover up"
              : "recover the group on " + half.target());
    }
    return this;
  }

  /** Any command ends the mark that a failed recover has left. */
  void forgetFailedRecover() {
    for (Session.End end : ends()) {
      GroupHalf at = steps.fleet().half(end);
      if (at.recoverFailed() && (end.array() == array || targetReady())) {
        steps.put(end.array(), at.edit().recoverFailed(false).done());
      }
    }
  }

  Vector<Session.End> ends() {
    Session session = steps.fleet().session(half.session());
    return Vector.of(session.end(array), session.peer(array));
  }
}
