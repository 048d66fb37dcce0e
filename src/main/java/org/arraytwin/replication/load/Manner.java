package org.arraytwin.replication.load;

import org.jspecify.annotations.Nullable;

/**
 * How a host writes.
 *
 * @param order where its writes go
 * @param readPercent how many of a hundred reads and writes are reads, 0 to 99
 * @param burstMicros how long it writes in each cycle, 0 for always
 * @param pauseMicros how long it does not, 0 where burstMicros is
 * @param trace what it writes instead of all that, or null
 */
public record Manner(
    Order order, int readPercent, long burstMicros, long pauseMicros, @Nullable Trace trace) {
  /**
   * @throws IllegalArgumentException where a number is out of its range
   */
  public Manner {
    if (readPercent < 0 || readPercent > 99) {
      throw new IllegalArgumentException(
          "readPercent " + readPercent + " is wrong, expected 0 to 99");
    }
    if (burstMicros < 0 || pauseMicros < 0 || (burstMicros == 0) != (pauseMicros == 0)) {
      throw new IllegalArgumentException("burst and pause belong together, expected both or none");
    }
  }

  /** Writes only, one like the other, each extent once in a pass. */
  public static final Manner STEADY = new Manner(Order.SHUFFLED, 0, 0, 0, null);

  public static Manner replaying(Trace trace) {
    return new Manner(Order.SHUFFLED, 0, 0, 0, trace);
  }

  public Manner in(Order other) {
    return new Manner(other, readPercent, burstMicros, pauseMicros, trace);
  }

  public Manner reading(int percent) {
    return new Manner(order, percent, burstMicros, pauseMicros, trace);
  }

  public Manner bursts(long onMicros, long offMicros) {
    return new Manner(order, readPercent, onMicros, offMicros, trace);
  }
}
