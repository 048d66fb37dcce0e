package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.MappingGroup;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** FlashCopy mappings and their consistency groups; a mapping's status is SyncState. */
final class FlashCopyViews {
  private static final long KEPT = 4;
  private static final long AUTODELETED = 5;
  private static final long CLONE = 8;
  private static final long SNAPSHOT = 7;
  private static final long FULL_COPY = 2;
  private static final long BEFORE_DELTA = 3;

  private final ElementView<Cluster, MappingGroup> sets;
  private final ElementView<Cluster, MappingGroup> clones;
  private final List<AssociationView<Cluster, ?>> associations;

  FlashCopyViews(
      Home home, ElementView<Cluster, Volume> volumes, ElementView<Cluster, Site> systems) {
    sets = sets(home, "IBMTSSVC_FlashCopyStorageSynchronizedSet", false);
    clones = sets(home, "IBMTSSVC_CloneCopyStorageSynchronizedSet", true);
    associations = List.of(mappings(home, volumes), scopes(home, systems));
  }

  List<ElementView<Cluster, ?>> elements() {
    return List.of(sets, clones);
  }

  List<AssociationView<Cluster, ?>> associations() {
    return associations;
  }

  static @Nullable MappingGroup group(Cluster s, @Nullable Object instanceId) {
    String prefix = s.id() + ":FC:";
    return instanceId instanceof String text && text.startsWith(prefix)
        ? s.groups().stream()
            .filter(g -> g.id().equals(text.substring(prefix.length())))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static ElementView<Cluster, MappingGroup> sets(
      Home home, String className, boolean autodelete) {
    return ElementView.<Cluster, MappingGroup>finding(
            (s, path) -> {
              MappingGroup group = group(s, path.key("InstanceID"));
              return group == null || group.autodelete() != autodelete ? null : group;
            })
        .all(s -> Iterator.ofAll(s.groups()).filter(g -> g.autodelete() == autodelete))
        .value("InstanceID", (s, group) -> s.id() + ":FC:" + group.id())
        .value("ElementName", (s, group) -> group.name())
        .constant("CopyType", autodelete ? AUTODELETED : KEPT)
        .value("NativeStatus", (s, group) -> group.status())
        .value("SyncState", FlashCopyViews::syncState)
        .build(home, className);
  }

  /** That of the member that gives the group its status; null without members. */
  private static @Nullable Long syncState(Cluster s, MappingGroup group) {
    return group.members().stream()
        .filter(m -> m.status().equals(group.status()))
        .map(m -> (long) s.data().sync(m).syncState())
        .findFirst()
        .orElse(null);
  }

  private AssociationView<Cluster, MappingGroup> scopes(
      Home home, ElementView<Cluster, Site> systems) {
    return AssociationView.<Cluster, MappingGroup>listing(s -> Iterator.ofAll(s.groups()))
        .end("Dependent", (s, group) -> (group.autodelete() ? clones : sets).of(group))
        .from(sets, (s, group) -> Iterator.of(group))
        .from(clones, (s, group) -> Iterator.of(group))
        .end("Antecedent", systems, (s, group) -> s.site(), (s, site) -> Iterator.ofAll(s.groups()))
        .build(home, "IBMTSSVC_ClusterScopeFlashCopySet");
  }

  private @Nullable Element<Cluster, ?> set(@Nullable MappingGroup group) {
    return group == null ? null : (group.autodelete() ? clones : sets).of(group);
  }

  private AssociationView<Cluster, Mapping> mappings(
      Home home, ElementView<Cluster, Volume> volumes) {
    return AssociationView.<Cluster, Mapping>listing(s -> Iterator.ofAll(s.mappings()))
        .end(
            "SyncedElement",
            volumes,
            (s, mapping) -> s.vdisk(mapping.copy().target()),
            (s, volume) -> Iterator.ofAll(s.onto(volume.id())))
        .end(
            "SystemElement",
            volumes,
            (s, mapping) -> s.vdisk(mapping.copy().source()),
            (s, volume) -> Iterator.ofAll(s.from(volume.id())))
        .end("SynchronizedSet", (s, mapping) -> set(mapping.group()))
        .from(sets, (s, group) -> Iterator.ofAll(group.members()))
        .from(clones, (s, group) -> Iterator.ofAll(group.members()))
        .value("ElementName", (s, mapping) -> mapping.name())
        .value("Name", (s, mapping) -> String.valueOf(mapping.id()))
        .value("SyncState", (s, mapping) -> (long) s.data().sync(mapping).syncState())
        .value("CopyState", (s, mapping) -> (long) s.data().sync(mapping).copyState())
        .value("ProgressStatus", (s, mapping) -> (long) s.data().sync(mapping).progressStatus())
        .value("CopyType", (s, m) -> m.copy().settings().autodelete() ? AUTODELETED : KEPT)
        .value("SyncType", (s, mapping) -> mapping.copyRate() == 0 ? SNAPSHOT : CLONE)
        .value("ReplicaType", (s, mapping) -> mapping.copyRate() == 0 ? BEFORE_DELTA : FULL_COPY)
        .value("Progress", (s, mapping) -> (long) mapping.progress())
        .value("PercentSynced", (s, mapping) -> (long) mapping.progress())
        .value("SyncedElementID", (s, mapping) -> String.valueOf(mapping.copy().target()))
        .value("SyncedElementName", (s, m) -> s.vdisk(m.copy().target()).name())
        .value("SystemElementID", (s, mapping) -> String.valueOf(mapping.copy().source()))
        .value("SystemElementName", (s, m) -> s.vdisk(m.copy().source()).name())
        .value("SynchronizedSetID", (s, m) -> m.group() == null ? null : m.group().id())
        .value("SynchronizedSetName", (s, m) -> m.group() == null ? null : m.group().name())
        .value("AutoDelete", (s, mapping) -> mapping.copy().settings().autodelete())
        .value("Incremental", (s, mapping) -> mapping.copy().settings().incremental())
        .value("CopyRate", (s, mapping) -> (long) mapping.copyRate())
        .value("CleanRate", (s, mapping) -> (long) mapping.cleanRate())
        .value("CleanProgress", (s, mapping) -> (long) mapping.cleanProgress())
        .value("DependentMappingCount", (s, mapping) -> (long) mapping.dependents().size())
        .value("Difference", (s, mapping) -> (long) mapping.difference())
        .value("GrainSize", (s, mapping) -> mapping.grainSize())
        .value("IOGroupId", (s, mapping) -> (long) mapping.ioGroup())
        .value("WhenSynced", FlashCopyViews::whenSynced)
        .build(home, "IBMTSSVC_LocalStorageSynchronized");
  }

  private static @Nullable CimDateTime whenSynced(Cluster s, Mapping mapping) {
    return mapping.started() ? CimDateTime.ofEpochMicros(mapping.copy().instantMicros()) : null;
  }
}
