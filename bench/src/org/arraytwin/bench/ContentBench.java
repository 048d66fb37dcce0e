package org.arraytwin.bench;

import java.util.concurrent.TimeUnit;
import org.arraytwin.replication.Content;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The content of a 16 TiB volume. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContentBench {
  private static final long BYTES = 16L << 40;
  private static final int SCATTERED = 1000;

  private Content base;
  private Content scattered;
  private Content contiguous;
  private Content written;
  private Content snapshot;
  private long next;

  @Setup
  public void setUp() {
    base = Content.blank(BYTES).write(0, BYTES / Content.GRAIN_BYTES, 1);
    scattered = base;
    for (int i = 0; i < SCATTERED; i++) {
      scattered = scattered.write(grain(), 1, 2);
    }
    contiguous = base.write(grain() / 2, SCATTERED, 2);
    written = base;
    for (int i = 0; i < 100_000; i++) {
      written = written.write(grain(), 1, 3);
    }
  }

  /** A full-period generator: the next grain anywhere on the volume. */
  private long grain() {
    next = next * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    return (next >>> 16) % base.grains();
  }

  /** One write of one grain anywhere on a volume with 100,000 scattered writes; not kept. */
  @Benchmark
  public Content randomWrite() {
    return written.write(grain(), 1, next);
  }

  /** A point-in-time copy shares the root; then the source goes on. */
  @Benchmark
  public Content snapshotAndFirstWriteAfterIt() {
    snapshot = written;
    return snapshot.write(grain(), 1, next);
  }

  @Benchmark
  public boolean equalityOfDifferentContents() {
    return written.same(scattered);
  }

  @Benchmark
  public long diffOfThousandScatteredGrains() {
    return scattered.differing(base);
  }

  @Benchmark
  public long diffOfThousandContiguousGrains() {
    return contiguous.differing(base);
  }
}
