package org.arraytwin.product.threepar.cli.show;

import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;

/** Space in MiB, rounded up: what the tables under {@code (MB)} hold. */
final class Capacity {
  private static final long MIB = 1024L * 1024L;

  private Capacity() {}

  static long mib(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }

  /** What a volume takes from its pool; a thin one what has been written as last settled. */
  static long used(Site site, Volume volume) {
    if (volume.provisioning() == Provisioning.FULL) {
      return mib(volume.sizeBytes());
    }
    Content content = site.contents().get(volume.id());
    return content == null
        ? 0
        : mib(Content.blank(volume.sizeBytes()).differing(content) * Content.GRAIN_BYTES);
  }

  static long used(Site site, Pool pool) {
    long sum = 0;
    for (Volume volume : site.volumes()) {
      if (volume != null && volume.pool() == pool.id()) {
        sum += used(site, volume);
      }
    }
    return sum;
  }

  static long total(Site site) {
    return site.pools().map(p -> mib(p.sizeBytes())).foldLeft(0L, Long::sum);
  }

  static long used(Site site) {
    return site.pools().map(p -> used(site, p)).foldLeft(0L, Long::sum);
  }
}
