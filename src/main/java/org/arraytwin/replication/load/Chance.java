package org.arraytwin.replication.load;

/** Chance as a function: the same numbers for the same seed, on every run and JDK. */
public final class Chance {
  private Chance() {}

  /** The n-th number of a seed, evenly spread over all longs. */
  public static long of(long seed, long n) {
    return mix(seed ^ (n * 0x9E3779B97F4A7C15L));
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
