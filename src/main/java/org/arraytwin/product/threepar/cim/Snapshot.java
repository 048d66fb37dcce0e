package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.space.Usage;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.TargetStatus;
import org.jspecify.annotations.Nullable;

/**
 * One array at one moment, as its own CIM server sees it.
 *
 * @param at the fleet then
 * @param site the array
 * @param index of the site
 * @param space what its volumes take
 */
record Snapshot(FleetAt at, Site site, SiteIndex index, Usage space) {
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

  @Nullable Pair pairOf(int volume) {
    return index.pairOf(site, volume);
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

  @Nullable Pair pairOfRemoteWwn(@Nullable Object wwn) {
    return wwn instanceof String text ? index.pairOfRemoteWwn(site, text) : null;
  }

  @Nullable Pair pairOfRemoteName(@Nullable String name) {
    return name == null ? null : index.pairOfRemoteName(site, name);
  }

  /** An iterator over that one object, or over none. */
  static <T> Iterator<T> optional(@Nullable T object) {
    return object == null ? Iterator.empty() : Iterator.of(object);
  }
}
