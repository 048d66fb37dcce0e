package org.arraytwin.slp;

import java.util.function.LongSupplier;

/** Admits so many a second and no more. */
final class Pace {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final int perSecond;
  private final LongSupplier nanos;
  private long windowStart;
  private int admitted;

  Pace(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.windowStart = nanos.getAsLong();
  }

  synchronized boolean admits() {
    long now = nanos.getAsLong();
    if (now - windowStart >= SECOND_NANOS) {
      windowStart = now;
      admitted = 0;
    }
    return ++admitted <= perSecond;
  }
}
