package org.arraytwin.replication.load;

import org.jspecify.annotations.Nullable;

/**
 * How a host writes.
 *
 * @param order where its writes go
 * @param readPercent how many of a hundred reads and writes are reads, 0 to 99
 * @param burstMicros how long it writes in each cycle, 0 for always
 * @param pauseMicros how long it does not
 * @param trace what it writes instead of all that, or null
 */
public record Manner(
    Order order, int readPercent, long burstMicros, long pauseMicros, @Nullable Trace trace) {
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
