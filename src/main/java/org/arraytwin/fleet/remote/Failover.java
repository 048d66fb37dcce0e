package org.arraytwin.fleet.remote;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Roles;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.Timings;

/**
 * Makes the secondary the source (setrcopygroup failover). Volumes that were not all in sync to one
 * moment are rolled back to the snapshots kept of the last such moment.
 *
 * @param array id of the secondary side
 * @param group its name there
 * @param nosnap take no snapshots of the volumes as they are at the failover
 * @param nopromote do not roll back
 */
public record Failover(int array, String group, boolean nosnap, boolean nopromote)
    implements Command {
  @Override
  public void decide(Steps steps) {
    Groups at = Groups.named(steps, array, group, "setrcopygroup failover");
    if (at.half().source()) {
      throw at.refuse(
          Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT,
          at.half().role().word(),
          "failover is for a group in role Secondary or Secondary-Rev");
    }
    at.idle().stopped().notEmpty();
    if (at.targetReady() && at.peer().failedOver()) {
      throw at.refuse(
          Reason.RCOPY_GROUP_IN_FAILOVER_STATE,
          at.half().role().word() + " to " + at.half().target() + ", which has failed over itself",
          "recover the group on " + at.half().target());
    }
    at.forgetFailedRecover();
    Session session = steps.fleet().session(at.session());
    boolean promote = !nopromote && session.end(array).holds() == null;
    Vector<Integer> whole =
        at.half()
            .pairs()
            .filter(p -> p.everSynced() && (isWhole(p) || (promote && p.retained() != null)))
            .map(PairHalf::localVolume);
    if (promote) {
      Roles.promote(steps, at.session(), array);
    }
    if (!nosnap) {
      Roles.retain(steps, at.session(), array, whole::contains);
    }
    Roles.becomeSource(steps, at.session(), array);
    GroupHalf half = steps.fleet().half(array, at.half().id());
    steps.put(
        array,
        half.edit()
            .failedOver(true)
            .status(GroupStatus.STOPPED)
            .activity(Activity.FAILOVER)
            .stoppedByLink(false)
            .pairs(
                half.pairs()
                    .map(p -> whole.contains(p.localVolume()) ? p.with(SyncStatus.STOPPED) : p))
            .done());
    Hosts.move(steps, at.session(), array);
    if (at.targetReady()) {
      GroupHalf peer = at.peer();
      steps.put(at.peerArray(), peer.edit().peerFailedOver(true).done());
    }
    Hosts.refresh(steps, at.session());
    double delay = steps.fleet().site(array).rules().timings().failover();
    steps.schedule(steps.now() + Timings.micros(delay), new Done(at.session(), array));
  }

  private static boolean isWhole(PairHalf pair) {
    return pair.status() != SyncStatus.NOT_SYNCED && pair.status() != SyncStatus.SYNCING;
  }

  /** The failover is done: hosts may write. */
  private record Done(int session, int array) implements Command {
    @Override
    public void decide(Steps steps) {
      Session at = steps.fleet().sessions().get(session);
      if (at == null) {
        return;
      }
      GroupHalf half = steps.fleet().half(at.end(array));
      if (half.activity() == Activity.FAILOVER) {
        steps.put(array, half.edit().activity(Activity.NONE).done());
        Hosts.refresh(steps, session);
      }
    }
  }
}
