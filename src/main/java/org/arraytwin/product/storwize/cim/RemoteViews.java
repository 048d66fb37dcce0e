package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RelationshipGroup;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/**
 * Relationships and their consistency groups. SystemElement is the master, SyncedElement the
 * auxiliary, whichever is the primary; the state is NativeState.
 */
final class RemoteViews {
  private static final long ASYNC = 2;
  private static final long SYNC = 3;
  private static final long MIRROR = 6;
  private static final long FULL_COPY = 2;
  private static final long PRIORITY = 50;
  static final String METRO_SET = "IBMTSSVC_SyncCopyStorageSynchronizedSet";
  private static final String GLOBAL_SET = "IBMTSSVC_AsyncCopyStorageSynchronizedSet";

  private final ElementView<Cluster, Volume> volumes;
  private final ElementView<Cluster, Relationship> remoteVolumes;
  private final ElementView<Cluster, RelationshipGroup> metros;
  private final ElementView<Cluster, RelationshipGroup> globals;
  private final List<AssociationView<Cluster, ?>> associations;

  /**
   * @param sided whether relationships are shown a second time, by the side that is here
   */
  RemoteViews(
      Home home,
      ElementView<Cluster, Volume> volumes,
      ElementView<Cluster, Site> systems,
      boolean sided) {
    this.volumes = volumes;
    remoteVolumes = remoteVolumes(home);
    metros = sets(home, METRO_SET, true);
    globals = sets(home, GLOBAL_SET, false);
    associations =
        List.of(
            relationships(home, RemoteMethods.RELATIONSHIP, r -> true),
            relationships(home, RemoteMethods.OF_MASTER, r -> sided && r.masterHere()),
            relationships(home, RemoteMethods.OF_AUX, r -> sided && !r.masterHere()),
            scopes(home, systems));
  }

  List<ElementView<Cluster, ?>> elements() {
    return List.of(remoteVolumes, metros, globals);
  }

  List<AssociationView<Cluster, ?>> associations() {
    return associations;
  }

  private static Iterator<Relationship> all(Cluster s) {
    return Iterator.ofAll(RemoteCopies.of(s).relationships());
  }

  /** The volume of the other system, known through the relationship only. */
  private static ElementView<Cluster, Relationship> remoteVolumes(Home home) {
    return ElementView.<Cluster, Relationship>finding(
            (s, path) ->
                all(s)
                    .find(
                        r ->
                            otherId(s, r).equals(path.key("SystemName"))
                                && otherVolume(r).equals(path.key("DeviceID")))
                    .getOrNull())
        .host(RemoteViews::host)
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", RemoteViews::otherId)
        .constant("CreationClassName", StorageViews.VOLUME_CLASS)
        .value("DeviceID", (s, r) -> otherVolume(r))
        .build(home, StorageViews.VOLUME_CLASS);
  }

  private static String otherId(Cluster s, Relationship r) {
    return r.masterHere() ? r.auxClusterId() : r.masterClusterId();
  }

  private static String otherVolume(Relationship r) {
    return String.valueOf(r.masterHere() ? r.auxId() : r.masterId());
  }

  private static String host(Cluster s, Relationship r) {
    StorageArray other = s.at().fleet().site(r.half().peer()).array();
    return other.nodes().isEmpty() ? other.name() : other.nodes().get(0).address();
  }

  private Element<Cluster, ?> end(Relationship r, boolean master) {
    return r.masterHere() == master ? volumes.of(r.volume()) : remoteVolumes.of(r);
  }

  private static Iterator<Relationship> of(Cluster s, Volume volume) {
    return StorageViews.optional(RemoteCopies.of(s).ofVolume(volume.id()));
  }

  private @Nullable Element<Cluster, ?> set(@Nullable RelationshipGroup group) {
    return group == null ? null : (metro(group) ? metros : globals).of(group);
  }

  private AssociationView<Cluster, Relationship> relationships(
      Home home, String className, Predicate<Relationship> which) {
    return AssociationView.<Cluster, Relationship>listing(s -> all(s).filter(which))
        .end("SyncedElement", (s, r) -> end(r, false))
        .from(volumes, (s, volume) -> of(s, volume).filter(which))
        .from(remoteVolumes, (s, r) -> Iterator.of(r).filter(which))
        .end("SystemElement", (s, r) -> end(r, true))
        .from(volumes, (s, volume) -> of(s, volume).filter(which))
        .from(remoteVolumes, (s, r) -> Iterator.of(r).filter(which))
        .end("SynchronizedSet", (s, r) -> set(r.group()))
        .from(metros, (s, group) -> Iterator.ofAll(group.members()).filter(which))
        .from(globals, (s, group) -> Iterator.ofAll(group.members()).filter(which))
        .value("ElementName", (s, r) -> r.name())
        .value("Name", (s, r) -> String.valueOf(r.id()))
        .value("NativeState", (s, r) -> NativeState.of(r.state()).number())
        .value("SyncState", (s, r) -> NativeState.of(r.state()).syncState())
        .value("CopyState", (s, r) -> NativeState.of(r.state()).copyState())
        .value("ProgressStatus", (s, r) -> NativeState.of(r.state()).progressStatus())
        .value("CopyType", (s, r) -> r.copyType().equals("metro") ? SYNC : ASYNC)
        .value("Mode", (s, r) -> r.copyType().equals("metro") ? 2L : 3L)
        .constant("SyncType", MIRROR)
        .constant("ReplicaType", FULL_COPY)
        .value("Progress", (s, r) -> progress(r))
        .value("PercentSynced", (s, r) -> progress(r))
        .value("SyncedElementID", (s, r) -> String.valueOf(r.auxId()))
        .value("SyncedElementName", (s, r) -> r.auxName())
        .value("SystemElementID", (s, r) -> String.valueOf(r.masterId()))
        .value("SystemElementName", (s, r) -> r.masterName())
        .value("SynchronizedSetID", (s, r) -> r.group() == null ? null : r.group().id())
        .value("SynchronizedSetName", (s, r) -> r.group() == null ? null : r.group().name())
        .constant("BackgroundCopyPriority", PRIORITY)
        .value("Connected", (s, r) -> r.connected())
        .value("FreezeTime", (s, r) -> r.freezeTime())
        .value("Primary", (s, r) -> primary(r))
        .build(home, className);
  }

  private static Long progress(Relationship r) {
    return r.progress().isEmpty() ? 100L : Long.parseLong(r.progress());
  }

  private static Long primary(Relationship r) {
    return switch (r.primary()) {
      case "master" -> 1L;
      case "aux" -> 2L;
      default -> 0L;
    };
  }

  private static boolean metro(RelationshipGroup group) {
    return !group.copyType().equals("global");
  }

  /** An empty group, whose copy type is still open, counts as one of Metro Mirror. */
  private static ElementView<Cluster, RelationshipGroup> sets(
      Home home, String className, boolean metro) {
    return ElementView.<Cluster, RelationshipGroup>finding(
            (s, path) -> {
              RelationshipGroup group = group(s, path.key("InstanceID"));
              return group == null || metro(group) != metro ? null : group;
            })
        .all(s -> Iterator.ofAll(RemoteCopies.of(s).groups()).filter(g -> metro(g) == metro))
        .value("InstanceID", (s, group) -> s.id() + ":RC:" + group.id())
        .value("ElementName", (s, group) -> group.name())
        .constant("CopyType", metro ? SYNC : ASYNC)
        .value("NativeStatus", (s, group) -> group.state())
        .value(
            "SyncState",
            (s, group) ->
                group.members().isEmpty() ? null : NativeState.of(group.state()).syncState())
        .build(home, className);
  }

  static @Nullable RelationshipGroup group(Cluster s, @Nullable Object instanceId) {
    String prefix = s.id() + ":RC:";
    return instanceId instanceof String text && text.startsWith(prefix)
        ? RemoteCopies.of(s).groups().stream()
            .filter(g -> g.id().equals(text.substring(prefix.length())))
            .findFirst()
            .orElse(null)
        : null;
  }

  private AssociationView<Cluster, RelationshipGroup> scopes(
      Home home, ElementView<Cluster, Site> systems) {
    return AssociationView.<Cluster, RelationshipGroup>listing(
            s -> Iterator.ofAll(RemoteCopies.of(s).groups()))
        .end("Dependent", (s, group) -> (metro(group) ? metros : globals).of(group))
        .from(metros, (s, group) -> Iterator.of(group))
        .from(globals, (s, group) -> Iterator.of(group))
        .end(
            "Antecedent",
            systems,
            (s, group) -> s.site(),
            (s, site) -> Iterator.ofAll(RemoteCopies.of(s).groups()))
        .build(home, "IBMTSSVC_ClusterScopeRemoteCopySet");
  }
}
