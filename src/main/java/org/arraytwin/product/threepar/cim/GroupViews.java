package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;
import org.jspecify.annotations.Nullable;

/**
 * Remote copy groups (HP 3PAR CIM API reference, TPD_RemoteReplicationGroup). The peer's group is
 * known through the pair of groups only.
 */
final class GroupViews {
  private static final String GROUP_CLASS = "TPD_RemoteReplicationGroup";
  private static final long MIRROR = 6;
  private static final long SEQUENTIALLY_CONSISTENT = 2;

  private final Naming naming;
  private final ReplicationStates states;
  private final ElementView<Snapshot, GroupHalf> groups;
  private final ElementView<Snapshot, GroupHalf> remoteGroups;
  private final AssociationView<Snapshot, GroupHalf> synchronizations;
  private final List<AssociationView<Snapshot, ?>> associations;

  GroupViews(
      Home home,
      Naming naming,
      ReplicationStates states,
      ElementView<Snapshot, Site> systems,
      ElementView<Snapshot, Volume> volumes) {
    this.naming = naming;
    this.states = states;
    groups = groups(home);
    remoteGroups = remoteGroups(home);
    synchronizations = synchronizations(home);
    associations = List.of(synchronizations, hosted(home, systems), members(home, volumes));
  }

  ElementView<Snapshot, GroupHalf> groups() {
    return groups;
  }

  ElementView<Snapshot, GroupHalf> remoteGroups() {
    return remoteGroups;
  }

  AssociationView<Snapshot, GroupHalf> synchronizations() {
    return synchronizations;
  }

  List<AssociationView<Snapshot, ?>> associations() {
    return associations;
  }

  private ElementView<Snapshot, GroupHalf> groups(Home home) {
    return described(
            ElementView.<Snapshot, GroupHalf>finding(
                (s, path) -> {
                  String name = naming.name(path.key("InstanceID"));
                  return ofPeer(s, path) ? null : s.group(name);
                }))
        .all(Snapshot::groupsOnce)
        .index("ElementName", GroupViews::named)
        .value("InstanceID", (s, group) -> naming.instanceId(group.group()))
        .value("ElementName", (s, group) -> group.group())
        .build(home, GROUP_CLASS);
  }

  /** Groups of two peers, and of this array, may have one name: the host in the path decides. */
  private static boolean ofPeer(Snapshot s, ObjectPath path) {
    return s.site()
        .targets()
        .exists(t -> s.at().fleet().site(t.peer()).array().wwn().equals(path.host()));
  }

  private static java.util.Iterator<GroupHalf> named(Snapshot s, Object name) {
    return Snapshot.optional(name instanceof String text ? s.group(text) : null);
  }

  private ElementView<Snapshot, GroupHalf> remoteGroups(Home home) {
    return described(ElementView.<Snapshot, GroupHalf>finding(this::byRemoteName))
        .host((s, group) -> PairViews.peerWwn(s, group))
        .value("InstanceID", (s, group) -> naming.instanceId(group.remoteGroup()))
        .value("ElementName", (s, group) -> group.remoteGroup())
        .build(home, GROUP_CLASS);
  }

  private static ElementView.Builder<Snapshot, GroupHalf> described(
      ElementView.Builder<Snapshot, GroupHalf> view) {
    return view.constant("Persistent", true)
        .constant("DeleteOnEmptyElement", false)
        .constant("DeleteOnUnassociated", false)
        .constant("ConsistentPointInTime", true)
        .constant("SupportedSyncTypes", List.of(MIRROR));
  }

  /** Two peers may use one name: the host in the path decides, where there is one. */
  private @Nullable GroupHalf byRemoteName(Snapshot s, ObjectPath path) {
    String name = naming.name(path.key("InstanceID"));
    GroupHalf found = null;
    for (GroupHalf group : s.groups()) {
      if (group.remoteGroup().equals(name)) {
        if (PairViews.peerWwn(s, group).equals(path.host())) {
          return group;
        }
        found = found == null ? group : found;
      }
    }
    return found;
  }

  private AssociationView<Snapshot, GroupHalf> hosted(
      Home home, ElementView<Snapshot, Site> systems) {
    return AssociationView.<Snapshot, GroupHalf>listing(Snapshot::groupsOnce)
        .end("Dependent", groups, (s, group) -> group, (s, group) -> Iterator.of(group))
        .end("Antecedent", systems, (s, group) -> s.site(), (s, site) -> s.groupsOnce())
        .build(home, "TPD_HostedReplicationGroup");
  }

  private AssociationView<Snapshot, Pair> members(
      Home home, ElementView<Snapshot, Volume> volumes) {
    return AssociationView.<Snapshot, Pair>listing(GroupViews::members)
        .end("Member", (s, pair) -> volumes.of(s.localVolume(pair)))
        .from(volumes, (s, volume) -> Snapshot.optional(member(s, volume)))
        .end("Collection", groups, (s, pair) -> pair.group(), (s, group) -> Snapshot.pairsOf(group))
        .value("AssignedSequence", (s, pair) -> pair.index() + 1L)
        .build(home, "TPD_RemoteGroupMember");
  }

  /** This array's group, whichever of its halves is asked about. */
  private Element<Snapshot, ?> own(Snapshot s, GroupHalf half) {
    return groups.of(s.first(half));
  }

  /** Each volume of each group once, whatever the number of targets. */
  private static Iterator<Pair> members(Snapshot s) {
    return s.groupsOnce().flatMap(Snapshot::pairsOf);
  }

  private static @Nullable Pair member(Snapshot s, Volume volume) {
    for (Pair pair : s.pairsOf(volume.id())) {
      GroupHalf group = s.group(pair.group().group());
      if (group != null && group.id() == pair.group().id()) {
        return pair;
      }
    }
    return null;
  }

  private AssociationView<Snapshot, GroupHalf> synchronizations(Home home) {
    return AssociationView.<Snapshot, GroupHalf>listing(Snapshot::groups)
        .end("SystemElement", (s, group) -> s.leads(group) ? own(s, group) : remoteGroups.of(group))
        .from(groups, Snapshot::halves)
        .from(remoteGroups, (s, group) -> Iterator.of(group))
        .end("SyncedElement", (s, group) -> s.leads(group) ? remoteGroups.of(group) : own(s, group))
        .from(groups, Snapshot::halves)
        .from(remoteGroups, (s, group) -> Iterator.of(group))
        .value("CopyState", (s, group) -> (long) states.of(s, group).copyState())
        .value("ProgressStatus", (s, group) -> (long) states.of(s, group).progressStatus())
        .value("RequestedCopyState", (s, g) -> ReplicationStates.requested(states.of(s, g)))
        .value("SyncMaintained", (s, g) -> ReplicationStates.maintained(g, states.of(s, g)))
        .value("PercentSynced", (s, group) -> ReplicationStates.percent(s, group))
        .value("WhenSynced", (s, group) -> PairViews.whenSynced(group))
        .value("Mode", (s, group) -> PairViews.mode(group))
        .constant("SyncType", MIRROR)
        .value("CopyRecoveryMode", (s, group) -> PairViews.recoveryMode(group))
        .value("FailedCopyStopsHostIO", (s, group) -> group.policies().failWrtOnErr())
        .value("RelationshipName", (s, group) -> group.group())
        .constant("ConsistencyEnabled", true)
        .constant("ConsistencyType", SEQUENTIALLY_CONSISTENT)
        .value("ConsistencyState", (s, group) -> consistency(group))
        .value("ConsistencyStatus", (s, group) -> consistencyStatus(group))
        .build(home, "TPD_RemoteGroupSynchronized");
  }

  /** Not applicable (2) before the first copy, inconsistent (4) during one, else consistent (3). */
  private static Long consistency(GroupHalf group) {
    if (group.allPairs(SyncStatus.NEW)) {
      return 2L;
    }
    return group.pairs().exists(GroupViews::incomplete) ? 4L : 3L;
  }

  private static boolean incomplete(PairHalf pair) {
    return pair.status() == SyncStatus.NEW
        || pair.status() == SyncStatus.SYNCING
        || pair.status() == SyncStatus.NOT_SYNCED;
  }

  /**
   * In progress (3) while a member is copied, an error (5) where one failed, else completed (2).
   */
  private static Long consistencyStatus(GroupHalf group) {
    if (group.pairs().exists(p -> p.status() == SyncStatus.SYNCING)) {
      return 3L;
    }
    return group.pairs().exists(p -> p.status() == SyncStatus.NOT_SYNCED) ? 5L : 2L;
  }
}
