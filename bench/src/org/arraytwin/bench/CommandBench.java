package org.arraytwin.bench;

import java.util.concurrent.TimeUnit;
import org.arraytwin.fleet.Fleet;
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
  private static final int BATCH = 1000;

  @Param({"100000", "1000"})
  private int groups;

  @Param("1")
  private int pairsPerGroup;

  /** How many are handed to the engine at once. */
  @Param({"8", "1"})
  private int atOnce;

  private Mix mix;
  private Fleet start;

  @Setup
  public void setUp() {
    mix = new Mix(groups, pairsPerGroup);
    start = mix.fleet();
  }

  @Setup(Level.Iteration)
  public void again() {
    mix.back(start);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Fleet commands() {
    return mix.run(BATCH, atOnce);
  }
}
