package org.arraytwin.replication.load;

/** When a host's reads and writes come. */
public sealed interface Pace {
  /**
   * How many come in some time.
   *
   * @param index how many had come before that time began
   */
  long in(long index, long micros);

  /** The time that the next n take after {@code index} have come. */
  long microsFor(long index, long n);

  /** The highest rate it ever has, over any time. */
  long peakBytesPerSecond();

  /** The rate over a long time. */
  double meanBytesPerSecond();

  /**
   * One like the other.
   *
   * @param bytesPerSecond rate, 1 to 2^40
   * @param bytes of each
   */
  record Steady(long bytesPerSecond, long bytes) implements Pace {
    @Override
    public long in(long index, long micros) {
      if (micros <= 0) {
        return 0;
      }
      long moved =
          (micros / 1_000_000L) * bytesPerSecond
              + (micros % 1_000_000L) * bytesPerSecond / 1_000_000L;
      return moved / bytes;
    }

    @Override
    public long microsFor(long index, long n) {
      long moved = n * bytes;
      long rest = (moved % bytesPerSecond) * 1_000_000L;
      return (moved / bytesPerSecond) * 1_000_000L + (rest + bytesPerSecond - 1) / bytesPerSecond;
    }

    @Override
    public long peakBytesPerSecond() {
      return bytesPerSecond;
    }

    @Override
    public double meanBytesPerSecond() {
      return bytesPerSecond;
    }
  }

  /**
   * In bursts: each cycle has one, which begins somewhere in it. Time in which the host is barred
   * does not count.
   *
   * @param seed chooses where
   * @param within the pace of a burst
   * @param onMicros duration of a burst
   * @param cycleMicros duration of a cycle, longer than that
   */
  record Bursty(long seed, Steady within, long onMicros, long cycleMicros) implements Pace {
    @Override
    public long in(long index, long micros) {
      return micros <= 0 ? 0 : Math.max(0, by(at(index) + micros) - index);
    }

    @Override
    public long microsFor(long index, long n) {
      return at(index + n) - at(index);
    }

    @Override
    public long peakBytesPerSecond() {
      return within.bytesPerSecond();
    }

    @Override
    public double meanBytesPerSecond() {
      return (double) within.bytesPerSecond() * onMicros / cycleMicros;
    }

    private long by(long time) {
      long cycle = time / cycleMicros;
      long burst = time % cycleMicros - quiet(cycle);
      return within.in(0, cycle * onMicros + Math.max(0, Math.min(onMicros, burst)));
    }

    private long at(long n) {
      if (n == 0) {
        return 0;
      }
      long active = within.microsFor(0, n);
      long cycle = (active - 1) / onMicros;
      return cycle * cycleMicros + quiet(cycle) + active - cycle * onMicros;
    }

    /** How long a cycle is quiet before its burst. */
    private long quiet(long cycle) {
      return Math.floorMod(Chance.of(seed, cycle), cycleMicros - onMicros + 1);
    }
  }
}
