package org.arraytwin.product.threepar.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * What the members of all groups take while the fleet is the same. Groups whose contents stand
 * still are summed up once; the others again when a write or a copied grain has come.
 */
final class Members {
  private final Fleet fleet;
  private final Site site;
  private final Map<Integer, GroupSpace> groups = new ConcurrentHashMap<>();
  private final Map<Integer, Drawn> still = new HashMap<>();
  private final List<GroupHalf> moving = new ArrayList<>();
  private volatile boolean summed;

  Members(Fleet fleet, Site site) {
    this.fleet = fleet;
    this.site = site;
  }

  /** Whether nothing but the passing of time can have changed anything. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(Fleet now) {
    return fleet == now;
  }

  GroupSpace group(FleetAt at, GroupHalf half) {
    List<Long> progress = at.progress(at.fleet().session(half.session()));
    GroupSpace known = groups.get(half.id());
    if (known != null && known.holds(progress)) {
      return known;
    }
    GroupSpace fresh = new GroupSpace(at, site, half, progress);
    groups.put(half.id(), fresh);
    return fresh;
  }

  /** What they take of one pool. */
  Drawn of(FleetAt at, int pool) {
    sum(at);
    Drawn all = still.getOrDefault(pool, Drawn.NONE);
    for (GroupHalf half : moving) {
      all = all.plus(group(at, half).byPool().getOrDefault(pool, Drawn.NONE));
    }
    return all;
  }

  private void sum(FleetAt at) {
    if (!summed) {
      sumOnce(at);
    }
  }

  private synchronized void sumOnce(FleetAt at) {
    if (summed) {
      return;
    }
    for (@Nullable GroupHalf half : site.groups()) {
      if (half == null) {
        continue;
      }
      if (at.progress(at.fleet().session(half.session())).isEmpty()) {
        group(at, half).byPool().forEach((pool, drawn) -> still.merge(pool, drawn, Drawn::plus));
      } else {
        moving.add(half);
      }
    }
    summed = true;
  }
}
