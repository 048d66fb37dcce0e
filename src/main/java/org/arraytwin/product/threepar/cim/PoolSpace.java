package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * What the volumes of each pool have drawn from it. Summed up once and again when volumes or
 * contents have changed: every volume leads to its pool, so a sum for each look would make
 * associations slower with every volume.
 */
final class PoolSpace {
  private record Drawn(
      Vector<@Nullable Volume> volumes,
      Vector<@Nullable Content> contents,
      Map<Integer, Long> bytesByPool) {}

  private volatile @Nullable Drawn last;

  /** Bytes that are left in a pool. */
  long remaining(Snapshot s, Pool pool) {
    Drawn drawn = last;
    if (drawn == null || !holds(drawn, s.site())) {
      drawn = sum(s.site());
      last = drawn;
    }
    return Math.max(0, pool.sizeBytes() - drawn.bytesByPool.getOrDefault(pool.id(), 0L));
  }

  /** The same persistent vectors: comparing what is in them would cost as much as the sum. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean holds(Drawn drawn, Site site) {
    return drawn.volumes == site.volumes() && drawn.contents == site.contents();
  }

  private static Drawn sum(Site site) {
    Map<Integer, Long> bytes = new HashMap<>();
    for (Volume volume : site.volumes()) {
      if (volume != null) {
        bytes.merge(volume.pool(), consumed(site, volume), Long::sum);
      }
    }
    return new Drawn(site.volumes(), site.contents(), bytes);
  }

  /** Bytes: a thin volume draws what was ever written to it, in grains; a full one its size. */
  static long consumed(Site site, Volume volume) {
    if (volume.provisioning() == Provisioning.FULL) {
      return volume.sizeBytes();
    }
    Content content = site.contents().get(volume.id());
    return content == null
        ? 0
        : content.differing(Content.blank(volume.sizeBytes())) * Content.GRAIN_BYTES;
  }
}
