package org.arraytwin.fleet.remote;

import io.vavr.collection.Array;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Loads;
import org.arraytwin.fleet.motion.LongDistance;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.GroupHalf;

/**
 * Takes a volume pair out of a stopped group (dismissrcopyvv); the volumes keep what they hold.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param volume name of the primary volume
 * @param removeRemote remove the secondary volume too
 */
public record DismissVolume(int array, String group, String volume, boolean removeRemote)
    implements Command {
  private static final String ASKED = "dismissrcopyvv";

  @Override
  public void decide(Steps steps) {
    Groups at = Groups.allowed(steps, array, group, ASKED);
    Volume found = steps.fleet().site(array).volume(volume);
    int pair = found == null ? -1 : at.half().pairs().at(found.id());
    if (found == null || pair < 0) {
      throw at.refuse(
          Reason.VOL_NOT_IN_GROUP, "without a volume " + volume, "name a volume of the group");
    }
    Array<GroupHalf> sharing = steps.fleet().site(array).sharing(at.half()).tail();
    Hosts.settle(steps, at.session(), array);
    int peer = at.peerArray();
    int remote = at.peer().pairs().get(pair).localVolume();
    for (Session.End end : at.ends()) {
      GroupHalf half = steps.fleet().half(end);
      steps.put(end.array(), half.edit().pairs(half.pairs().removeAt(pair)).done());
    }
    Session session = steps.fleet().session(at.session());
    steps.put(session.sending(session.sender(), session.flows().without(pair)));
    Streaming.rebase(steps, at.session(), array);
    Hosts.refresh(steps, at.session());
    Streaming.goOn(steps, array, sharing);
    LongDistance.part(steps, array, at.half(), found.id());
    Loads.lone(steps, array, Array.of(found.id()));
    Loads.lone(steps, peer, Array.of(remote));
    if (removeRemote) {
      Groups.removeVolume(steps, peer, remote, ASKED);
    }
  }
}
