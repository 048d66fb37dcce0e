package org.arraytwin.replication;

import java.util.Arrays;

/**
 * A set of grains as ascending runs: a bitmap as a value. Every operation takes time by the number
 * of runs, never by the size of the volume.
 */
public final class Extents {
  private static final Extents NONE = new Extents(new long[0]);

  /** Start and end (exclusive) of each run, ascending, neither touching nor overlapping. */
  private final long[] bounds;

  /** Grains in front of each run, and in all of them. */
  private final long[] before;

  private Extents(long[] bounds) {
    this.bounds = bounds;
    this.before = new long[bounds.length / 2 + 1];
    for (int i = 0; i < bounds.length / 2; i++) {
      before[i + 1] = before[i] + bounds[2 * i + 1] - bounds[2 * i];
    }
  }

  public static Extents none() {
    return NONE;
  }

  /** One run. */
  public static Extents of(long firstGrain, long count) {
    return count <= 0 ? NONE : new Extents(new long[] {firstGrain, firstGrain + count});
  }

  /**
   * The grains in which two contents differ, each run widened to whole grains of a product.
   *
   * @param unit grains of 64 KiB in one grain of the product, 1 or more
   */
  public static Extents differing(Content a, Content b, int unit) {
    Builder builder = new Builder();
    a.diff(
        b,
        (first, count) -> {
          long end = (first + count + unit - 1) / unit * unit;
          builder.add(first / unit * unit, Math.min(end, a.grains()));
          return true;
        });
    return builder.done();
  }

  /** The number of grains. */
  public long count() {
    return before[before.length - 1];
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public boolean contains(long grain) {
    int i = run(grain);
    return i >= 0 && grain < bounds[2 * i + 1];
  }

  /** The number of grains in front of one. */
  public long rank(long grain) {
    int i = run(grain);
    return i < 0 ? 0 : before[i] + Math.min(grain, bounds[2 * i + 1]) - bounds[2 * i];
  }

  /** The number of grains in a run of a volume. */
  public long within(long firstGrain, long count) {
    return rank(firstGrain + count) - rank(firstGrain);
  }

  public Extents union(Extents other) {
    return isEmpty() ? other : other.isEmpty() ? this : merge(other, 0b1110);
  }

  public Extents intersection(Extents other) {
    return isEmpty() || other.isEmpty() ? NONE : merge(other, 0b1000);
  }

  public Extents minus(Extents other) {
    return isEmpty() || other.isEmpty() ? this : merge(other, 0b0010);
  }

  /**
   * The grains of a run, numbered from where it begins.
   *
   * @param firstGrain of the run
   * @param count of its grains
   */
  public Extents inside(long firstGrain, long count) {
    Extents some = intersection(of(firstGrain, count));
    return some.moved(-firstGrain);
  }

  /** All of them so many grains further up. */
  public Extents moved(long grains) {
    if (grains == 0 || isEmpty()) {
      return this;
    }
    long[] moved = bounds.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += grains;
    }
    return new Extents(moved);
  }

  /** Without the n lowest. */
  public Extents withoutLowest(long n) {
    if (n <= 0) {
      return this;
    }
    return n >= count() ? NONE : minus(of(0, grain(n)));
  }

  /** Without the n highest. */
  public Extents withoutHighest(long n) {
    if (n <= 0) {
      return this;
    }
    return n >= count() ? NONE : intersection(of(0, grain(count() - n - 1) + 1));
  }

  /** The n-th grain, from 0. */
  private long grain(long n) {
    int low = 0;
    int high = before.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (before[middle] <= n) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return bounds[2 * low] + n - before[low];
  }

  /** Visits the runs in ascending order. */
  public void forEach(Content.RangeVisitor visitor) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (!visitor.range(bounds[i], bounds[i + 1] - bounds[i])) {
        return;
      }
    }
  }

  /** A hash that is the same on every run and JDK. */
  public long hash() {
    long hash = 0;
    for (long bound : bounds) {
      hash = (hash ^ bound) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** The last run that begins at a grain or in front of it, or -1. */
  private int run(long grain) {
    int low = -1;
    int high = bounds.length / 2;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (bounds[2 * middle] <= grain) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Walks both at once.
   *
   * @param wanted bit 0 + (1 where in this) + (2 where in the other) says whether to keep
   */
  private Extents merge(Extents other, int wanted) {
    Builder builder = new Builder();
    int i = 0;
    int j = 0;
    long at = 0;
    while (i < bounds.length || j < other.bounds.length) {
      long mine = i < bounds.length ? bounds[i] : Long.MAX_VALUE;
      long theirs = j < other.bounds.length ? other.bounds[j] : Long.MAX_VALUE;
      long next = Math.min(mine, theirs);
      if ((wanted >> ((i & 1) + 2 * (j & 1)) & 1) != 0) {
        builder.add(at, next);
      }
      at = next;
      i += mine == next ? 1 : 0;
      j += theirs == next ? 1 : 0;
    }
    return builder.done();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extents extents && Arrays.equals(bounds, extents.bounds);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash());
  }

  @Override
  public String toString() {
    return count() + " grains in " + bounds.length / 2 + " runs";
  }

  /** Joins runs that come in ascending order of their ends. */
  private static final class Builder {
    private long[] bounds = new long[16];
    private int used;

    void add(long start, long end) {
      if (start >= end) {
        return;
      }
      if (used > 0 && start <= bounds[used - 1]) {
        bounds[used - 1] = Math.max(bounds[used - 1], end);
        return;
      }
      if (used == bounds.length) {
        bounds = Arrays.copyOf(bounds, used * 2);
      }
      bounds[used++] = start;
      bounds[used++] = end;
    }

    Extents done() {
      return used == 0 ? NONE : new Extents(Arrays.copyOf(bounds, used));
    }
  }
}
