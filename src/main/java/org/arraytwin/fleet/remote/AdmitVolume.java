package org.arraytwin.fleet.remote;

import io.vavr.collection.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.arraytwin.fleet.motion.Loads;
import org.arraytwin.fleet.motion.LongDistance;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;

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

  /**
   * Adds several volume pairs at once: the same as one after the other, at the cost of one. Nothing
   * is created, nothing taken for in sync.
   *
   * @param array id of the primary side
   * @param group its name there
   * @param pairs in order
   */
  public record All(int array, String group, List<Names> pairs) implements Command {
    public All {
      pairs = List.copyOf(pairs);
    }

    @Override
    public void decide(Steps steps) {
      admit(steps, array, group, pairs, false, false);
    }
  }

  /**
   * The two volumes of a pair.
   *
   * @param volume name of the primary one
   * @param remoteVolume name of the secondary one, of the same size
   */
  public record Names(String volume, String remoteVolume) {}

  @Override
  public void decide(Steps steps) {
    admit(steps, array, group, List.of(new Names(volume, remoteVolume)), createRemote, nosync);
  }

  private static void admit(
      Steps steps,
      int array,
      String group,
      List<Names> pairs,
      boolean createRemote,
      boolean nosync) {
    Groups at = Groups.allowed(steps, array, group, ASKED);
    Site site = steps.fleet().site(array);
    int peer = at.peerArray();
    Members here = new Members(site, at.half());
    Members there = new Members(steps.fleet().site(peer), at.peer());
    Streaming.Joining joining = new Streaming.Joining(site, here.half.pairs());
    for (Names pair : pairs) {
      Quota.requireVolume(site, at.half(), here.count(), ASKED);
      Volume mine = here.free(pair.volume);
      if (!joining.takes(mine.id())) {
        throw refused(
            Reason.VOL_IN_OTHER_GROUP,
            "volume " + pair.volume + " on " + site.name(),
            "in another group, which has none of the volumes of " + group,
            "dismiss it there, admit it here, then there again");
      }
      if (createRemote) {
        create(steps, peer, mine, pair.remoteVolume);
        there.site = steps.fleet().site(peer);
      }
      Volume theirs = there.free(pair.remoteVolume);
      requireAlike(there.site, mine, theirs);
      here.add(mine, theirs, there.site, nosync);
      there.add(theirs, mine, site, nosync);
    }
    Hosts.settle(steps, at.session(), array);
    steps.put(array, here.whole());
    steps.put(peer, there.whole());
    Session session = steps.fleet().session(at.session());
    steps.put(session.sending(session.sender(), session.flows().joined(pairs.size())));
    Loads.lone(steps, peer, Array.ofAll(there.added()));
    Streaming.claimOnlyBlank(steps, at.session(), peer);
    Streaming.rebase(steps, at.session(), array);
    Hosts.refresh(steps, at.session());
    LongDistance.pairUp(steps, array, steps.fleet().half(array, at.half().id()), here.added());
  }

  private static void create(Steps steps, int peer, Volume mine, String name) {
    Site far = steps.fleet().site(peer);
    if (far.volume(name) == null) {
      VolumeName.require(far, "array " + far.name(), name, ASKED);
      int id = far.volumes().size();
      steps.add(peer, new Volume(id, name, 0, mine.sizeBytes(), mine.provisioning()));
    }
  }

  private static void requireAlike(Site remote, Volume mine, Volume theirs) {
    if (!remote.masking().groupsOf(theirs.id()).isEmpty()) {
      throw refused(
          Reason.VOL_IS_EXPOSED,
          "volume " + theirs.name() + " on " + remote.name(),
          "exported to hosts",
          "hide it from them first");
    }
    if (mine.sizeBytes() != theirs.sizeBytes()) {
      throw refused(
          Reason.VOL_SIZE_NOT_MATCH,
          "volume " + theirs.name() + " on " + remote.name(),
          "of " + theirs.sizeBytes() + " bytes and " + mine.name() + " of " + mine.sizeBytes(),
          "admit volumes of one size");
    }
  }

  /** One side of a group while volumes join it. */
  private static final class Members {
    private final GroupHalf half;
    private final Map<Integer, PairHalf> joined = new LinkedHashMap<>();
    private Site site;

    Members(Site site, GroupHalf half) {
      this.site = site;
      this.half = half;
    }

    int count() {
      return half.pairs().size() + joined.size();
    }

    void add(Volume local, Volume other, Site otherSite, boolean nosync) {
      String wwn = other.wwn(otherSite.array());
      joined.put(local.id(), PairHalf.joining(local.id(), other.name(), other.id(), wwn, nosync));
    }

    Set<Integer> added() {
      return joined.keySet();
    }

    GroupHalf whole() {
      return half.edit().pairs(half.pairs().appendAll(joined.values())).done();
    }

    /** A volume in no other group, and not yet in this half of its own. */
    Volume free(String name) {
      Volume found = VolumeName.present(site, name, ASKED);
      String object = "volume " + name + " on " + site.name();
      if (joined.containsKey(found.id())) {
        throw elsewhere(object, half);
      }
      for (GroupHalf other : site.groupsOf(found.id())) {
        if (!other.group().equals(half.group()) || other.id() == half.id()) {
          throw elsewhere(object, other);
        }
      }
      return found;
    }

    private static Refused elsewhere(String object, GroupHalf other) {
      return refused(
          Reason.VOL_IN_OTHER_GROUP, object, "in group " + other.name(), "dismiss it there first");
    }
  }

  private static Refused refused(Reason reason, String object, String state, String legal) {
    return new Refused(new Refusal(reason, object, state, ASKED, legal));
  }
}
