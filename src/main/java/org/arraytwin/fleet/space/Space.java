package org.arraytwin.fleet.space;

import io.vavr.collection.Vector;
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
 * What is taken of a pool at one moment, by its parts.
 *
 * @param sizeBytes of the pool
 * @param fullBytes full volumes: their size
 * @param thinBytes thin volumes: the grains that were ever written, or copied to them
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

  /** The space of a pool, writes of running hosts and copies under way included. */
  public static Space of(FleetAt at, int array, Pool pool) {
    Site site = at.fleet().site(array);
    long full = 0;
    long thin = 0;
    long kept = 0;
    for (Volume volume : in(site, pool)) {
      if (volume.provisioning() == Provisioning.FULL) {
        full += volume.sizeBytes();
      } else {
        thin += Copied.bytes(at, array, volume.id());
      }
      for (Retained snapshot : kept(site, volume)) {
        kept += differing(at.content(array, volume.id()), snapshot.content());
      }
    }
    return new Space(pool.sizeBytes(), full, thin, kept);
  }

  /** The volumes of a pool, by id. */
  static Vector<Volume> in(Site site, Pool pool) {
    Vector<Volume> all = Vector.empty();
    for (@Nullable Volume volume : site.volumes()) {
      if (volume != null && volume.pool() == pool.id()) {
        all = all.append(volume);
      }
    }
    return all;
  }

  /** The snapshots that remote replication keeps of a volume. */
  static Vector<Retained> kept(Site site, Volume volume) {
    Vector<Retained> all = Vector.empty();
    for (GroupHalf half : site.groupsOf(volume.id())) {
      for (PairHalf pair : half.pairs()) {
        Retained snapshot = pair.retained();
        if (pair.localVolume() == volume.id() && snapshot != null) {
          all = all.append(snapshot);
        }
      }
    }
    return all;
  }

  /** Bytes of the grains in which two contents differ. */
  public static long differing(Content a, Content b) {
    return a.differing(b) * Content.GRAIN_BYTES;
  }
}
