package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random commands, faults and time against the naive model; the invariants hold after every step.
 * More seeds: {@code -Dmodel.seeds=N -Dmodel.first=SEED}.
 */
class RemoteCopyModelTest {
  private static final int STEPS = 120;

  private static final Map<String, Integer> carriedOut = new TreeMap<>();

  /** A run in which some command was always refused has proven nothing about it. */
  @AfterAll
  static void everyCommandWasCarriedOut() {
    System.out.println("RemoteCopyModelTest carried out " + carriedOut);
    if (Long.getLong("model.seeds", 150L) >= 60) {
      assertThat(carriedOut.keySet()).hasSize(21);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyStateTellsTheTruthAboutTheData() {
    long first = Long.getLong("model.first", 1L);
    long seeds = Long.getLong("model.seeds", 150L);
    return LongStream.range(first, first + seeds)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed).run()));
  }

  /** One seeded life. */
  private static final class Run {
    private final long seed;
    private final SplittableRandom random;
    private final NaiveModel model = new NaiveModel();
    private final List<String> scenario = new ArrayList<>();
    private final Map<Integer, Boolean> forced = new HashMap<>();
    private final RandomCommands commands;
    private final TwoSites t;

    Run(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.commands = new RandomCommands(random);
      this.t = TwoSites.fresh(random.nextBoolean());
    }

    void run() {
      observe();
      t.run(new AttachWorkload(LONDON, SYNC, new HostLoad(seed, 65536, 1, 6 << 20)));
      t.run(new AttachWorkload(LONDON, PERIODIC, new HostLoad(seed, 65536, 2, 9 << 20)));
      observe();
      try {
        for (int i = 0; i < STEPS; i++) {
          step();
        }
        rest();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed "
                + seed
                + " (rerun with -Dmodel.first="
                + seed
                + " -Dmodel.seeds=1): "
                + e.getMessage()
                + "\nscenario:\n  "
                + String.join("\n  ", scenario),
            e);
      }
    }

    private void step() {
      if (random.nextInt(3) == 0) {
        double[] spans = {0.4, 2, 6, 11, 25, 70, 310};
        pass(spans[random.nextInt(spans.length)]);
      } else {
        execute(commands.next());
      }
    }

    private void execute(Command command) {
      scenario.add(command.toString());
      t.pass(0);
      Fleet before = t.fleet();
      Reason reason = t.tryRun(command);
      if (reason != null) {
        require(t.fleet().equals(before), "a refused command changed the fleet: " + command);
        return;
      }
      carriedOut.merge(command.getClass().getSimpleName(), 1, Integer::sum);
      boolean forces =
          command instanceof Failover || (command instanceof Reverse reverse && reverse.local());
      if (forces) {
        forced.put(sessionOf(command), true);
      }
      if (command instanceof HostWrite write) {
        note(write);
      }
      observe();
    }

    private int sessionOf(Command command) {
      String group = command instanceof Failover f ? f.group() : ((Reverse) command).group();
      return group.startsWith(SYNC) ? 0 : 1;
    }

    private void note(HostWrite write) {
      Site site = t.fleet().site(write.array());
      int volume = site.volume(write.volume()).id();
      GroupHalf half = site.groupOf(volume);
      if (half == null) {
        return;
      }
      WriteStream stream = site.streamOf(volume);
      int member = stream.member(volume);
      long first = write.offsetBytes() / Content.GRAIN_BYTES;
      long last = (write.offsetBytes() + write.lengthBytes() - 1) / Content.GRAIN_BYTES;
      model.explicit(stream, member, first, last - first + 1);
    }

    /** Lets time pass deadline by deadline, looking at each. */
    private void pass(double seconds) {
      scenario.add("pass " + seconds + " s");
      long end = t.fleet().now() + Timings.micros(seconds);
      while (t.fleet().nextDue() >= 0 && t.fleet().nextDue() <= end) {
        follow();
        t.fleet(Outcome.advance(t.fleet(), t.fleet().nextDue()).fleet());
        observe();
      }
      t.fleet(Outcome.advance(t.fleet(), end).fleet());
      observe();
    }

    private void follow() {
      for (Session s : t.fleet().sessions()) {
        for (Session.End end : List.of(s.a(), s.b())) {
          WriteStream stream = t.fleet().stream(end);
          if (stream != null) {
            model.follow(end.array(), stream, t.fleet().now());
          }
        }
      }
    }

    private void observe() {
      follow();
      for (Session s : t.fleet().sessions()) {
        check(s);
      }
    }

    private void check(Session s) {
      if (Boolean.getBoolean("model.trace")) {
        trace(s);
      }
      FleetAt at = new FleetAt(t.fleet(), t.fleet().now());
      GroupHalf a = t.fleet().half(s.a());
      GroupHalf b = t.fleet().half(s.b());
      if (!(a.source() && b.source())) {
        forced.put(s.id(), false);
      } else {
        require(
            forced.getOrDefault(s.id(), false), s.name() + ": both sides accept writes unforced");
      }
      boolean asserted = a.pairs().exists(p -> p.asserted()) || b.pairs().exists(p -> p.asserted());
      checkSide(at, s, a, LONDON, asserted);
      checkSide(at, s, b, PARIS, asserted);
      boolean synced =
          a.mode() == Mode.SYNC
              && a.started()
              && b.started()
              && a.allPairs(SyncStatus.SYNCED)
              && b.allPairs(SyncStatus.SYNCED);
      if (synced && !asserted) {
        require(
            at.contents(s, LONDON).zip(at.contents(s, PARIS)).forAll(p -> p._1().same(p._2())),
            s.name() + ": Synced but not equal");
      }
    }

    /** What both sides show, in the scenario of a failure: -Dmodel.trace=true. */
    private void trace(Session s) {
      String flows = s.flows().all().map(f -> f.getClass().getSimpleName()).mkString("+");
      FleetAt at = new FleetAt(t.fleet(), t.fleet().now());
      scenario.add(
          "    "
              + t.show(LONDON, t.fleet().half(s.a()).name())
              + " "
              + Hosts.pointAt(at, s, LONDON)
              + " | "
              + t.show(PARIS, t.fleet().half(s.b()).name())
              + " "
              + Hosts.pointAt(at, s, PARIS)
              + " | "
              + flows);
    }

    private void checkSide(FleetAt at, Session s, GroupHalf half, int array, boolean asserted) {
      Array<Content> contents = at.contents(s, array);
      Point point = Hosts.pointAt(at, s, array);
      boolean whole =
          half.pairs()
              .forAll(
                  p ->
                      p.everSynced()
                          && p.status() != SyncStatus.SYNCING
                          && p.status() != SyncStatus.NOT_SYNCED);
      if (half.source() || (whole && !asserted)) {
        String what =
            s.name()
                + " on "
                + array
                + " "
                + half.role()
                + "/"
                + half.status()
                + " "
                + half.pairs().map(p -> p.status());
        if (point.isNowhere()) {
          require(!whole || asserted || half.source(), what + ": is no one past state");
        } else if (model.knows(point)) {
          require(model.same(contents, point), what + ": does not hold " + point);
        }
      }
    }

    /** When the faults are over, everything comes to rest. */
    private void rest() {
      for (int i = 0; i < 2; i++) {
        t.tryRun(new RestoreArray("london"));
        t.tryRun(new RestoreArray("paris"));
        t.tryRun(new HealLink("london", "paris", -1));
        t.tryRun(new SlowLink("london", "paris", -1, 50 << 20));
      }
      pass(400);
      for (int i = 0; i < 60 && t.half(LONDON, PERIODIC).running(); i++) {
        if (t.half(LONDON, PERIODIC).allPairs(SyncStatus.SYNCED)) {
          break;
        }
        pass(1);
      }
      for (Site site : t.fleet().sites()) {
        for (GroupHalf half : site.groups()) {
          require(
              half.pairs().forAll(p -> p.status() != SyncStatus.SYNCING)
                  && half.activity() == Activity.NONE
                  && !half.changing(),
              half.name() + " does not come to rest: " + half);
        }
      }
    }

    private static void require(boolean holds, String message) {
      if (!holds) {
        throw new AssertionError(message);
      }
    }
  }
}
