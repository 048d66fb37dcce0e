package org.arraytwin.bench;

import com.sun.management.OperatingSystemMXBean;
import io.vavr.collection.Vector;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Timed;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.table.SessionTable;

/**
 * What operators and hosts do to many groups at once: of 8 commands, 4 are host writes, 3 start or
 * stop a group (whichever it needs, so that each stop is followed by a resync of what was written
 * meanwhile) and one changes a policy. They are chosen before they are given, a batch at a time: to
 * look at a group and choose is the operator's work. 50 virtual microseconds pass between commands;
 * all that falls due happens.
 */
public final class Mix {
  /** How many commands are chosen at a time. */
  static final int BATCH = 1000;

  static final long MICROS_BETWEEN = 50;
  private static final SessionTable TABLE =
      new ProviderConfig(Path.of(System.getProperty("bench.home", "."), "provider-config"))
          .session("threepar-remote-copy");
  private static final long VOLUME_BYTES = 1L << 30;
  private static final int GRAINS = (int) (VOLUME_BYTES / Content.GRAIN_BYTES);

  private final SplittableRandom random = new SplittableRandom(7);
  private final int groups;
  private final int pairsPerGroup;
  private final String[] groupNames;
  private final String[] volumeNames;
  private Fleet fleet;
  private long commands;
  private long refused;
  private long events;
  private long due;

  public Mix(int groups, int pairsPerGroup) {
    this.groups = groups;
    this.pairsPerGroup = pairsPerGroup;
    groupNames = new String[groups];
    volumeNames = new String[groups * pairsPerGroup];
    fleet = build();
  }

  public Fleet fleet() {
    return fleet;
  }

  /** Lets go of the fleet, so that only others hold it. */
  void forget() {
    fleet = Fleet.empty(0);
  }

  public long refused() {
    return refused;
  }

  public long events() {
    return events;
  }

  /** How many commands time has brought besides those of {@link #run}. */
  public long due() {
    return due;
  }

  public void back(Fleet start) {
    fleet = start;
  }

  /** Chooses the next {@link #BATCH}; in it no group is started or stopped twice. */
  public List<Timed> next() {
    BitSet taken = new BitSet(groups);
    List<Timed> batch = new ArrayList<>(BATCH);
    for (int i = 1; i <= BATCH; i++) {
      batch.add(new Timed(fleet.now() + i * MICROS_BETWEEN, next(taken)));
    }
    return batch;
  }

  /**
   * Carries out commands.
   *
   * @param atOnce how many are handed to the engine at once
   */
  public Fleet run(List<Timed> batch, int atOnce) {
    for (int from = 0; from < batch.size(); from += atOnce) {
      if (atOnce == 1) {
        Timed timed = batch.get(from);
        Outcome outcome = Outcome.execute(fleet, timed.command(), timed.atMicros());
        fleet = outcome.fleet();
        count(outcome);
      } else {
        List<Timed> few = batch.subList(from, Math.min(from + atOnce, batch.size()));
        fleet = Outcome.execute(fleet, few, this::count);
      }
    }
    return fleet;
  }

  private void count(Outcome outcome) {
    events += outcome.events().size();
    due += outcome.due();
    refused += outcome.refused() ? 1 : 0;
  }

  private Command next(BitSet taken) {
    int kind = (int) (commands++ & 7);
    int group = random.nextInt(groups);
    if (kind < 4) {
      return write();
    }
    if (kind == 7) {
      return new SetPolicy(0, groupNames[group], Policy.AUTO_RECOVER, random.nextBoolean());
    }
    GroupHalf half = fleet.half(0, group);
    if (half.changing() || taken.get(group)) {
      return write();
    }
    taken.set(group);
    return half.running()
        ? new StopGroup(0, groupNames[group], false)
        : new StartGroup(0, groupNames[group], false);
  }

  private Command write() {
    long offset = (long) random.nextInt(GRAINS) * Content.GRAIN_BYTES;
    return new HostWrite("london", volumeNames[random.nextInt(volumeNames.length)], offset, 4096);
  }

  private Fleet build() {
    Fleet built = Fleet.empty(1_700_000_000_000_000L);
    built = run(built, new AddArray(array(0, "london"), rules(20), pools()));
    built = run(built, new AddArray(array(1, "paris"), rules(20), pools()));
    built = run(built, new AddLink(0, 1, 100L << 30));
    for (int i = 0; i < volumeNames.length; i++) {
      volumeNames[i] = "vol." + i;
      built = run(built, new AddVolume(0, volumeNames[i], 0, VOLUME_BYTES, Provisioning.THIN));
      built = run(built, new AddVolume(1, volumeNames[i], 0, VOLUME_BYTES, Provisioning.THIN));
    }
    for (int g = 0; g < groups; g++) {
      groupNames[g] = "group" + g;
      built = run(built, new CreateGroup(0, groupNames[g], "paris", Mode.SYNC));
      for (int i = 0; i < pairsPerGroup; i++) {
        String volume = volumeNames[g * pairsPerGroup + i];
        built = run(built, new AdmitVolume(0, groupNames[g], volume, volume, false, false));
      }
      built = run(built, new StartGroup(0, groupNames[g], false));
    }
    return Outcome.advance(built, built.now() + Timings.micros(60)).fleet();
  }

  static Rules rules(int concurrentCopies) {
    Timings timings = new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3);
    return new Rules(timings, true, concurrentCopies, Vector.of(TABLE));
  }

  static Vector<Pool> pools() {
    return Vector.of(new Pool(0, "FC_r5", 10L << 50, "RAID5", "FC"));
  }

  /** Two arrays with so many initial copies of 1 GiB under way. */
  static Fleet copying(int copies) {
    Fleet built = Fleet.empty(1_700_000_000_000_000L);
    built = run(built, new AddArray(array(0, "london"), rules(copies), pools()));
    built = run(built, new AddArray(array(1, "paris"), rules(copies), pools()));
    built = run(built, new AddLink(0, 1, 1L << 30));
    for (int i = 0; i < copies; i++) {
      String name = "vol." + i;
      built = run(built, new AddVolume(0, name, 0, VOLUME_BYTES, Provisioning.THIN));
      built = run(built, new AddVolume(1, name, 0, VOLUME_BYTES, Provisioning.THIN));
      built = run(built, new HostWrite("london", name, 0, VOLUME_BYTES));
      built = run(built, new CreateGroup(0, "group" + i, "paris", Mode.SYNC));
      built = run(built, new AdmitVolume(0, "group" + i, name, name, false, false));
      built = run(built, new StartGroup(0, "group" + i, false));
    }
    Fleet started = Outcome.advance(built, built.now() + Timings.micros(60)).fleet();
    int active = started.paths().get(Fleet.pathId(0, 1)).get().active().size();
    if (copies > 60 && active < copies - 60) {
      throw new IllegalStateException(active + " copies under way");
    }
    return started;
  }

  static StorageArray array(int id, String name) {
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

  static Fleet run(Fleet fleet, Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new IllegalStateException(outcome.refusal().message());
    }
    return outcome.fleet();
  }

  /** For a look without JMH: groups, pairs of each, rounds, commands handed over at once. */
  public static void main(String[] args) {
    int groups = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    int atOnce = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    long start = System.nanoTime();
    Mix mix = new Mix(groups, pairs);
    System.out.printf("built in %.1f s%n", (System.nanoTime() - start) / 1e9);
    for (int i = 0; i < rounds; i++) {
      Spent spent = Spent.NONE;
      long due = mix.due();
      int count = 200_000;
      for (int done = 0; done < count; done += BATCH) {
        List<Timed> batch = mix.next();
        Spent before = Spent.now();
        mix.run(batch, atOnce);
        spent = spent.plus(Spent.now().since(before));
      }
      long all = count + mix.due() - due;
      System.out.printf(
          "given, per s: %,d by the clock, %,d by the thread's processor time, %,d with the"
              + " collector's; with those that time brings: %,d, %,d, %,d; %,d refused,"
              + " %,d events%n",
          per(count, spent.clock),
          per(count, spent.thread),
          per(count, spent.process),
          per(all, spent.clock),
          per(all, spent.thread),
          per(all, spent.process),
          mix.refused(),
          mix.events());
    }
  }

  private static long per(long count, long nanos) {
    return (long) (count / (nanos / 1e9));
  }

  /** Time in nanoseconds: by the clock, of this thread, of all threads (the compiler's too). */
  private record Spent(long clock, long thread, long process) {
    static final Spent NONE = new Spent(0, 0, 0);

    static Spent now() {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Spent(System.nanoTime(), cpuNanos(), system.getProcessCpuTime());
    }

    Spent plus(Spent more) {
      return new Spent(clock + more.clock, thread + more.thread, process + more.process);
    }

    Spent since(Spent before) {
      return new Spent(clock - before.clock, thread - before.thread, process - before.process);
    }
  }

  static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
