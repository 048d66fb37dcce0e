package org.arraytwin.product.threepar.space;

import java.util.Map;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.persistent.Dense;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * What does not change by time alone: full volumes, and thin ones that are in no group. Summed up
 * once, when first asked for, and again when volumes, contents or memberships have changed.
 */
final class Settled {
  private final Dense<@Nullable Volume> volumes;
  private final Dense<@Nullable Content> contents;
  private final Dense<int @Nullable []> members;
  private final Local local;
  private @Nullable Map<Integer, Long> bytesByPool;

  Settled(Site site) {
    volumes = site.volumes();
    contents = site.contents();
    members = site.groupOfVolume();
    local = site.local();
  }

  /** The same persistent collections: comparing what is in them would cost as much as the sum. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(Site site) {
    return volumes == site.volumes()
        && contents == site.contents()
        && local.ofTarget() == site.local().ofTarget()
        && members == site.groupOfVolume();
  }

  long bytes(int pool) {
    return byPool().getOrDefault(pool, 0L);
  }

  private synchronized Map<Integer, Long> byPool() {
    Map<Integer, Long> bytes = bytesByPool;
    if (bytes == null) {
      bytes = new java.util.HashMap<>();
      for (Volume volume : volumes) {
        if (volume != null && !live(volume) && !virtual(local, volume)) {
          bytes.merge(volume.pool(), Usage.drawn(volume, contents.get(volume.id())), Long::sum);
        }
      }
      bytesByPool = bytes;
    }
    return bytes;
  }

  /** Whether a volume is a virtual copy. */
  static boolean virtual(Site site, Volume volume) {
    return virtual(site.local(), volume);
  }

  private static boolean virtual(Local local, Volume volume) {
    LocalCopy copy = local.onto(volume.id());
    return copy != null && copy.kind().equals(CopyData.VIRTUAL);
  }

  private boolean live(Volume volume) {
    return volume.provisioning() == Provisioning.THIN && members.getOrNull(volume.id()) != null;
  }
}
