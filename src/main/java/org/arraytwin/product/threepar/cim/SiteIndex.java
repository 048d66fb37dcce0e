package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.jspecify.annotations.Nullable;

/**
 * Where the associations of one object are, for the directions a site has no index for: pairs by
 * volume and by the peer's volume, volumes by pool. Worked out when volumes or memberships change,
 * not when states do.
 */
final class SiteIndex {
  private record Place(int group, int pair) {}

  private final Site of;
  private final Map<Integer, List<Place>> byVolume;
  private final Map<String, Place> byRemoteWwn;
  private final Map<String, Place> byRemoteName;
  private final Map<Integer, List<Volume>> byPool;
  private final Map<String, Volume> byWwn;

  private SiteIndex(Site site, @Nullable SiteIndex before) {
    of = site;
    if (before != null && sameMembers(before.of, site)) {
      byVolume = before.byVolume;
      byRemoteWwn = before.byRemoteWwn;
      byRemoteName = before.byRemoteName;
    } else {
      byVolume = new HashMap<>();
      byRemoteWwn = new HashMap<>();
      byRemoteName = new HashMap<>();
      site.groups().filter(Objects::nonNull).forEach(this::addPairs);
    }
    boolean sameVolumes = before != null && sameVolumes(before.of, site);
    byPool = sameVolumes && before != null ? before.byPool : pools(site);
    byWwn = sameVolumes && before != null ? before.byWwn : known(site);
  }

  /** The index of a site, made from an earlier one as far as that still holds. */
  static SiteIndex of(Site site, @Nullable SiteIndex before) {
    boolean holds = before != null && sameMembers(before.of, site) && sameVolumes(before.of, site);
    return holds && before != null ? before : new SiteIndex(site, before);
  }

  /** The same persistent map: comparing its content would cost more than a new index. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameMembers(Site a, Site b) {
    return a.groupOfVolume() == b.groupOfVolume();
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean sameVolumes(Site a, Site b) {
    return a.volumes() == b.volumes();
  }

  private void addPairs(GroupHalf group) {
    int i = 0;
    for (PairHalf pair : group.pairs()) {
      Place place = new Place(group.id(), i++);
      byVolume.computeIfAbsent(pair.localVolume(), k -> new ArrayList<>(1)).add(place);
      byRemoteWwn.put(key(group.peer(), pair.remoteWwn()), place);
      byRemoteName.putIfAbsent(pair.remoteVolume(), place);
    }
  }

  private static String key(int peer, String wwn) {
    return peer + " " + wwn;
  }

  /** Volumes whose WWN does not follow from their id. */
  private static Map<String, Volume> known(Site site) {
    Map<String, Volume> known = new HashMap<>();
    for (Volume volume : site.volumes()) {
      if (volume != null && !volume.terms().wwn().isEmpty()) {
        known.put(volume.terms().wwn(), volume);
      }
    }
    return known;
  }

  /** The volume that has been given that WWN, or null. */
  @Nullable Volume knownAs(String wwn) {
    return byWwn.get(wwn);
  }

  private static Map<Integer, List<Volume>> pools(Site site) {
    Map<Integer, List<Volume>> pools = new HashMap<>();
    for (Volume volume : site.volumes()) {
      if (volume != null) {
        pools.computeIfAbsent(volume.pool(), k -> new ArrayList<>()).add(volume);
      }
    }
    return pools;
  }

  /** The pairs of a volume: one for each target. The site must be the one indexed. */
  List<Pair> pairsOf(Site site, int volume) {
    List<Pair> pairs = new ArrayList<>(1);
    for (Place place : byVolume.getOrDefault(volume, List.of())) {
      Pair pair = at(site, place);
      if (pair != null) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  @Nullable Pair pairOfRemoteWwn(Site site, int peer, String wwn) {
    return at(site, byRemoteWwn.get(key(peer, wwn)));
  }

  @Nullable Pair pairOfRemoteName(Site site, String name) {
    return at(site, byRemoteName.get(name));
  }

  List<Volume> volumesOf(int pool) {
    return byPool.getOrDefault(pool, List.of());
  }

  private static @Nullable Pair at(Site site, @Nullable Place place) {
    GroupHalf group = place == null ? null : site.groups().get(place.group());
    return group == null || place == null ? null : new Pair(group, place.pair());
  }
}
