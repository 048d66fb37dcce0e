package org.arraytwin.fleet.site;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashSet;
import java.util.Arrays;
import java.util.List;
import org.arraytwin.persistent.Dense;
import org.arraytwin.persistent.NameIndex;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * An array's halves of remote copy groups and what it believes of its peers.
 *
 * @param groups by id; null where the group was removed
 * @param byName group id by name
 * @param ofVolume group ids by volume id, in the order in which the volume was admitted to them
 * @param overlaps by group id: the other groups with which it shares a volume, none where it shares
 *     none
 * @param targets peers, in the order in which they became that
 */
public record Remote(
    Dense<@Nullable GroupHalf> groups,
    NameIndex byName,
    Dense<int @Nullable []> ofVolume,
    HashMap<Integer, Array<Integer>> overlaps,
    Array<TargetHalf> targets) {

  public static final Remote NONE =
      new Remote(Dense.empty(), NameIndex.EMPTY, Dense.empty(), HashMap.empty(), Array.empty());

  public @Nullable GroupHalf group(String name) {
    int id = byName.find(name, this::name);
    return id < 0 ? null : groups.get(id);
  }

  private @Nullable String name(int id) {
    GroupHalf half = groups.get(id);
    return half == null ? null : half.name();
  }

  /** The first group that a volume was admitted to, or null. */
  public @Nullable GroupHalf groupOf(int volume) {
    int[] ids = ofVolume.getOrNull(volume);
    return ids == null ? null : groups.get(ids[0]);
  }

  /** All groups that a volume is a member of. */
  public List<GroupHalf> groupsOf(int volume) {
    int[] ids = ofVolume.getOrNull(volume);
    if (ids == null) {
      return List.of();
    }
    return ids.length == 1
        ? List.of(half(ids[0]))
        : Arrays.stream(ids).mapToObj(this::half).toList();
  }

  private GroupHalf half(int id) {
    GroupHalf half = groups.get(id);
    if (half == null) {
      throw new IllegalStateException("a volume is a member of group " + id + ", which is gone");
    }
    return half;
  }

  /** Whether any other group has a volume of one. */
  public boolean shares(GroupHalf half) {
    return !overlaps.isEmpty() && overlaps.containsKey(half.id());
  }

  /**
   * The groups that share volumes with one, directly or through others, itself first: whatever
   * their hosts write, one stream numbers it.
   */
  public Array<GroupHalf> sharing(GroupHalf half) {
    if (!shares(half)) {
      return Array.of(half);
    }
    Array<Integer> found = Array.of(half.id());
    for (int i = 0; i < found.size(); i++) {
      for (int other : overlaps.get(found.get(i)).getOrElse(Array.empty())) {
        found = found.contains(other) ? found : found.append(other);
      }
    }
    return found.map(groups::get);
  }

  public @Nullable TargetHalf target(int peer) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).peer() == peer) {
        return targets.get(i);
      }
    }
    return null;
  }

  public @Nullable TargetHalf target(String name) {
    return targets.find(t -> t.name().equals(name)).getOrNull();
  }

  /** With a peer added or changed. */
  public Remote with(TargetHalf target) {
    int i = targets.indexWhere(t -> t.peer() == target.peer());
    return new Remote(
        groups,
        byName,
        ofVolume,
        overlaps,
        i < 0 ? targets.append(target) : targets.update(i, target));
  }

  /** With a half added (its id is the next one) or changed; memberships follow its pairs. */
  public Remote with(GroupHalf half) {
    GroupHalf old = half.id() < groups.size() ? groups.get(half.id()) : null;
    Remote changed =
        new Remote(groups.update(half.id(), half), named(old, half), ofVolume, overlaps, targets);
    boolean sameMembers = old != null && old.pairs().size() == half.pairs().size();
    return sameMembers ? changed : changed.members(half.id(), volumes(old), volumes(half));
  }

  private NameIndex named(@Nullable GroupHalf old, GroupHalf half) {
    if (old != null && old.name().equals(half.name())) {
      return byName;
    }
    NameIndex rest = old == null ? byName : byName.without(old.name(), half.id());
    return rest.with(half.name(), half.id());
  }

  /** Without a peer; no group may refer to it any more. */
  public Remote without(TargetHalf target) {
    return new Remote(
        groups, byName, ofVolume, overlaps, targets.filter(t -> t.peer() != target.peer()));
  }

  public Remote without(GroupHalf half) {
    return new Remote(
            groups.cleared(half.id()),
            byName.without(half.name(), half.id()),
            ofVolume,
            overlaps,
            targets)
        .members(half.id(), volumes(half), LinkedHashSet.empty());
  }

  private static LinkedHashSet<Integer> volumes(@Nullable GroupHalf half) {
    return half == null ? LinkedHashSet.empty() : LinkedHashSet.ofAll(half.pairs().volumes());
  }

  private Remote members(int group, LinkedHashSet<Integer> before, LinkedHashSet<Integer> after) {
    Dense<int @Nullable []> members = ofVolume;
    for (int volume : before) {
      if (!after.contains(volume)) {
        Array<Integer> rest = in(members, volume).remove(group);
        members = rest.isEmpty() ? members.cleared(volume) : members.update(volume, ids(rest));
      }
    }
    Array<Integer> others = Array.empty();
    for (int volume : after) {
      Array<Integer> all = in(members, volume);
      if (!before.contains(volume)) {
        members = members.update(volume, ids(all.append(group)));
      }
      for (int other : all) {
        others = other == group || others.contains(other) ? others : others.append(other);
      }
    }
    return new Remote(groups, byName, members, overlapping(group, others), targets);
  }

  private static Array<Integer> in(Dense<int @Nullable []> members, int volume) {
    int[] ids = members.getOrNull(volume);
    return ids == null ? Array.empty() : Array.ofAll(ids);
  }

  private static int[] ids(Array<Integer> groups) {
    return groups.toJavaStream().mapToInt(id -> id).toArray();
  }

  private HashMap<Integer, Array<Integer>> overlapping(int group, Array<Integer> others) {
    HashMap<Integer, Array<Integer>> all = overlaps;
    for (int old : overlaps.get(group).getOrElse(Array.empty())) {
      all = put(all, old, all.get(old).getOrElse(Array.empty()).remove(group));
    }
    for (int other : others) {
      all = put(all, other, all.get(other).getOrElse(Array.empty()).append(group));
    }
    return put(all, group, others);
  }

  private static HashMap<Integer, Array<Integer>> put(
      HashMap<Integer, Array<Integer>> all, int group, Array<Integer> others) {
    return others.isEmpty() ? all.remove(group) : all.put(group, others);
  }
}
