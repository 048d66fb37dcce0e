package org.arraytwin.bench;

import io.vavr.collection.Vector;
import java.util.SplittableRandom;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;

/**
 * A year of 800 synchronous and 200 hourly periodic pairs between two arrays. Each pair's host
 * writes one extent an hour; every hour something breaks and is repaired: a link of two is cut, all
 * are cut for a minute, a link is slowed, the next resync of a group fails. At every fault, and
 * again ten minutes later, the contents of all pairs are held against what a witness, which follows
 * the numbers of the writes alone, says that they must hold.
 */
public final class Year {
  private static final int SYNC = 800;
  private static final int PAIRS = 1000;
  private static final long HOUR = 3_600_000_000L;
  private static final long VOLUME_BYTES = 1L << 30;

  /** An extent of 1 MiB in 48 minutes: though a host that waits loses time, an hour has one. */
  private static final HostLoad LOAD = new HostLoad(1, 364, 16, VOLUME_BYTES);

  private final SplittableRandom random = new SplittableRandom(2026);
  private final Witness[] sources = new Witness[PAIRS];
  private final Witness[] targets = new Witness[PAIRS];
  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);
  private long events;
  private long checked;
  private long claimless;

  /** Rebuilds one volume from the numbers of the writes, going on from where it was last. */
  private static final class Witness {
    private int stream = -1;
    private long number;
    private Content content = Content.blank(VOLUME_BYTES);

    /** Goes on from what another has put together where that is nearer. */
    void from(Witness other, Point point) {
      boolean on = other.stream == point.stream() && other.number <= point.number();
      if (on && (stream != other.stream || number > point.number() || number < other.number)) {
        stream = other.stream;
        number = other.number;
        content = other.content;
      }
    }

    Content at(Point point, WriteStream of) {
      Workload workload = of.workload();
      if (point.number() == 0 || workload == null) {
        return Content.blank(VOLUME_BYTES);
      }
      if (stream != point.stream() || number > point.number()) {
        content = Content.blank(VOLUME_BYTES);
        number = 0;
        stream = point.stream();
      }
      Content[] one = {content};
      long first = WriteStream.stamp(stream, number + 1);
      workload.apply(one, number, point.number(), first);
      content = one[0];
      number = point.number();
      return content;
    }
  }

  private Year() {
    Vector<Pool> pools = Mix.pools();
    run(new AddArray(Mix.array(0, "london"), Mix.rules(20), pools));
    run(new AddArray(Mix.array(1, "paris"), Mix.rules(20), pools));
    run(new AddLink(0, 1, 1L << 30));
    run(new AddLink(0, 1, 1L << 30));
    for (int i = 0; i < PAIRS; i++) {
      pair(i);
    }
    pass(60_000_000);
  }

  private void pair(int i) {
    String volume = "vol." + i;
    String group = "group" + i;
    run(new AddVolume(0, volume, 0, VOLUME_BYTES, Provisioning.THIN));
    run(new AddVolume(1, volume, 0, VOLUME_BYTES, Provisioning.THIN));
    run(new CreateGroup(0, group, "paris", i < SYNC ? Mode.SYNC : Mode.PERIODIC));
    run(new AdmitVolume(0, group, volume, volume, false, false));
    run(new SetPolicy(0, group, Policy.AUTO_RECOVER, true));
    if (i >= SYNC) {
      run(new SetPeriod(0, group, 3600));
    }
    run(new AttachWorkload(0, group, LOAD));
    run(new StartGroup(0, group, false));
    sources[i] = new Witness();
    targets[i] = new Witness();
  }

  private void run(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new IllegalStateException(outcome.refusal().message());
    }
    events += outcome.events().size();
    fleet = outcome.fleet();
  }

  private void pass(long micros) {
    Outcome outcome = Outcome.advance(fleet, fleet.now() + micros);
    events += outcome.events().size();
    fleet = outcome.fleet();
  }

  private void hour(long number) {
    check();
    long brokenMicros = 60_000_000L;
    int index = random.nextInt(2);
    switch (random.nextInt(4)) {
      case 0 -> {
        run(new CutLink("london", "paris", index));
        pass(brokenMicros);
        run(new HealLink("london", "paris", index));
      }
      case 1 -> {
        run(new CutLink("london", "paris", -1));
        pass(brokenMicros);
        run(new HealLink("london", "paris", -1));
      }
      case 2 -> {
        run(new SlowLink("london", "paris", index, 1 << 20));
        pass(brokenMicros);
        run(new SlowLink("london", "paris", index, 1L << 30));
      }
      default -> {
        run(new FailNext("resync", "group" + (SYNC + random.nextInt(PAIRS - SYNC)), 50));
        pass(brokenMicros);
      }
    }
    pass(10 * brokenMicros);
    check();
    pass(HOUR * number - (fleet.now() - start));
  }

  private long start;

  private void check() {
    FleetAt at = new FleetAt(fleet, fleet.now());
    for (int i = 0; i < PAIRS; i++) {
      Session session = fleet.session(i);
      WriteStream stream = fleet.stream(session.a());
      Content source = at.content(0, i);
      Content target = at.content(1, i);
      check(i, source, Hosts.pointAt(at, session, 0), sources[i], stream);
      Point there = Hosts.pointAt(at, session, 1);
      targets[i].from(sources[i], there);
      check(i, target, there, targets[i], stream);
      GroupHalf half = fleet.half(session.a());
      boolean live = half.mode() == Mode.SYNC && half.running() && fleet.inTouch(0, 1);
      if (live && half.allPairs(org.arraytwin.replication.SyncStatus.SYNCED)) {
        require(source.same(target), i, "is Synced and not equal");
      }
    }
  }

  private void check(int pair, Content content, Point point, Witness witness, WriteStream stream) {
    if (point.isNowhere()) {
      claimless++;
      return;
    }
    require(content.same(witness.at(point, stream)), pair, "holds not what was written");
    checked++;
  }

  private static void require(boolean holds, int pair, String what) {
    if (!holds) {
      throw new IllegalStateException("pair " + pair + " " + what);
    }
  }

  /** Hours to simulate; without, a year of 365 days. */
  public static void main(String[] args) {
    int hours = args.length > 0 ? Integer.parseInt(args[0]) : 8760;
    long from = System.nanoTime();
    Year year = new Year();
    year.start = year.fleet.now();
    for (int i = 1; i <= hours; i++) {
      year.hour(i);
      if (i % 730 == 0) {
        System.out.printf("%5d h: %.1f s%n", i, (System.nanoTime() - from) / 1e9);
      }
    }
    System.out.printf(
        "%,d hours in %.1f s (%.1f s of processor time); %,d contents checked, %,d without a claim,"
            + " %,d events, a pair's stream at write %,d%n",
        hours,
        (System.nanoTime() - from) / 1e9,
        Mix.cpuNanos() / 1e9,
        year.checked,
        year.claimless,
        year.events,
        year.fleet.stream(year.fleet.session(0).a()).numberAt(year.fleet.now()));
  }
}
