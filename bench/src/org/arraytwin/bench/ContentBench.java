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
  private Content worn;
  private Content wornAndChanged;
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

  /** 16 TiB written by extents of 1 GiB, then 1,000,000 random overwrites; a thousand more apart. */
  @Setup
  public void wear() {
    worn = Content.blank(BYTES);
    long extent = (1L << 30) / Content.GRAIN_BYTES;
    for (long first = 0; first < worn.grains(); first += extent) {
      worn = worn.write(first, extent, 4 + first);
    }
    for (int i = 0; i < 1_000_000; i++) {
      worn = worn.write((grainOf(i) & Long.MAX_VALUE) % worn.grains(), 1, 1_000_000_000L + i);
    }
    wornAndChanged = worn;
    for (int i = 0; i < SCATTERED; i++) {
      long grain = (grainOf(-1 - i) & Long.MAX_VALUE) % worn.grains();
      wornAndChanged = wornAndChanged.write(grain, 1, 2_000_000_000L + i);
    }
  }

  private static long grainOf(long n) {
    long z = n * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27);
  }

  /** A point-in-time copy of a worn volume, and the first overwrite of its source. */
  @Benchmark
  public Content snapshotOfWornVolume() {
    snapshot = worn;
    return snapshot.write(grain(), 1, next);
  }

  @Benchmark
  public long diffOfWornVolumesInThousandScatteredGrains() {
    return wornAndChanged.differing(worn);
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
