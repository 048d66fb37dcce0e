package org.arraytwin.product.threepar.cli.word;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.jspecify.annotations.Nullable;

/**
 * How long a command waits for what it has begun, in milliseconds of real time.
 *
 * @param standing until it gives up while virtual time stands still
 * @param longest until it gives up in any case
 */
public record Waits(long standing, long longest) {
  /** Five seconds without time; an hour with it. */
  public static final Waits DEFAULT = new Waits(5_000, 3_600_000);

  /** Waits for a condition; returns null once it holds, else why the waiting ended. */
  @Nullable String until(FleetWriter fleet, Predicate<FleetAt> condition)
      throws InterruptedException {
    long began = System.nanoTime();
    long seen = fleet.now().now();
    while (true) {
      long turn = System.nanoTime();
      long left = longest - TimeUnit.NANOSECONDS.toMillis(turn - began);
      if (fleet.await(condition, Math.max(1, Math.min(standing, left)), TimeUnit.MILLISECONDS)) {
        return null;
      }
      long now = fleet.now().now();
      if (now == seen) {
        return "time stands still";
      }
      if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) >= longest) {
        return "this took longer than " + longest / 1000 + " seconds of real time";
      }
      if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - turn) < Math.min(standing, left) / 2) {
        return "the fleet is being shut down";
      }
      seen = now;
    }
  }
}
