package org.arraytwin.fleet.remote;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.LongDistance;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;

/**
 * Adds a volume pair to a group that is not running (admitrcopyvv).
 *
 * @param array id of the primary side
 * @param group its name there
 * @param volume name of the primary volume
 * @param remoteVolume name of the secondary volume, of the same size
 * @param createRemote create the secondary volume, in the target's first pool
 * @param nosync take the pair for in sync from the start
 */
public record AdmitVolume(
    int array,
    String group,
    String volume,
    String remoteVolume,
    boolean createRemote,
    boolean nosync)
    implements Command {
  private static final String ASKED = "admitrcopyvv";

  @Override
  public void decide(Steps steps) {
    Groups at = Groups.allowed(steps, array, group, ASKED);
    Site site = steps.fleet().site(array);
    int peer = at.peerArray();
    Quota.requireVolume(site, at.half(), ASKED);
    Volume mine = free(site, volume, at.half());
    if (Streaming.apart(site, at.half().pairs().map(PairHalf::localVolume).append(mine.id()))) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          "volume " + volume + " on " + site.name(),
          "in another group, which has none of the volumes of " + group,
          "dismiss it there, admit it here, then there again");
    }
    if (createRemote && steps.fleet().site(peer).volume(remoteVolume) == null) {
      Site far = steps.fleet().site(peer);
      VolumeName.require(far, "array " + far.name(), remoteVolume, ASKED);
      int id = steps.fleet().site(peer).volumes().size();
      steps.add(peer, new Volume(id, remoteVolume, 0, mine.sizeBytes(), mine.provisioning()));
    }
    Site remote = steps.fleet().site(peer);
    Volume theirs = free(remote, remoteVolume, at.peer());
    if (!remote.masking().groupsOf(theirs.id()).isEmpty()) {
      throw refused(
          Reason.VOL_IS_EXPOSED,
          "volume " + remoteVolume + " on " + remote.name(),
          "exported to hosts",
          "hide it from them first");
    }
    if (mine.sizeBytes() != theirs.sizeBytes()) {
      throw refused(
          Reason.VOL_SIZE_NOT_MATCH,
          "volume " + remoteVolume + " on " + remote.name(),
          "of " + theirs.sizeBytes() + " bytes and " + volume + " of " + mine.sizeBytes(),
          "admit volumes of one size");
    }
    Hosts.settle(steps, at.session(), array);
    add(steps, array, at.half(), pair(mine, theirs, remote));
    add(steps, peer, at.peer(), pair(theirs, mine, site));
    Session session = steps.fleet().session(at.session());
    steps.put(session.sending(session.sender(), session.flows().append(Flow.IDLE)));
    Streaming.claimOnlyBlank(steps, at.session(), peer);
    Streaming.rebase(steps, at.session(), array);
    Hosts.refresh(steps, at.session());
    LongDistance.pairUp(steps, array, steps.fleet().half(array, at.half().id()), mine.id());
  }

  private PairHalf pair(Volume local, Volume other, Site otherSite) {
    return new PairHalf(
        local.id(),
        other.name(),
        other.id(),
        other.wwn(otherSite.array()),
        SyncStatus.NEW,
        0,
        false,
        nosync,
        null);
  }

  private static void add(Steps steps, int array, GroupHalf half, PairHalf pair) {
    steps.put(array, half.edit().pairs(half.pairs().append(pair)).done());
  }

  /** A volume in no other group, and not yet in this half of its own. */
  private static Volume free(Site site, String name, GroupHalf half) {
    Volume found = site.volume(name);
    String object = "volume " + name + " on " + site.name();
    if (found == null) {
      throw refused(Reason.NON_EXISTENT_VOLUME, object, "not there", "name a volume of the array");
    }
    for (GroupHalf other : site.groupsOf(found.id())) {
      if (!other.group().equals(half.group()) || other.id() == half.id()) {
        throw refused(
            Reason.VOL_IN_OTHER_GROUP,
            object,
            "in group " + other.name(),
            "dismiss it there first");
      }
    }
    return found;
  }

  private static Refused refused(Reason reason, String object, String state, String legal) {
    return new Refused(new Refusal(reason, object, state, ASKED, legal));
  }
}
