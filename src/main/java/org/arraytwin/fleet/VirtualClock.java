package org.arraytwin.fleet;

import java.util.function.LongSupplier;

/**
 * Virtual time as it is wished for: real time since the start times a scale. {@link FleetWriter}
 * owns it, holds it back where the fleet cannot keep up and moves it on when time is to jump.
 */
public final class VirtualClock {
  private final LongSupplier realNanos;
  private long baseMicros;
  private long baseNanos;
  private double scale;

  /**
   * A clock that starts now.
   *
   * @param startMicros virtual time at the start, microseconds since the epoch
   * @param scale virtual seconds per real second, 0 to stand still
   * @param realNanos a monotonic source such as {@code System::nanoTime}
   */
  public VirtualClock(long startMicros, double scale, LongSupplier realNanos) {
    if (!(scale >= 0) || scale > 1e9) {
      throw new IllegalArgumentException("time scale " + scale + " is not within 0 to 1e9");
    }
    this.realNanos = realNanos;
    this.baseMicros = startMicros;
    this.baseNanos = realNanos.getAsLong();
    this.scale = scale;
  }

  public synchronized long nowMicros() {
    return baseMicros + (long) ((realNanos.getAsLong() - baseNanos) / 1000.0 * scale);
  }

  public synchronized double scale() {
    return scale;
  }

  /** Goes on at another scale, 0 to stand still. */
  public synchronized void scale(double newScale) {
    rebase(nowMicros());
    scale = newScale;
  }

  /** Goes on from a virtual time, whatever it showed before: the fleet is what sets the time. */
  synchronized void set(long micros) {
    rebase(micros);
  }

  /** Real nanoseconds from now until a virtual time; 0 where it is past, -1 while time stands. */
  synchronized long realNanosUntil(long micros) {
    long left = micros - nowMicros();
    if (left <= 0) {
      return 0;
    }
    return scale == 0 ? -1 : (long) Math.min(3.6e12, Math.ceil(left * 1000.0 / scale));
  }

  private void rebase(long micros) {
    baseMicros = micros;
    baseNanos = realNanos.getAsLong();
  }
}
