package org.arraytwin.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.wbem.Enumerations;
import org.arraytwin.wbem.ServerLimits;
import org.arraytwin.wbem.pull.PullContexts;
import org.arraytwin.wbem.pull.PullPolicy;

/**
 * The pulled enumerations of all arrays, swept once a second so that what nobody pulls any more
 * frees its memory.
 */
final class Pulls implements AutoCloseable {
  private static final long SWEEP_SECONDS = 1;

  private final List<Enumerations> byArray = new ArrayList<>();
  private final List<PullContexts> swept = new CopyOnWriteArrayList<>();
  private final ScheduledFuture<?> sweeping;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pull-sweep");
            thread.setDaemon(true);
            return thread;
          });

  Pulls() {
    sweeping =
        timer.scheduleWithFixedDelay(
            () -> swept.forEach(PullContexts::sweep),
            SWEEP_SECONDS,
            SWEEP_SECONDS,
            TimeUnit.SECONDS);
  }

  /** Those of the next array, as its product has them. */
  Enumerations add(ProductConfig config, ServerLimits limits) {
    Enumerations enumerations = Enumerations.NONE;
    if (config.supports("pullOperations")) {
      PullContexts contexts =
          PullContexts.of(
              PullPolicy.of(
                  limits, config.supports("filteredPulls"), config.supports("continueOnError")));
      swept.add(contexts);
      enumerations = contexts;
    }
    byArray.add(enumerations);
    return enumerations;
  }

  /** Ends those of an array. */
  void drop(int array) {
    byArray.get(array).drop();
  }

  @Override
  public void close() {
    sweeping.cancel(false);
    timer.shutdown();
    byArray.forEach(Enumerations::close);
  }
}
