package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cim.state.Triple;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * GetReplicationRelationships: the paths of pairs, of groups and of local copies, narrowed by
 * SyncType, Mode, Locality and CopyState.
 */
final class Relationships implements MethodBody<Snapshot, Site> {
  private static final long SUCCESS = 0;
  private static final long INVALID_PARAMETER = 5;
  private static final long STORAGE_SYNCHRONIZED = 2;
  private static final long GROUP_SYNCHRONIZED = 3;
  private static final long MIRROR = 6;
  private static final long LOCAL = 2;
  private static final long REMOTE = 3;
  private static final long SYNCHRONOUS = 2;

  private final AssociationView<Snapshot, Pair> pairs;
  private final AssociationView<Snapshot, GroupHalf> groups;
  private final AssociationView<Snapshot, Replica> replicas;
  private final ReplicationStates states;

  Relationships(
      AssociationView<Snapshot, Pair> pairs,
      AssociationView<Snapshot, GroupHalf> groups,
      AssociationView<Snapshot, Replica> replicas,
      ReplicationStates states) {
    this.pairs = pairs;
    this.groups = groups;
    this.replicas = replicas;
    this.states = states;
  }

  @Override
  public MethodResult invoke(Snapshot s, Site site, Map<String, Object> in) {
    if (!within(in.get("Type"), STORAGE_SYNCHRONIZED, GROUP_SYNCHRONIZED)
        || !within(in.get("SyncType"), 6, 9)
        || !within(in.get("Mode"), 2, 4)
        || !within(in.get("Locality"), 2, 3)) {
      return new MethodResult(INVALID_PARAMETER, Map.of());
    }
    List<ObjectPath> found = new ArrayList<>();
    if (wants(in.get("Locality"), LOCAL) && wants(in.get("Type"), STORAGE_SYNCHRONIZED)) {
      s.copies()
          .associated()
          .filter(replica -> wanted(in, replica))
          .forEach(replica -> found.add(replicas.path(s, replica)));
    }
    if (wants(in.get("SyncType"), MIRROR) && wants(in.get("Locality"), REMOTE)) {
      if (wants(in.get("Type"), STORAGE_SYNCHRONIZED)) {
        for (Pair pair : s.pairs()) {
          if (wanted(in, pair.group(), states.of(s, pair))) {
            found.add(pairs.path(s, pair));
          }
        }
      }
      if (wants(in.get("Type"), GROUP_SYNCHRONIZED)) {
        Iterator<GroupHalf> matching =
            s.groups().filter(group -> wanted(in, group, states.of(s, group)));
        matching.forEach(group -> found.add(groups.path(s, group)));
      }
    }
    return new MethodResult(SUCCESS, Map.of("Synchronizations", found));
  }

  private static boolean wanted(Map<String, Object> in, Replica replica) {
    return wants(in.get("SyncType"), ReplicaViews.syncType(replica))
        && wants(in.get("Mode"), SYNCHRONOUS)
        && wants(in.get("CopyState"), replica.state().copyState());
  }

  private static boolean wanted(Map<String, Object> in, GroupHalf group, Triple triple) {
    return wants(in.get("Mode"), PairViews.mode(group))
        && wants(in.get("CopyState"), triple.copyState());
  }

  /** A filter that is absent wants everything. */
  private static boolean wants(@Nullable Object filter, long value) {
    return !(filter instanceof Long wanted) || wanted == value;
  }

  private static boolean within(@Nullable Object filter, long min, long max) {
    return !(filter instanceof Long value) || (value >= min && value <= max);
  }
}
