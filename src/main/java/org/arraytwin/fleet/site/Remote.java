package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * An array's halves of remote copy groups and what it believes of its peers.
 *
 * @param groups by id; null where the group was removed
 * @param byName group id by name
 * @param ofVolume group id by volume id
 * @param targets peers, in order of their array ids
 */
public record Remote(
    Vector<@Nullable GroupHalf> groups,
    HashMap<String, Integer> byName,
    HashMap<Integer, Integer> ofVolume,
    Vector<TargetHalf> targets) {

  public static final Remote NONE =
      new Remote(Vector.empty(), HashMap.empty(), HashMap.empty(), Vector.empty());

  public @Nullable GroupHalf group(String name) {
    Integer id = byName.get(name).getOrNull();
    return id == null ? null : groups.get(id);
  }

  /** The group a volume is a member of, or null. */
  public @Nullable GroupHalf groupOf(int volume) {
    Integer id = ofVolume.get(volume).getOrNull();
    return id == null ? null : groups.get(id);
  }

  public @Nullable TargetHalf target(int peer) {
    return targets.find(t -> t.peer() == peer).getOrNull();
  }

  public @Nullable TargetHalf target(String name) {
    return targets.find(t -> t.name().equals(name)).getOrNull();
  }

  /** With a peer added or changed. */
  public Remote with(TargetHalf target) {
    int i = targets.indexWhere(t -> t.peer() == target.peer());
    return new Remote(
        groups, byName, ofVolume, i < 0 ? targets.append(target) : targets.update(i, target));
  }

  /** With a half added (its id is the next one) or changed; memberships follow its pairs. */
  public Remote with(GroupHalf half) {
    GroupHalf old = half.id() < groups.size() ? groups.get(half.id()) : null;
    HashMap<Integer, Integer> members = ofVolume;
    if (old == null || old.pairs().size() != half.pairs().size()) {
      members = old == null ? members : without(members, old);
      for (PairHalf pair : half.pairs()) {
        members = members.put(pair.localVolume(), half.id());
      }
    }
    return new Remote(
        half.id() == groups.size() ? groups.append(half) : groups.update(half.id(), half),
        old == null ? byName.put(half.name(), half.id()) : byName,
        members,
        targets);
  }

  public Remote without(GroupHalf half) {
    return new Remote(
        groups.update(half.id(), (GroupHalf) null),
        byName.remove(half.name()),
        without(ofVolume, half),
        targets);
  }

  private static HashMap<Integer, Integer> without(HashMap<Integer, Integer> map, GroupHalf half) {
    HashMap<Integer, Integer> rest = map;
    for (PairHalf pair : half.pairs()) {
      rest = rest.remove(pair.localVolume());
    }
    return rest;
  }
}
