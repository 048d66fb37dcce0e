package org.arraytwin.bench;

import java.util.concurrent.TimeUnit;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.replication.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Copies of 1 GiB each under way at once over one path. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConcurrentCopiesBench {
  private static final long GIB = 1L << 30;

  @Param({"100", "100000"})
  private int copies;

  private Path path;
  private Fleet fleet;
  private long id;
  private long jump;

  @Setup
  public void setUp() {
    path = Path.idle(0, 1, GIB);
    for (id = 0; id < copies; id++) {
      path = path.begin(transfer(id), id);
    }
    fleet = Mix.copying(copies);
  }

  private static Path.Transfer transfer(long id) {
    return new Path.Transfer(id, (int) id, 0, GIB + id, -1, 0);
  }

  /** A jump of an hour in which no copy ends. */
  @Benchmark
  public Fleet jumpWithoutAnythingDue() {
    jump = (jump + 1) % 1000;
    return Outcome.advance(fleet, fleet.now() + jump).fleet();
  }

  /** How far one of them has come. */
  @Benchmark
  public int percent() {
    jump = (jump + 1) % 1000;
    return new FleetAt(fleet, fleet.now() + jump).percent(fleet.half(0, (int) jump % copies), 0);
  }

  /** One copy more, and one less: the shares of all others change. */
  @Benchmark
  public Path beginAndEndOne() {
    return path.begin(transfer(id), id).without(id, id + 1);
  }
}
