package org.arraytwin.replication.load;

import io.vavr.collection.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many extents of each of some volumes are written to. They are counted on from volume to
 * volume, so that one number says which extent of which volume is meant.
 */
public final class Spread {
  /** By volume: how many extents it and those before it have. */
  private final long[] ends;

  private Spread(long[] ends) {
    this.ends = ends;
  }

  /** By volume its extents, 0 or more. */
  public static Spread of(Vector<Long> extents) {
    long[] ends = new long[extents.size()];
    long total = 0;
    int volume = 0;
    for (long each : extents) {
      total += each;
      ends[volume++] = total;
    }
    return new Spread(ends);
  }

  /** Extents in all volumes together. */
  public long total() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** By volume its extents. */
  public Vector<Long> extents() {
    return Vector.tabulate(ends.length, volume -> ends[volume] - first(volume));
  }

  /** The number of a volume's first extent. */
  long first(int volume) {
    return volume == 0 ? 0 : ends[volume - 1];
  }

  /** The volume that an extent is of; its number is from 0 to {@link #total()} - 1. */
  int volume(long extent) {
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > extent) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Spread spread && Arrays.equals(ends, spread.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return extents().mkString("[", ", ", "]");
  }
}
