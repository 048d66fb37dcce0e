package org.arraytwin.product.threepar.space;

import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Retained;
import org.jspecify.annotations.Nullable;

/**
 * The space of one array at one moment, writes of running hosts included. Nothing is computed until
 * a figure is asked for, and then once for each group.
 */
public final class Usage {
  /** Bytes that the members of all groups take from a pool. */
  private record Drawn(long user, long snapshot) {
    static final Drawn NONE = new Drawn(0, 0);

    Drawn plus(Drawn other) {
      return new Drawn(user + other.user, snapshot + other.snapshot);
    }
  }

  private static final long MIB = 1L << 20;

  private final FleetAt at;
  private final Site site;
  private final Settled settled;
  private final Map<Integer, Vector<Content>> contentsByGroup = new HashMap<>();
  private @Nullable Map<Integer, Drawn> live;

  private Usage(FleetAt at, Site site, Settled settled) {
    this.at = at;
    this.site = site;
    this.settled = settled;
  }

  /** The space of an array, using an earlier one of it as far as that still holds. */
  public static Usage of(FleetAt at, int array, @Nullable Usage before) {
    Site site = at.fleet().site(array);
    boolean holds = before != null && before.settled.holds(site);
    return new Usage(at, site, holds && before != null ? before.settled : new Settled(site));
  }

  public Site site() {
    return site;
  }

  /** MiB, rounded up. */
  public static long mib(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }

  /** Bytes a volume takes: a thin one what was ever written to it, a full one its size. */
  public long user(Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    return half == null || volume.provisioning() == Provisioning.FULL
        ? drawn(volume, site.contents().get(volume.id()))
        : drawn(volume, content(half, volume.id()));
  }

  /** Bytes its snapshot for resync or rollback keeps because the volume was written since. */
  public long snapshot(Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    return half == null ? 0 : kept(half, index(half, volume.id()));
  }

  /** Bytes the volumes of a pool take, at most its size. */
  public long user(Pool pool) {
    return Math.min(pool.sizeBytes(), settled.bytes(pool.id()) + live(pool).user());
  }

  /** Bytes the snapshots of a pool's volumes take, at most what the volumes leave. */
  public long snapshot(Pool pool) {
    return Math.min(pool.sizeBytes() - user(pool), live(pool).snapshot());
  }

  /** Bytes that are left in a pool. */
  public long remaining(Pool pool) {
    return pool.sizeBytes() - user(pool) - snapshot(pool);
  }

  /** Bytes of all pools. */
  public long total() {
    return site.pools().map(Pool::sizeBytes).foldLeft(0L, Long::sum);
  }

  /** Bytes that are left in all pools. */
  public long remaining() {
    return site.pools().map(this::remaining).foldLeft(0L, Long::sum);
  }

  static long drawn(Volume volume, @Nullable Content content) {
    if (volume.provisioning() == Provisioning.FULL) {
      return volume.sizeBytes();
    }
    return content == null
        ? 0
        : content.differing(Content.blank(volume.sizeBytes())) * Content.GRAIN_BYTES;
  }

  private Drawn live(Pool pool) {
    return live().getOrDefault(pool.id(), Drawn.NONE);
  }

  private synchronized Map<Integer, Drawn> live() {
    Map<Integer, Drawn> bytes = live;
    if (bytes == null) {
      bytes = new HashMap<>();
      for (GroupHalf half : site.groups()) {
        if (half != null) {
          add(bytes, half);
        }
      }
      live = bytes;
    }
    return bytes;
  }

  private void add(Map<Integer, Drawn> bytes, GroupHalf half) {
    for (int i = 0; i < half.pairs().size(); i++) {
      int id = half.pairs().get(i).localVolume();
      Volume volume = site.volumes().get(id);
      if (volume != null) {
        boolean thin = volume.provisioning() == Provisioning.THIN;
        long user = thin ? drawn(volume, contents(half).get(i)) : 0;
        bytes.merge(volume.pool(), new Drawn(user, kept(half, i)), Drawn::plus);
      }
    }
  }

  private long kept(GroupHalf half, int pair) {
    Retained retained = half.pairs().get(pair).retained();
    return retained == null
        ? 0
        : contents(half).get(pair).differing(retained.content()) * Content.GRAIN_BYTES;
  }

  private Content content(GroupHalf half, int volume) {
    return contents(half).get(index(half, volume));
  }

  private static int index(GroupHalf half, int volume) {
    Vector<PairHalf> pairs = half.pairs();
    return pairs.indexWhere(p -> p.localVolume() == volume);
  }

  private synchronized Vector<Content> contents(GroupHalf half) {
    Vector<Content> contents = contentsByGroup.get(half.id());
    if (contents == null) {
      contents = at.contents(at.fleet().session(half.session()), site.id());
      contentsByGroup.put(half.id(), contents);
    }
    return contents;
  }
}
