package org.arraytwin.fleet.space;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Retained;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of a pool at one moment, by its parts.
 *
 * @param sizeBytes of the pool
 * @param fullBytes full volumes: their size; thin ones: what they hold back
 * @param thinBytes thin volumes: the grains that were ever written, or copied to them, but for
 *     those that have no more than they hold back
 * @param keptBytes snapshots that remote replication keeps: the grains in which they differ from
 *     their volume
 */
public record Space(long sizeBytes, long fullBytes, long thinBytes, long keptBytes) {

  /** All parts together. */
  public long usedBytes() {
    return fullBytes + thinBytes + keptBytes;
  }

  /** What is left; negative only in a moment that has not come and will not. */
  public long freeBytes() {
    return sizeBytes - usedBytes();
  }

  /** Bytes that a volume takes of its pool: a full one its size, a thin one what it holds. */
  public static long taken(FleetAt at, int array, Volume volume) {
    return switch (volume.provisioning()) {
      case FULL -> volume.sizeBytes();
      case THIN -> Copied.bytes(at, array, volume.id());
      case PEER -> 0;
    };
  }

  /** The space of a pool, writes of running hosts and copies under way included. */
  public static Space of(FleetAt at, int array, Pool pool) {
    Site site = at.fleet().site(array);
    long thin = site.stored().thinBytes(pool.id());
    long kept = 0;
    for (Volume volume : moving(site, pool)) {
      if (volume.draws()) {
        thin += volume.drawn(Copied.bytes(at, array, volume.id()));
        thin -= volume.drawn(site.stored().takenBytes(volume.id()));
      }
      for (Retained snapshot : kept(site, volume)) {
        kept += differing(at.content(array, volume.id()), snapshot.content());
      }
    }
    return new Space(pool.sizeBytes(), site.stored().fullBytes(pool.id()), thin, kept);
  }

  /**
   * The volumes of a pool that may hold something else than what is stored of them, by id: what
   * belongs to groups, what hosts write, what is copied to. Of all others the sum is known.
   */
  static List<Volume> moving(Site site, Pool pool) {
    BitSet ids = new BitSet();
    for (@Nullable GroupHalf half : site.remote().groups()) {
      if (half != null) {
        half.pairs().forEach(pair -> ids.set(pair.localVolume()));
      }
    }
    for (int id : site.streams().lone()) {
      WriteStream stream = site.streams().get(id);
      if (stream != null) {
        stream.volumes().forEach(ids::set);
      }
    }
    site.local().graph().onto().keySet().forEach(ids::set);
    List<Volume> moving = new ArrayList<>();
    for (int id = ids.nextSetBit(0); id >= 0; id = ids.nextSetBit(id + 1)) {
      Volume volume = site.volumes().getOrNull(id);
      if (volume != null && volume.pool() == pool.id()) {
        moving.add(volume);
      }
    }
    return moving;
  }

  /** The snapshots that remote replication keeps of a volume. */
  static Vector<Retained> kept(Site site, Volume volume) {
    Vector<Retained> all = Vector.empty();
    for (GroupHalf half : site.groupsOf(volume.id())) {
      PairHalf pair = half.pairs().of(volume.id());
      Retained snapshot = pair == null ? null : pair.retained();
      all = snapshot == null ? all : all.append(snapshot);
    }
    return all;
  }

  /** Bytes of the grains in which two contents differ. */
  public static long differing(Content a, Content b) {
    return a.differing(b) * Content.GRAIN_BYTES;
  }
}
