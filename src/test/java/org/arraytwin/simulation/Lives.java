package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;

/**
 * Many lives, several at a time. None knows of another, so that what comes of a seed is the same
 * however many are lived beside it.
 *
 * @param steps what is done in each
 * @param threads how many are lived at a time
 */
record Lives(Tables tables, int steps, int threads) {
  private static final int BATCH = 50;

  /** A life and the cells that counted in it. */
  private record Lived(Run run, Hits hits) {}

  /**
   * Lives seeds and tells of them in their order.
   *
   * @param chosen which of the seeds
   * @param hits to which all are added that were told of
   * @param told of each life and the cells that counted in it; false where no more are wanted
   */
  void live(long first, long seeds, LongPredicate chosen, Hits hits, BiPredicate<Run, Hits> told) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (long from = first; from < first + seeds; from += BATCH) {
        List<Future<Lived>> batch = new ArrayList<>();
        for (long seed = from; seed < Math.min(from + BATCH, first + seeds); seed++) {
          if (chosen.test(seed)) {
            long drawn = seed;
            batch.add(pool.submit(() -> live(drawn, hits.fresh())));
          }
        }
        for (Future<Lived> future : batch) {
          Lived lived = future.get();
          hits.add(lived.hits());
          if (!told.test(lived.run(), lived.hits())) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Lived live(long seed, Hits fresh) {
    return new Lived(Run.of(seed, steps, tables, fresh), fresh);
  }
}
