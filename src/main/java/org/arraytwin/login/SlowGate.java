package org.arraytwin.login;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lets few slow checks run at once and few more wait, so that a flood of logins neither takes all
 * processors nor all threads.
 */
public final class SlowGate {
  private static final long PATIENCE_SECONDS = 10;

  private final Semaphore running;
  private final AtomicInteger inside = new AtomicInteger();
  private final int most;

  /**
   * A gate.
   *
   * @param atOnce checks that run
   * @param waiting checks that wait for one of these to end; more are turned away
   */
  public SlowGate(int atOnce, int waiting) {
    this.running = new Semaphore(atOnce);
    this.most = atOnce + waiting;
  }

  /** Half of the processors, and eight waiting. */
  public static SlowGate standard() {
    return new SlowGate(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 8);
  }

  /** What the check says, or busy where there is no room for it. */
  Verdict pass(BooleanSupplier check) {
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      return Verdict.BUSY;
    }
    try {
      if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Verdict.BUSY;
      }
      try {
        return check.getAsBoolean() ? Verdict.KNOWN : Verdict.UNKNOWN;
      } finally {
        running.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.BUSY;
    } finally {
      inside.decrementAndGet();
    }
  }
}
