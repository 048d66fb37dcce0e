package org.arraytwin.product.threepar.space;

import io.vavr.collection.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Retained;
import org.jspecify.annotations.Nullable;

/** What the members of one group take while their contents stay as they are. */
final class GroupSpace {
  private final List<Long> progress;
  private final Map<Integer, Drawn> byVolume = new HashMap<>();
  private final Map<Integer, Drawn> byPool = new HashMap<>();

  GroupSpace(FleetAt at, Site site, GroupHalf half, List<Long> progress) {
    this.progress = progress;
    Session session = at.fleet().session(half.session());
    Array<Content> contents = at.contents(session, site.id());
    for (int i = 0; i < half.pairs().size(); i++) {
      Volume volume = site.volumes().get(half.pairs().get(i).localVolume());
      if (volume != null) {
        Content content = contents.get(i);
        Drawn drawn =
            new Drawn(Usage.drawn(volume, content), kept(content, half.pairs().get(i).retained()));
        byVolume.put(volume.id(), drawn);
        boolean thin = volume.provisioning() == Provisioning.THIN;
        byPool.merge(volume.pool(), thin ? drawn : drawn.snapshots(), Drawn::plus);
      }
    }
  }

  private static long kept(Content content, @Nullable Retained retained) {
    return retained == null ? 0 : content.differing(retained.content()) * Content.GRAIN_BYTES;
  }

  /** Whether the contents are still those of that progress, the fleet being the same. */
  boolean holds(List<Long> now) {
    return progress.equals(now);
  }

  Drawn of(Volume volume) {
    return byVolume.getOrDefault(volume.id(), Drawn.NONE);
  }

  /** What settled sums do not have: thin members and all snapshots. */
  Map<Integer, Drawn> byPool() {
    return byPool;
  }
}
