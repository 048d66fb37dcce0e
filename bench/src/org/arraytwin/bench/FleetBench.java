package org.arraytwin.bench;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.load.HostLoad;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Two arrays with 1,000 pairs in 100 groups, half of them periodic; every group's host writes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FleetBench {
  private static final int GROUPS = 100;
  private static final int PAIRS_PER_GROUP = 10;
  private static final long MIB = 1L << 20;
  private static final long PERIOD_SECONDS = 300;

  private Fleet start;
  private Fleet fleet;
  private boolean on;
  private long next;

  @Setup(Level.Iteration)
  public void setUp() {
    if (start == null) {
      start = build();
    }
    fleet = start;
  }

  private static Fleet build() {
    Fleet fleet = Fleet.empty(1_700_000_000_000_000L);
    Rules rules = Mix.rules(20);
    Vector<Pool> pools = Vector.of(new Pool(0, "FC_r5", 10L << 50, "RAID5", "FC"));
    fleet = run(fleet, new AddArray(array(0, "london"), rules, pools));
    fleet = run(fleet, new AddArray(array(1, "paris"), rules, pools));
    fleet = run(fleet, new AddLink(0, 1, 1000 * MIB));
    for (int i = 0; i < GROUPS * PAIRS_PER_GROUP; i++) {
      fleet = run(fleet, new AddVolume(0, "vol." + i, 0, 1L << 40, Provisioning.THIN));
      fleet = run(fleet, new AddVolume(1, "vol." + i, 0, 1L << 40, Provisioning.THIN));
    }
    for (int g = 0; g < GROUPS; g++) {
      String group = "group" + g;
      boolean periodic = g % 2 == 1;
      org.arraytwin.replication.Mode mode =
          periodic ? org.arraytwin.replication.Mode.PERIODIC : org.arraytwin.replication.Mode.SYNC;
      fleet = run(fleet, new CreateGroup(0, group, "paris", mode));
      if (periodic) {
        fleet = run(fleet, new SetPeriod(0, group, PERIOD_SECONDS));
      }
      for (int i = 0; i < PAIRS_PER_GROUP; i++) {
        String volume = "vol." + (g * PAIRS_PER_GROUP + i);
        fleet = run(fleet, new AdmitVolume(0, group, volume, volume, false, false));
      }
      fleet = run(fleet, new AttachWorkload(0, group, new HostLoad(g, MIB, 4, 64 * MIB)));
      fleet = run(fleet, new StartGroup(0, group, false));
    }
    return pass(fleet, 60);
  }

  private static StorageArray array(int id, String name) {
    return new StorageArray(
        id,
        name,
        "threepar",
        "InServ T400",
        "130100" + id,
        1001 + id,
        "3.1.1",
        List.of(new Node(0, name + "-0", "10.0.0." + id, "0:3:1")));
  }

  private static Fleet run(Fleet fleet, Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new IllegalStateException(outcome.refusal().message());
    }
    return outcome.fleet();
  }

  private static Fleet pass(Fleet fleet, double seconds) {
    return Outcome.advance(fleet, fleet.now() + Timings.micros(seconds)).fleet();
  }

  /** A command that changes the state of one group. */
  @Benchmark
  public Fleet setPolicy() {
    next = (next + 1) % GROUPS;
    on ^= next == 0;
    fleet = run(fleet, new SetPolicy(0, "group" + next, Policy.AUTO_RECOVER, on));
    return fleet;
  }

  /** Two commands that change all pairs of one synchronous group, and its resync. */
  @Benchmark
  public Fleet stopAndStart() {
    next = (next + 2) % GROUPS;
    String group = "group" + next;
    fleet = pass(run(fleet, new StopGroup(0, group, false)), 1.5);
    fleet = run(fleet, new StartGroup(0, group, false));
    return fleet;
  }

  /** One write of a host to a replicated volume. */
  @Benchmark
  public Fleet hostWrite() {
    next++;
    long grain = next * 7919 % 16_384;
    String volume = "vol." + next * 31 % (GROUPS * PAIRS_PER_GROUP);
    fleet = run(fleet, new HostWrite("london", volume, grain * Content.GRAIN_BYTES, 4096));
    return fleet;
  }

  /** Five virtual minutes: 50 groups' periodic cycles begin, move 5 minutes' writes and end. */
  @Benchmark
  public Fleet advanceThroughOneCycleOfFiftyGroups() {
    fleet = pass(fleet, PERIOD_SECONDS);
    return fleet;
  }

  /** What a reader gets without a deadline between. */
  @Benchmark
  public FleetAt look() {
    return new FleetAt(fleet, fleet.now() + 1);
  }
}
