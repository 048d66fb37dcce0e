package org.arraytwin.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Timed;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * State-changing commands at 100,000 pairs, with all that falls due between them and all events:
 * {@link Mix}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xms6g",
      "-Xmx6g",
      "-Xmn3g",
      "-XX:SurvivorRatio=1000",
      "-XX:MaxTenuringThreshold=0",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseParallelGC",
      "-XX:ParallelGCThreads=1",
      "-XX:+UseTransparentHugePages"
    })
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CommandBench {
  @Param({"100000", "1000"})
  private int groups;

  @Param("1")
  private int pairsPerGroup;

  /** How many are handed to the engine at once. */
  @Param({"8", "1"})
  private int atOnce;

  private Mix mix;
  private Fleet start;
  private List<Timed> batch;

  /**
   * Beside those given: a second, with all that time has brought, each a command as any other, and
   * events.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class All {
    public long carriedOut;
    public long events;
    public long refused;
  }

  @Setup
  public void setUp() {
    mix = new Mix(groups, pairsPerGroup);
    start = mix.fleet();
  }

  @Setup(Level.Iteration)
  public void again() {
    mix.back(start);
  }

  @Setup(Level.Invocation)
  public void choose() {
    batch = mix.next();
  }

  @Benchmark
  @OperationsPerInvocation(Mix.BATCH)
  public Fleet commands(All all) {
    long due = mix.due();
    long events = mix.events();
    long refused = mix.refused();
    Fleet after = mix.run(batch, atOnce);
    all.carriedOut += batch.size() + mix.due() - due;
    all.events += mix.events() - events;
    all.refused += mix.refused() - refused;
    return after;
  }
}
