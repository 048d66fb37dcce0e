package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.TargetStatus;
import org.jspecify.annotations.Nullable;

/**
 * Volume pairs (HP 3PAR CIM API reference, TPD_RemoteStorageSynchronized). The peer's volume is
 * known through its pair only: by its path, or, while the target is failed and the product's switch
 * says so, as a TPD_ReplicationEntity.
 */
final class PairViews {
  private static final String ENTITY_CLASS = "TPD_ReplicationEntity";
  private static final long MIRROR = 6;
  private static final long FULL_COPY = 2;
  private static final long ENTITY_IS_VOLUME = 4;
  private static final long SYSTEM_ELEMENT = 2;
  private static final long SYNCED_ELEMENT = 3;

  private final ReplicationStates states;
  private final Naming naming;
  private final boolean unseenWhileFailed;
  private final ElementView<Snapshot, Volume> volumes;
  private final ElementView<Snapshot, Pair> remoteVolumes;
  private final ElementView<Snapshot, Pair> entities;
  private final AssociationView<Snapshot, Pair> synchronizations;

  PairViews(
      Home home,
      Naming naming,
      ReplicationStates states,
      boolean unseenWhileFailed,
      ElementView<Snapshot, Volume> volumes) {
    this.states = states;
    this.naming = naming;
    this.unseenWhileFailed = unseenWhileFailed;
    this.volumes = volumes;
    this.remoteVolumes = remoteVolumes(home);
    this.entities = entities(home);
    this.synchronizations = synchronizations(home);
  }

  ElementView<Snapshot, Pair> remoteVolumes() {
    return remoteVolumes;
  }

  ElementView<Snapshot, Pair> entities() {
    return entities;
  }

  AssociationView<Snapshot, Pair> synchronizations() {
    return synchronizations;
  }

  /** The system WWN of the peer, which is part of every path of one of its volumes. */
  static String peerWwn(Snapshot s, GroupHalf group) {
    return s.at().fleet().site(group.peer()).array().wwn();
  }

  private ElementView<Snapshot, Pair> remoteVolumes(Home home) {
    return ElementView.<Snapshot, Pair>finding(
            (s, path) -> s.pairOfRemoteWwn(path.key("DeviceID"), path.key("SystemName")))
        .host((s, pair) -> peerWwn(s, pair.group()))
        .constant("SystemCreationClassName", Naming.SYSTEM_CLASS)
        .value("SystemName", (s, pair) -> peerWwn(s, pair.group()))
        .constant("CreationClassName", StorageViews.VOLUME_CLASS)
        .value("DeviceID", (s, pair) -> pair.half().remoteWwn())
        .value("ElementName", (s, pair) -> pair.half().remoteVolume())
        .value("Name", (s, pair) -> pair.half().remoteWwn())
        .constant("NameFormat", StorageViews.NAA)
        .constant("NameNamespace", StorageViews.VPD83_TYPE_3)
        .value("OtherIdentifyingInfo", (s, pair) -> List.of(pair.half().remoteWwn()))
        .constant("IdentifyingDescriptions", List.of("NAA;VPD83Type3"))
        .constant("BlockSize", StorageViews.BLOCK_BYTES)
        .value("NumberOfBlocks", PairViews::blocks)
        .value("ConsumableBlocks", PairViews::blocks)
        .constant("OperationalStatus", Health.UNKNOWN.operationalStatus())
        .constant("HealthState", Health.UNKNOWN.healthState())
        .build(home, StorageViews.VOLUME_CLASS);
  }

  /** Both volumes of a pair are of the same size. */
  private static Long blocks(Snapshot s, Pair pair) {
    return s.localVolume(pair).sizeBytes() / StorageViews.BLOCK_BYTES;
  }

  private ElementView<Snapshot, Pair> entities(Home home) {
    return ElementView.<Snapshot, Pair>finding(
            (s, path) -> s.pairOfRemoteName(naming.name(path.key("InstanceID"))))
        .value("InstanceID", (s, pair) -> naming.instanceId(pair.half().remoteVolume()))
        .value("ElementName", (s, pair) -> pair.half().remoteVolume())
        .constant("Type", ENTITY_IS_VOLUME)
        .value("EntityID", (s, pair) -> pair.half().remoteVolume())
        .constant("OtherTypeDescription", null)
        .constant("Persistent", false)
        .build(home, ENTITY_CLASS);
  }

  private AssociationView<Snapshot, Pair> synchronizations(Home home) {
    return AssociationView.<Snapshot, Pair>listing(Snapshot::pairs)
        .end("SystemElement", (s, pair) -> s.leads(pair.group()) ? local(s, pair) : remote(s, pair))
        .from(volumes, (s, volume) -> Iterator.ofAll(s.pairsOf(volume.id())))
        .from(remoteVolumes, (s, pair) -> Iterator.of(pair))
        .from(entities, (s, pair) -> Iterator.of(pair))
        .end("SyncedElement", (s, pair) -> s.leads(pair.group()) ? remote(s, pair) : local(s, pair))
        .from(volumes, (s, volume) -> Iterator.ofAll(s.pairsOf(volume.id())))
        .from(remoteVolumes, (s, pair) -> Iterator.of(pair))
        .from(entities, (s, pair) -> Iterator.of(pair))
        .value("CopyState", (s, pair) -> (long) states.of(s, pair).copyState())
        .value("SyncState", (s, pair) -> (long) states.of(s, pair).syncState())
        .value("ProgressStatus", (s, pair) -> (long) states.of(s, pair).progressStatus())
        .value("RequestedCopyState", (s, p) -> ReplicationStates.requested(states.of(s, p)))
        .value("SyncMaintained", (s, p) -> ReplicationStates.maintained(p.group(), states.of(s, p)))
        .value("PercentSynced", (s, pair) -> ReplicationStates.percent(s, pair))
        .value("WhenSynced", (s, pair) -> whenSynced(pair.group()))
        .value("Mode", (s, pair) -> mode(pair.group()))
        .constant("SyncType", MIRROR)
        .value("CopyType", (s, pair) -> copyType(pair.group()))
        .constant("ReplicaType", FULL_COPY)
        .value("UndiscoveredElement", this::undiscovered)
        .value("CopyRecoveryMode", (s, pair) -> recoveryMode(pair.group()))
        .value("FailedCopyStopsHostIO", (s, pair) -> pair.group().policies().failWrtOnErr())
        .value("RoleReversed", (s, pair) -> pair.group().role().isReversed())
        .value("SyncInterval", (s, pair) -> pair.group().periodSeconds())
        .value("SyncPolicy", (s, pair) -> policies(pair.group().policies()))
        .build(home, "TPD_RemoteStorageSynchronized");
  }

  private Element<Snapshot, ?> local(Snapshot s, Pair pair) {
    return volumes.of(s.localVolume(pair));
  }

  private Element<Snapshot, ?> remote(Snapshot s, Pair pair) {
    return unseen(s, pair) ? entities.of(pair) : remoteVolumes.of(pair);
  }

  private boolean unseen(Snapshot s, Pair pair) {
    return unseenWhileFailed
        && s.site().desk().services().cim().entities()
        && s.targetOf(pair.group()) == TargetStatus.FAILED;
  }

  private @Nullable Long undiscovered(Snapshot s, Pair pair) {
    if (!unseen(s, pair)) {
      return null;
    }
    return s.leads(pair.group()) ? SYNCED_ELEMENT : SYSTEM_ELEMENT;
  }

  /** The last complete cycle of a periodic group; a synchronous one has no such moment. */
  static @Nullable CimDateTime whenSynced(GroupHalf group) {
    return group.mode() == Mode.SYNC || group.lastSyncMicros() == 0
        ? null
        : CimDateTime.ofEpochMicros(group.lastSyncMicros());
  }

  static Long mode(GroupHalf group) {
    return group.mode() == Mode.SYNC ? 2L : 3L;
  }

  private static Long copyType(GroupHalf group) {
    return group.mode() == Mode.SYNC ? 3L : 2L;
  }

  /** Automatic where the group restarts by itself. */
  static Long recoveryMode(GroupHalf group) {
    return group.policies().autoRecover() ? 2L : 3L;
  }

  private static List<String> policies(Policies policies) {
    return List.of(
        policies.failWrtOnErr() ? "fail_wrt_on_err" : "no_fail_wrt_on_err",
        policies.autoRecover() ? "auto_recover" : "no_auto_recover",
        policies.overPerAlert() ? "over_per_alert" : "no_over_per_alert");
  }
}
