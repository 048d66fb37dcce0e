package org.arraytwin.product.threepar.space;

import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * The space of one array at one moment, writes of running hosts included. Nothing is computed until
 * a figure is asked for, and then not again before something has changed.
 */
public final class Usage {
  private static final long MIB = 1L << 20;

  private final FleetAt at;
  private final Site site;
  private final Settled settled;
  private final Members members;

  private Usage(FleetAt at, Site site, Settled settled, Members members) {
    this.at = at;
    this.site = site;
    this.settled = settled;
    this.members = members;
  }

  /** The space of an array, using an earlier one of it as far as that still holds. */
  public static Usage of(FleetAt at, int array, @Nullable Usage before) {
    Site site = at.fleet().site(array);
    boolean still = before != null && before.members.holds(at.fleet());
    boolean holds = before != null && before.settled.holds(site);
    return new Usage(
        at,
        site,
        holds && before != null ? before.settled : new Settled(site),
        still && before != null ? before.members : new Members(at.fleet(), site));
  }

  public Site site() {
    return site;
  }

  /** MiB, rounded up. */
  public static long mib(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }

  /**
   * Bytes a volume takes: a thin one what was ever written to it, a full one its size; a virtual
   * copy takes of what its base volume's snapshots do.
   */
  public long user(Volume volume) {
    if (Settled.virtual(site, volume)) {
      return 0;
    }
    GroupHalf half = site.groupOf(volume.id());
    return half == null || volume.provisioning() == Provisioning.FULL
        ? drawn(volume, site.contents().get(volume.id()))
        : members.group(at, half).of(volume).user();
  }

  /**
   * Bytes its snapshots keep because it was written since: that of remote copy for resync or
   * rollback, and its virtual copies.
   */
  public long snapshot(Volume volume) {
    GroupHalf half = site.groupOf(volume.id());
    long remote = half == null ? 0 : members.group(at, half).of(volume).snapshot();
    return remote + kept(volume.id());
  }

  /** Whether a volume is a virtual copy, which has no space of its own. */
  public boolean virtual(Volume volume) {
    return Settled.virtual(site, volume);
  }

  /** Whether a volume has virtual copies. */
  public boolean copied(Volume volume) {
    return site.local().from(volume.id()).exists(Usage::virtual);
  }

  /** Bytes that the virtual copies of a volume keep, and those of these. */
  private long kept(int volume) {
    return site.local().from(volume).filter(Usage::virtual).map(this::kept).sum().longValue();
  }

  private long kept(LocalCopy copy) {
    return Reads.heldBytes(at, site.id(), copy) + kept(copy.target());
  }

  private static boolean virtual(@Nullable LocalCopy copy) {
    return copy != null && copy.kind().equals(CopyData.VIRTUAL);
  }

  /** Bytes that virtual copies in a pool keep. */
  private long kept(Pool pool) {
    long bytes = 0;
    for (LocalCopy copy : site.local().copies().filter(Usage::virtual)) {
      Volume volume = site.volumes().get(copy.target());
      if (volume != null && volume.pool() == pool.id()) {
        bytes += Reads.heldBytes(at, site.id(), copy);
      }
    }
    return bytes;
  }

  /** Bytes the volumes of a pool take, at most its size. */
  public long user(Pool pool) {
    return Math.min(pool.sizeBytes(), settled.bytes(pool.id()) + members.of(at, pool.id()).user());
  }

  /** Bytes the snapshots of a pool's volumes take, at most what the volumes leave. */
  public long snapshot(Pool pool) {
    long bytes = members.of(at, pool.id()).snapshot() + kept(pool);
    return Math.min(pool.sizeBytes() - user(pool), bytes);
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
    if (volume.provisioning() != Provisioning.THIN) {
      return volume.provisioning() == Provisioning.FULL ? volume.sizeBytes() : 0;
    }
    return content == null
        ? 0
        : content.differing(Content.blank(volume.sizeBytes())) * Content.GRAIN_BYTES;
  }
}
