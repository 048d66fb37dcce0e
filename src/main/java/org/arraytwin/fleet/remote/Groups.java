package org.arraytwin.fleet.remote;

import io.vavr.collection.Array;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.Removal;
import org.arraytwin.replication.GroupHalf;

/** A group whose table has allowed a change of its configuration. */
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

  /**
   * The group of that name, if it allows the operation now.
   *
   * @throws Refused where its table says otherwise
   */
  static Groups allowed(Steps steps, int array, String group, String asked) {
    return allowed(steps, array, group, asked, new Asked());
  }

  static Groups allowed(Steps steps, int array, String group, String asked, Asked options) {
    GroupSessions.operate(steps, array, group, asked, options.words());
    GroupHalf half = steps.fleet().site(array).group(group);
    if (half == null) {
      throw new IllegalStateException("group " + group + " is gone");
    }
    return new Groups(steps, array, half, asked);
  }

  /** An array that has power. */
  static Site site(Steps steps, int array, String asked) {
    Site site = steps.powered(array, asked);
    GroupSessions.requireReplication(site, asked);
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

  Array<Session.End> ends() {
    Session session = steps.fleet().session(half.session());
    return Array.of(session.end(array), session.peer(array));
  }

  /**
   * Removes a volume that has just left its group.
   *
   * @throws Refused where anything else has it
   */
  static void removeVolume(Steps steps, int array, int volume, String asked) {
    Volume present = steps.fleet().site(array).volumes().get(volume);
    if (present == null) {
      throw new IllegalStateException("volume " + volume + " of a group is gone");
    }
    Removal.of(steps, array, present, asked);
  }
}
