package org.arraytwin.fleet.remote;

import io.vavr.collection.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Cycles;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * Creates a mirror of some volumes, consistent as a group, of any kind both arrays have. Its state
 * is the kind's first. A volume may be mirrored to several arrays and be mirrored on from where it
 * arrives (CIM_ReplicationService.CreateElementReplica, CreateGroupReplica with SyncType 6).
 *
 * @param array id of the array that becomes the source
 * @param kind of session, as session files name it
 * @param name on both arrays
 * @param target name of the target
 * @param mode how writes travel
 * @param volumes names of the source volumes
 * @param targets names of the target volumes, in the same order; of the same sizes, or larger where
 *     the kind can go to larger ones: their beginning is copied to, the rest stays as it is
 * @param automatic whether it resumes by itself after a failure (CopyRecoveryMode 2), else by
 *     command (3)
 * @param failedCopyStopsHostIo whether host writes fail while the copy has failed; refused where
 *     the kind has no such thing ({@link SessionTable#stopsHosts})
 * @param bufferBytes of an asynchronous mirror's journal
 * @param skewBytes that an adaptive one's target may lack
 * @param setMicros length of a consistency set
 */
public record CreateMirror(
    int array,
    String kind,
    String name,
    String target,
    Mode mode,
    List<String> volumes,
    List<String> targets,
    boolean automatic,
    boolean failedCopyStopsHostIo,
    long bufferBytes,
    long skewBytes,
    long setMicros)
    implements Command {
  private static final String ASKED = "create-mirror";

  public CreateMirror {
    volumes = List.copyOf(volumes);
    targets = List.copyOf(targets);
  }

  /** With the usual terms: recovers by itself, hosts go on, 256 MiB, 64 MiB, 1 s. */
  public static CreateMirror of(
      int array, String kind, String name, String target, Mode mode, List<String> volumes) {
    JournalTerms usual = JournalTerms.DEFAULT;
    return new CreateMirror(
        array,
        kind,
        name,
        target,
        mode,
        volumes,
        volumes,
        true,
        false,
        usual.bufferBytes(),
        usual.skewBytes(),
        usual.setMicros());
  }

  @Override
  public void decide(Steps steps) {
    Site site = Groups.site(steps, array, ASKED);
    TargetHalf to = site.target(target);
    if (to == null) {
      throw refused(
          Reason.NON_EXISTENT_TARGET,
          "not created, for there is no target " + target,
          "targets: " + site.targets().map(TargetHalf::name).mkString(", "));
    }
    if (!steps.fleet().inTouch(array, to.peer())) {
      throw refused(
          Reason.RCOPY_TARGET_IS_NOT_READY,
          "not created, for target " + target + " is not ready",
          "wait until the target is ready");
    }
    Site peer = steps.fleet().site(to.peer());
    SessionTable table = table(site, peer);
    requireShape(site, peer);
    if (!table.modes().isEmpty() && !table.modes().contains(word(mode))) {
      throw refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "of kind " + kind + ", which has no mode " + word(mode),
          "one of " + String.join(", ", table.modes()));
    }
    if (failedCopyStopsHostIo && !table.stopsHosts()) {
      throw refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "of kind " + kind + ", which stops no host I/O, with failedCopyStopsHostIo",
          "failedCopyStopsHostIo false, or left out");
    }
    requireOneStream(site);
    Policies policies =
        new Policies(
            automatic,
            false,
            failedCopyStopsHostIo,
            new JournalTerms(bufferBytes, skewBytes, setMicros));
    int session = new NewGroup(name, name, mode, policies, table).create(steps, array, to);
    if (mode == Mode.PERIODIC) {
      for (int end : new int[] {array, to.peer()}) {
        GroupHalf half = steps.fleet().half(steps.fleet().session(session).end(end));
        steps.put(end, Cycles.periodic(half));
      }
    }
    admit(steps, steps.fleet().session(session));
    Streaming.claimOnlyBlank(steps, session, to.peer());
    Streaming.rebase(steps, session, array);
    Streaming.closeFed(steps, session, to.peer());
    Hosts.refresh(steps, session);
  }

  private SessionTable table(Site site, Site peer) {
    SessionTable table = site.rules().table(kind);
    if (table == null || table.family() != Family.GROUP || peer.rules().table(kind) == null) {
      throw refused(
          Reason.NON_EXISTENT_OPERATION,
          "not created, for " + site.name() + " and " + peer.name() + " do not both have " + kind,
          "kinds of "
              + site.name()
              + ": "
              + site.rules().tables().map(t -> t.kind()).mkString(" "));
    }
    return table;
  }

  private void requireShape(Site site, Site peer) {
    if (name.isEmpty() || name.length() > GroupHalf.MAX_NAME) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_LENGTH,
          "a name of " + name.length() + " characters",
          "1 to " + GroupHalf.MAX_NAME + " characters");
    }
    if (site.group(name) != null || peer.group(name) != null) {
      throw refused(Reason.EXISTENT_RCOPY_GROUP, "there already", "choose another name");
    }
    if (volumes.isEmpty() || volumes.size() != targets.size()) {
      throw refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "of " + volumes.size() + " source and " + targets.size() + " target volumes",
          "as many target volumes as source volumes, at least one");
    }
    if (bufferBytes < 1 || skewBytes < 1 || setMicros < 1) {
      throw refused(
          Reason.INV_INPUT_BELOW_RANGE,
          "of buffer " + bufferBytes + ", skew " + skewBytes + ", sets of " + setMicros,
          "1 or more of each");
    }
  }

  /** One stream numbers what hosts write to the volumes of a mirror. */
  private void requireOneStream(Site site) {
    if (Streaming.apart(site, Array.ofAll(volumes).map(name -> volume(site, name).id()))) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          "of volumes that other groups have, none of which has them together",
          "a mirror for each, or this one before those");
    }
  }

  /** All of them together: one by one each would look at all before it. */
  private void admit(Steps steps, Session session) {
    int peer = session.b().array();
    Site here = steps.fleet().site(array);
    Site there = steps.fleet().site(peer);
    Map<Integer, PairHalf> sent = new LinkedHashMap<>();
    Map<Integer, PairHalf> received = new LinkedHashMap<>();
    for (int i = 0; i < volumes.size(); i++) {
      Volume mine = volume(here, volumes.get(i));
      Volume theirs = volume(there, targets.get(i));
      boolean larger = larger(here) && theirs.sizeBytes() > mine.sizeBytes();
      if (mine.sizeBytes() != theirs.sizeBytes() && !larger) {
        throw refused(
            Reason.VOL_SIZE_NOT_MATCH,
            "of " + mine.name() + " and " + theirs.name() + ", which differ in size",
            larger(here) ? "a target of the source's size or a larger one" : "volumes of one size");
      }
      requireFree(here, mine, peer, true);
      requireFree(there, theirs, array, false);
      requireOnce(sent.put(mine.id(), pair(mine, theirs, there)), here, mine);
      requireOnce(received.put(theirs.id(), pair(theirs, mine, here)), there, theirs);
    }
    received.keySet().forEach(volume -> Hosts.settleVolume(steps, peer, volume));
    add(steps, session.a(), sent.values());
    add(steps, session.b(), received.values());
    Session now = steps.fleet().session(session.id());
    steps.put(now.sending(array, now.flows().joined(sent.size())));
  }

  private void requireOnce(@Nullable PairHalf before, Site site, Volume volume) {
    if (before != null) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          "of volume " + volume.name() + " on " + site.name() + " twice",
          "each volume once");
    }
  }

  /** Whether sessions of its kind may go to larger targets. */
  private boolean larger(Site site) {
    SessionTable table = site.rules().table(kind);
    return table != null && table.copies().parts();
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A target is the target of its other groups, too, or of their sources handed on. Where both
   * kinds hand on what comes to a source, it may be the source of others. Kinds that have a volume
   * once with each other array do not share it there.
   */
  private void requireFree(Site site, Volume volume, int peer, boolean source) {
    for (GroupHalf other : site.groupsOf(volume.id())) {
      if (other.peer() == peer && (once(site, kind) || once(site, other.kind()))) {
        throw refused(
            Reason.VOL_IN_OTHER_GROUP,
            "of volume "
                + volume.name()
                + " on "
                + site.name()
                + ", which group "
                + other.name()
                + " has between the same two arrays",
            "end that one first, or choose another volume");
      }
      if (!source && other.source() && !handedOn(site, other)) {
        throw refused(
            Reason.VOL_IN_OTHER_GROUP,
            "of volume " + volume.name() + ", which group " + other.name() + " sends",
            "detach it there first");
      }
    }
  }

  private static boolean once(Site site, String kind) {
    SessionTable table = site.rules().table(kind);
    return table != null && table.copies().oncePerPeer();
  }

  private boolean handedOn(Site site, GroupHalf other) {
    SessionTable own = site.rules().table(kind);
    SessionTable its = site.rules().table(other.kind());
    return own != null
        && own.copies().handsOn()
        && its != null
        && its.copies().handsOn()
        && other.naturalSource()
        && other.mode() != Mode.PERIODIC;
  }

  private static PairHalf pair(Volume local, Volume other, Site otherSite) {
    String wwn = other.wwn(otherSite.array());
    return PairHalf.joining(local.id(), other.name(), other.id(), wwn, false);
  }

  private static void add(Steps steps, Session.End end, Iterable<PairHalf> pairs) {
    GroupHalf half = steps.fleet().half(end);
    steps.put(end.array(), half.edit().pairs(half.pairs().appendAll(pairs)).done());
  }

  private Volume volume(Site site, String volume) {
    Volume found = site.volume(volume);
    if (found == null) {
      throw refused(
          Reason.NON_EXISTENT_VOLUME,
          "of volume " + volume + ", which is not on " + site.name(),
          "name a volume of the array");
    }
    return found;
  }

  private Refused refused(Reason reason, String state, String legal) {
    return new Refused(new Refusal(reason, "mirror " + name, state, ASKED, legal));
  }
}
