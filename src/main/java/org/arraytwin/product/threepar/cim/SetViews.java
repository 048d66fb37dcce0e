package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.VvSet;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/**
 * Sets of virtual volumes as replication groups (CIM API reference 3.1.1, Replication Services).
 */
final class SetViews {
  private static final List<Long> SYNC_TYPES = List.of(7L, 8L);

  /** A volume in its place in a set. */
  private record Member(VvSet set, Volume volume, long place) {}

  private final ElementView<Snapshot, VvSet> sets;
  private final List<AssociationView<Snapshot, ?>> associations;

  SetViews(
      Home home,
      Naming naming,
      ElementView<Snapshot, Site> systems,
      ElementView<Snapshot, Volume> volumes) {
    sets =
        ElementView.<Snapshot, VvSet>finding(
                (s, path) -> named(s, naming.name(path.key("InstanceID"))))
            .all(s -> s.copies().sets().iterator())
            .value("InstanceID", (s, set) -> naming.instanceId(set.name()))
            .value("ElementName", (s, set) -> set.name())
            .value("Description", (s, set) -> set.comment())
            .value("ID", (s, set) -> (long) set.id())
            .constant("Persistent", true)
            .constant("DeleteOnEmptyElement", false)
            .constant("DeleteOnUnassociated", false)
            .constant("ConsistentPointInTime", true)
            .constant("SupportedSyncTypes", SYNC_TYPES)
            .build(home, CopyPaths.SET_CLASS);
    associations =
        List.of(
            AssociationView.<Snapshot, VvSet>listing(s -> s.copies().sets().iterator())
                .end("Dependent", sets, (s, set) -> set, (s, set) -> Iterator.of(set))
                .end(
                    "Antecedent",
                    systems,
                    (s, set) -> s.site(),
                    (s, site) -> s.copies().sets().iterator())
                .build(home, "TPD_HostedVolumeSet"),
            AssociationView.<Snapshot, Member>listing(SetViews::members)
                .end(
                    "Member",
                    volumes,
                    (s, member) -> member.volume(),
                    (s, volume) -> members(s).filter(m -> m.volume().id() == volume.id()))
                .end("Collection", sets, (s, member) -> member.set(), (s, set) -> members(set))
                .value("AssignedSequence", (s, member) -> member.place())
                .build(home, "TPD_ReplicationGroupMember"));
  }

  ElementView<Snapshot, VvSet> sets() {
    return sets;
  }

  List<AssociationView<Snapshot, ?>> associations() {
    return associations;
  }

  private static @Nullable VvSet named(Snapshot s, @Nullable String name) {
    return name == null ? null : s.copies().set(name);
  }

  private static Iterator<Member> members(Snapshot s) {
    return Iterator.ofAll(s.copies().sets()).flatMap(SetViews::members);
  }

  private static Iterator<Member> members(VvSet set) {
    return Iterator.ofAll(set.members())
        .zipWithIndex()
        .map(member -> new Member(set, member._1(), member._2() + 1L));
  }
}
