package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.space.Usage;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.TargetStatus;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * One array at one moment, as its own CIM server sees it.
 *
 * @param at the fleet then
 * @param site the array
 * @param index of the site
 * @param space what its volumes take
 * @param copies within it
 */
record Snapshot(FleetAt at, Site site, SiteIndex index, Usage space, Copies copies) {
  String systemWwn() {
    return site.array().wwn();
  }

  /** What the array believes of a group's target. */
  TargetStatus targetOf(GroupHalf group) {
    TargetHalf target = site.target(group.peer());
    return target == null ? TargetStatus.NEW : target.status();
  }

  Iterator<GroupHalf> groups() {
    return site.groups().iterator().filter(Objects::nonNull);
  }

  Iterator<Pair> pairs() {
    return groups().flatMap(Snapshot::pairsOf);
  }

  static Iterator<Pair> pairsOf(GroupHalf group) {
    return Iterator.range(0, group.pairs().size()).map(i -> new Pair(group, i));
  }

  /** The pair of a volume that counts: not one that stands by; null where it is in no group. */
  @Nullable Pair pairOf(int volume) {
    Pair found = null;
    for (Pair pair : pairsOf(volume)) {
      boolean better = found == null || found.group().status().has(Trait.RESERVE);
      found = better ? pair : found;
    }
    return found;
  }

  /** All pairs of a volume: one for each target. */
  List<Pair> pairsOf(int volume) {
    return index.pairsOf(site, volume);
  }

  /** The local copy that a volume is, where the two are associated; else null. */
  @Nullable Replica replica(int volume) {
    Replica replica = copies.onto(volume);
    return replica == null || !replica.state().associated() ? null : replica;
  }

  /** The local copies of a volume that are associated with it. */
  Iterator<Replica> replicasOf(int volume) {
    return copies.from(volume).filter(replica -> replica.state().associated());
  }

  /** Each group once, as its half for its first target. */
  Iterator<GroupHalf> groupsOnce() {
    return groups().filter(group -> group.id() == first(group).id());
  }

  /** The half for its first target of the group that a half belongs to. */
  GroupHalf first(GroupHalf half) {
    return site.halves(half.group()).get(0);
  }

  /** The group of that name, as its half for its first target, or null. */
  @Nullable GroupHalf group(@Nullable String name) {
    List<GroupHalf> halves = name == null ? List.of() : site.halves(name);
    return halves.isEmpty() ? null : halves.get(0);
  }

  /** Its halves: one for each target. */
  Iterator<GroupHalf> halves(GroupHalf half) {
    return Iterator.ofAll(site.halves(half.group()));
  }

  /**
   * Whether a half's volumes are the SystemElements: of the source, and, where a pair stands by, of
   * the synchronous target (M311 p. 122).
   */
  boolean leads(GroupHalf half) {
    return half.source()
        || (half.status().has(Trait.RESERVE)
            && halves(half).exists(h -> h.id() != half.id() && h.mode() == Mode.SYNC));
  }

  /** This array's volume of a pair; it cannot be removed while it is admitted. */
  Volume localVolume(Pair pair) {
    Volume volume = site.volumes().get(pair.half().localVolume());
    if (volume == null) {
      throw new IllegalStateException(
          "pair " + pair.index() + " of group " + pair.group().name() + " lacks its volume");
    }
    return volume;
  }

  @Nullable Pair pairOfRemoteWwn(@Nullable Object wwn, @Nullable Object system) {
    if (wwn instanceof String text) {
      for (TargetHalf target : site.targets()) {
        if (at.fleet().site(target.peer()).array().wwn().equals(system)) {
          return index.pairOfRemoteWwn(site, target.peer(), text);
        }
      }
    }
    return null;
  }

  /** The volume that has been given that WWN, or null. */
  @Nullable Volume knownAs(String wwn) {
    return index.knownAs(wwn);
  }

  @Nullable Pair pairOfRemoteName(@Nullable String name) {
    return name == null ? null : index.pairOfRemoteName(site, name);
  }

  /** An iterator over that one object, or over none. */
  static <T> Iterator<T> optional(@Nullable T object) {
    return object == null ? Iterator.empty() : Iterator.of(object);
  }
}
