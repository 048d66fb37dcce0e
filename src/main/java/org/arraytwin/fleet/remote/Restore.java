package org.arraytwin.fleet.remote;

import io.vavr.collection.Vector;
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
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.Timings;

/**
 * Returns a recovered group to its natural direction (setrcopygroup restore). Host writes wait
 * during the switch; a periodic group runs a last cycle first, so that nothing is lost.
 *
 * @param array id of the side in role Primary-Rev
 * @param group its name there
 * @param nostart leave the group Stopped afterwards
 * @param nosync take the volumes for in sync afterwards without comparing them
 */
public record Restore(int array, String group, boolean nostart, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    Groups at = Groups.named(steps, array, group, "setrcopygroup restore");
    GroupHalf half = at.half();
    if (half.role() != Role.PRIMARY_REV) {
      throw at.refuse(
          Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT,
          half.role().word(),
          "restore is for a recovered group in role Primary-Rev");
    }
    at.idle().started().ready();
    if (!half.allPairs(SyncStatus.SYNCED)) {
      throw at.refuse(
          Reason.RCOPY_GROUP_IS_NOT_SYNCED,
          half.pairs().map(p -> p.status().word()).distinct().mkString("/"),
          "wait until all its volumes are Synced");
    }
    for (Session.End end : at.ends()) {
      GroupHalf before = steps.fleet().half(end);
      steps.put(end.array(), before.edit().activity(Activity.RESTORE).done());
    }
    Hosts.refresh(steps, at.session());
    Command next = new Switch(at.session(), array, nostart, nosync);
    if (half.mode() == Mode.PERIODIC && !nosync) {
      Copies.begin(steps, at.session(), array, false, next);
    } else {
      next.decide(steps);
    }
  }

  /** Everything is on both sides: the roles change after a while. */
  private record Switch(int session, int array, boolean nostart, boolean nosync)
      implements Command {
    @Override
    public void decide(Steps steps) {
      double delay = steps.fleet().site(array).rules().timings().restore();
      steps.schedule(
          steps.now() + Timings.micros(delay), new Done(session, array, nostart, nosync));
    }
  }

  /** The roles change, or the restore fails and everything stays as it was. */
  private record Done(int session, int array, boolean nostart, boolean nosync) implements Command {
    @Override
    public void decide(Steps steps) {
      Session at = steps.fleet().sessions().get(session);
      if (at == null
          || steps.fleet().half(at.a()).activity() != Activity.RESTORE
          || steps.fleet().half(at.b()).activity() != Activity.RESTORE) {
        return;
      }
      Session.ArmedFault fault = at.armed().find(f -> f.operation().equals("restore")).getOrNull();
      if (fault != null) {
        steps.put(at.armed(at.armed().remove(fault)));
      }
      boolean inTouch = steps.fleet().inTouch(at.a().array(), at.b().array());
      activityOver(steps, at, inTouch);
      if (fault != null || !inTouch) {
        GroupHalf half = steps.fleet().half(at.end(array));
        steps.alert(array, "Major", "group " + half.name(), "restore failed");
        Hosts.refresh(steps, session);
      } else {
        swap(steps, at);
      }
    }

    /** A side that is not reached finds out by itself: by its own timeout, or when it comes up. */
    private void activityOver(Steps steps, Session at, boolean inTouch) {
      for (Session.End end : Vector.of(at.a(), at.b())) {
        boolean reached = inTouch || end.array() == array;
        if (reached && steps.fleet().site(end.array()).powered()) {
          GroupHalf half = steps.fleet().half(end);
          steps.put(end.array(), half.edit().activity(Activity.NONE).done());
        }
      }
    }

    private void swap(Steps steps, Session at) {
      int peer = at.peer(array).array();
      Copies.end(steps, session);
      Roles.becomeTarget(steps, session, array);
      Roles.becomeSource(steps, session, peer);
      Hosts.move(steps, session, peer);
      for (Session.End end : Vector.of(at.a(), at.b())) {
        GroupHalf half = Roles.settled(steps.fleet().half(end)).done();
        steps.put(end.array(), nostart ? stopped(half) : half);
      }
      if (nostart) {
        Hosts.refresh(steps, session);
      } else {
        Copies.begin(steps, session, peer, nosync);
      }
    }

    private static GroupHalf stopped(GroupHalf half) {
      return Roles.stoppedPairs(half).edit().status(GroupStatus.STOPPED).done();
    }
  }
}
