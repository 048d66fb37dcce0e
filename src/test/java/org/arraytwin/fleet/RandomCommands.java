package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.arraytwin.fleet.TwoSites.SYNC;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.CutOneWay;
import org.arraytwin.fleet.fault.DelayLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.FlapLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetMode;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.fleet.service.SwitchReplication;
import org.arraytwin.replication.Mode;

/** Commands and faults for the two sites, drawn from a seed; many of them will be refused. */
final class RandomCommands {
  private static final List<Policy> POLICIES = List.copyOf(EnumSet.allOf(Policy.class));
  private final SplittableRandom random;

  RandomCommands(SplittableRandom random) {
    this.random = random;
  }

  Command next() {
    boolean sync = random.nextInt(3) > 0;
    int array = random.nextInt(2);
    String base = sync ? SYNC : PERIODIC;
    String group = array == LONDON ? base : base + ".r1001";
    boolean x = random.nextInt(4) == 0;
    boolean y = random.nextInt(4) == 0;
    return switch (random.nextInt(22)) {
      case 0, 1, 2 -> new StartGroup(array, group, random.nextInt(12) == 0);
      case 3 -> new StopGroup(array, group, x);
      case 4 -> new SyncGroup(array, group);
      case 5, 6, 7 -> new Failover(array, group, x, random.nextInt(12) == 0);
      case 8, 9, 10 -> new Recover(array, group, x, random.nextInt(12) == 0);
      case 11, 12, 13 -> new Restore(array, group, x, false);
      case 14 ->
          new Reverse(
              array,
              group,
              x,
              y,
              random.nextBoolean(),
              random.nextInt(9) == 0,
              random.nextInt(9) == 0);
      case 15 -> new SetPolicy(array, group, POLICIES.get(random.nextInt(3)), x);
      case 16 ->
          x
              ? new SetMode(array, group, y ? Mode.SYNC : Mode.PERIODIC)
              : new SetPeriod(array, group, y ? 0 : 300);
      case 17 -> fault(base);
      case 18 -> x ? new FailArray(array == LONDON ? "london" : "paris") : fault(base);
      case 19 ->
          x
              ? new SwitchReplication(array, !y)
              : new RestoreArray(array == LONDON ? "london" : "paris");
      default -> write(array, sync);
    };
  }

  private Command fault(String base) {
    return switch (random.nextInt(8)) {
      case 0 -> new CutLink("london", "paris", random.nextInt(3) - 1);
      case 5 ->
          random.nextBoolean()
              ? new CutOneWay("london", "paris", random.nextInt(3) - 1)
              : new CutOneWay("paris", "london", random.nextInt(3) - 1);
      case 6 ->
          new FlapLink(
              "london",
              "paris",
              random.nextInt(3) - 1,
              random.nextLong(100),
              1_000L << random.nextInt(15),
              1_000L << random.nextInt(15),
              random.nextLong(1, 60_000_000));
      case 7 -> new DelayLink("london", "paris", random.nextInt(3) - 1, random.nextLong(2_000_000));
      case 1, 2 -> new HealLink("london", "paris", -1);
      case 3 -> new SlowLink("london", "paris", -1, 1L << (14 + random.nextInt(12)));
      default ->
          new FailNext(
              List.of("resync", "recover", "restore").get(random.nextInt(3)),
              base,
              random.nextInt(101));
    };
  }

  private Command write(int array, boolean sync) {
    int volume = sync ? random.nextInt(2) : 2 + random.nextInt(3);
    return new HostWrite(
        array == LONDON ? "london" : "paris",
        "vol." + volume,
        random.nextLong(50L << 20),
        1 + random.nextLong(3L << 20));
  }
}
