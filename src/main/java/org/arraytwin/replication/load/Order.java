package org.arraytwin.replication.load;

/**
 * Where a host's writes go. Whatever the order, every extent is written at least once in each round
 * of writes, so what many writes leave behind is found from the last two rounds alone.
 */
public enum Order {
  /** A pass visits every extent once, in an order of its own; a round is a pass. */
  SHUFFLED(1),
  /**
   * Every other write goes anywhere, the ones between make up the shuffled pass: a round is twice
   * as long, and in it an extent is written once or many times.
   */
  RANDOM(2),
  /** From the first extent to the last, again and again. */
  SEQUENTIAL(1);

  private final int rounds;

  Order(int rounds) {
    this.rounds = rounds;
  }

  /** Writes after which every one of so many extents has been written. */
  long round(long extents) {
    return rounds * extents;
  }

  /** The extents of consecutive writes, looked up one by one. */
  static final class Walk {
    private final Order order;
    private final long seed;
    private final long extents;
    private long pass = -1;
    private long multiplier;
    private long shift;

    Walk(Order order, long seed, long extents) {
      this.order = order;
      this.seed = seed;
      this.extents = extents;
    }

    /** The extent that a write goes to. */
    long of(long write) {
      return switch (order) {
        case SHUFFLED -> shuffled(write);
        case RANDOM ->
            write % 2 == 0 ? shuffled(write / 2) : Math.floorMod(Chance.of(~seed, write), extents);
        case SEQUENTIAL -> write % extents;
      };
    }

    private long shuffled(long n) {
      if (n / extents != pass) {
        pass = n / extents;
        multiplier = multiplier();
        shift = Math.floorMod(Chance.mix(seed * 31 + pass), extents);
      }
      return (multiplier * (n % extents) + shift) % extents;
    }

    /** A number coprime to the length of the pass, so that a * i + b visits every slot once. */
    private long multiplier() {
      long bound = Math.min(extents, 1L << 31);
      long a = 1 + Math.floorMod(Chance.of(seed, pass), bound);
      while (gcd(a, extents) != 1) {
        a = a % bound + 1;
      }
      return a;
    }

    private static long gcd(long x, long y) {
      return y == 0 ? x : gcd(y, x % y);
    }
  }
}
