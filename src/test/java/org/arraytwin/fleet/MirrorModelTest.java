package org.arraytwin.fleet;

import static org.arraytwin.fleet.MirrorSites.A;
import static org.arraytwin.fleet.MirrorSites.B;
import static org.arraytwin.fleet.MirrorSites.M;
import static org.arraytwin.fleet.MirrorSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Trait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A mirror of each kind in every mode under random operations on both sides, faults, host writes
 * and time, against the naive model. More seeds: {@code -Dmirror.seeds=N -Dmirror.first=SEED
 * -Dmirror.kind=KIND}.
 */
class MirrorModelTest {
  private static final int STEPS = 90;
  private static final long SEEDS = 200;
  private static final long[] RATES = {MIB / 8, MIB / 2, 4 * MIB, 20 * MIB};
  private static final Map<String, TreeMap<String, Integer>> carriedOut = new TreeMap<>();
  private static final Map<String, TreeSet<String>> cells = new TreeMap<>();

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "reference-mirror",
              List.of(Mode.SYNC, Mode.ASYNC, Mode.ADAPTIVE),
              "Activate",
              "Detach",
              "Synchronized",
              Set.of("Synchronized", "Split"),
              Set.of("Unsynchronized")),
          new Kind(
              "eternus-rec",
              List.of(Mode.SYNC, Mode.ASYNC, Mode.ADAPTIVE),
              "acec start",
              "acec stop",
              "Equivalent",
              Set.of("Equivalent"),
              Set.of("Copying")),
          new Kind(
              "storwize-remote-copy",
              List.of(Mode.SYNC, Mode.ASYNC, Mode.PERIODIC),
              "startrcrelationship",
              "rmrcrelationship",
              "consistent_synchronized",
              Set.of(
                  "consistent_stopped",
                  "consistent_synchronized",
                  "consistent_copying",
                  "consistent_disconnected"),
              Set.of(
                  "inconsistent_copying",
                  "idling_disconnected",
                  "inconsistent_disconnected",
                  "consistent_disconnected")));

  /**
   * What a kind's words mean.
   *
   * @param modes those it has
   * @param begin the operation that lets data flow first
   * @param end the operation after which there is no session
   * @param inSync the state of a synchronous one whose sides hold the same
   * @param whole states in which a target stands for one past moment, or has kept one
   * @param restless states that end by themselves when no fault is left
   */
  private record Kind(
      String name,
      List<Mode> modes,
      String begin,
      String end,
      String inSync,
      Set<String> whole,
      Set<String> restless) {
    SessionTable table() {
      return MirrorSites.table(name);
    }
  }

  /** A run in which an operation was always refused has proven nothing about it. */
  @AfterAll
  static void everyOperationWasCarriedOut() {
    for (Kind kind : KINDS) {
      if (carriedOut.containsKey(kind.name)) {
        TreeMap<String, Integer> done = carriedOut.get(kind.name);
        System.out.println(
            "MirrorModelTest, "
                + kind.name
                + ", carried out "
                + done
                + ", "
                + cells.get(kind.name).size()
                + " of "
                + kind.table().cells().size()
                + " cells");
        if (Long.getLong("mirror.seeds", SEEDS) >= SEEDS) {
          assertThat(done.keySet())
              .containsAll(kind.table().operations().stream().map(Action::name).toList());
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> whateverHappensTheStatesTellTheTruthAboutTheData() {
    long first = Long.getLong("mirror.first", 1L);
    long seeds = Long.getLong("mirror.seeds", SEEDS);
    String only = System.getProperty("mirror.kind");
    return KINDS.stream()
        .filter(kind -> only == null || kind.name.equals(only))
        .flatMap(
            kind ->
                LongStream.range(first, first + seeds)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                kind.name + ", seed " + seed, () -> new Run(kind, seed).run())));
  }

  /** One seeded life. */
  private static final class Run {
    private final Kind kind;
    private final SessionTable table;
    private final long seed;
    private final SplittableRandom random;
    private final NaiveModel model = new NaiveModel();
    private final List<String> scenario = new ArrayList<>();
    private final MirrorSites t = MirrorSites.fresh();
    private final boolean stops;
    private boolean gone;
    private boolean protectedSince;

    Run(Kind kind, long seed) {
      this.kind = kind;
      table = kind.table();
      this.seed = seed;
      random = new SplittableRandom(seed);
      stops = random.nextInt(3) == 0 && kind.table().stopsHosts();
      t.run(
          new CreateMirror(
              A,
              kind.name,
              M,
              "b",
              kind.modes.get(random.nextInt(3)),
              List.of("v.0", "v.1"),
              List.of("v.0", "v.1"),
              random.nextBoolean(),
              stops,
              8 * MIB,
              4 * MIB,
              500_000));
    }

    void run() {
      observe();
      t.run(
          new org.arraytwin.fleet.setup.AttachWorkload(
              A, M, new HostLoad(seed, MIB / 4, 1, 8 * MIB)));
      observe();
      try {
        if (random.nextInt(8) > 0) {
          if (random.nextBoolean()) {
            pass(8);
            execute(new SlowLink("a", "b", -1, RATES[random.nextInt(RATES.length)]));
          }
          execute(new Operate(A, M, kind.begin, List.of()));
          pass(random.nextBoolean() ? 0.3 : 12);
        }
        for (int i = 0; i < STEPS && !gone; i++) {
          if (random.nextInt(3) == 0) {
            double[] spans = {0.3, 1, 4, 12, 25};
            pass(spans[random.nextInt(spans.length)]);
          } else {
            execute(next());
          }
        }
        rest();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed "
                + seed
                + " (rerun with -Dmirror.kind="
                + kind.name
                + " -Dmirror.first="
                + seed
                + " -Dmirror.seeds=1): "
                + e.getMessage()
                + "\nscenario:\n  "
                + String.join("\n  ", scenario),
            e);
      }
      TreeSet<String> met = cells.computeIfAbsent(kind.name, k -> new TreeSet<>());
      t.cells.forEach(cell -> met.add(cell.cell()));
    }

    private Command next() {
      int array = random.nextInt(2);
      String name = array == A ? "a" : "b";
      return switch (random.nextInt(16)) {
        case 0 -> new CutLink("a", "b", -1);
        case 1, 2 -> new HealLink("a", "b", -1);
        case 3 -> new SlowLink("a", "b", -1, RATES[random.nextInt(RATES.length)]);
        case 4 -> new FailArray(name);
        case 5, 6 -> new RestoreArray(name);
        case 7 -> new FailNext(random.nextBoolean() ? "resync" : "recover", M, random.nextInt(101));
        case 8, 9, 10 -> write(name);
        default -> operation(array);
      };
    }

    private Command write(String array) {
      long grain = random.nextInt(500);
      long bytes = (1L + random.nextInt(40)) * Content.GRAIN_BYTES;
      long offset = Math.min(grain * Content.GRAIN_BYTES, 32 * MIB - bytes);
      return new HostWrite(array, "v." + random.nextInt(2), offset, bytes);
    }

    private Command operation(int array) {
      List<Action> all = table.operations();
      Action action = all.get(random.nextInt(all.size()));
      while (action.name().equals(kind.end) && random.nextInt(10) > 0) {
        action = all.get(random.nextInt(all.size()));
      }
      List<String> options =
          table.options(action).stream().filter(o -> random.nextInt(3) == 0).toList();
      return new Operate(array, M, action.name(), options);
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
      String name =
          command instanceof Operate o ? o.operation() : command.getClass().getSimpleName();
      carriedOut.computeIfAbsent(kind.name, k -> new TreeMap<>()).merge(name, 1, Integer::sum);
      gone = t.fleet().site(A).group(M) == null;
      if (command instanceof HostWrite write && !gone) {
        note(write);
      }
      observe();
    }

    private void note(HostWrite write) {
      int array = write.array().equals("a") ? A : B;
      WriteStream stream = t.stream(array);
      long first = write.offsetBytes() / Content.GRAIN_BYTES;
      long grains = write.lengthBytes() / Content.GRAIN_BYTES;
      int member = stream.member(write.volume().equals("v.0") ? 0 : 1);
      model.explicit(stream, member, first, grains);
    }

    private void pass(double seconds) {
      scenario.add("pass " + seconds + " s");
      long end = t.fleet().now() + Timings.micros(seconds);
      while (t.fleet().nextDue() >= 0 && t.fleet().nextDue() <= end) {
        follow();
        t.pass((t.fleet().nextDue() - t.fleet().now()) / 1e6);
        observe();
      }
      t.pass((end - t.fleet().now()) / 1e6);
      observe();
    }

    private void follow() {
      for (int array : new int[] {A, B}) {
        WriteStream stream = gone ? null : t.stream(array);
        if (stream != null) {
          model.follow(array, stream, t.fleet().now());
        }
      }
    }

    private void observe() {
      if (gone) {
        return;
      }
      follow();
      GroupHalf a = t.half(A, M);
      GroupHalf b = t.half(B, M);
      if (Boolean.getBoolean("mirror.trace")) {
        scenario.add("    " + t.show() + " " + t.point(A) + " " + t.point(B));
      }
      boolean asserted = a.pairs().exists(p -> p.asserted()) || b.pairs().exists(p -> p.asserted());
      checkSide(a, A, asserted);
      checkSide(b, B, asserted);
      checkAccess(a, b);
      boolean both = !asserted && a.status().is(kind.inSync) && b.status().is(kind.inSync);
      if (both && a.mode() == Mode.SYNC && b.mode() == Mode.SYNC) {
        require(t.equal(A, B), t.show() + " but not equal");
      }
      checkProtected(a, b, both);
    }

    /**
     * Whoever stands for a moment holds it.
     *
     * @param asserted in sync because somebody says so: claimed, though it may stand for no moment
     */
    private void checkSide(GroupHalf half, int array, boolean asserted) {
      Point point = t.point(array);
      if (point.isNowhere()) {
        boolean kept = half.pairs().forAll(p -> p.retained() != null);
        boolean claims =
            kind.whole.contains(half.status().word())
                && !(half.mode() == Mode.ADAPTIVE && half.status().is(kind.inSync))
                && !(half.mode() == Mode.PERIODIC && kept);
        require(
            !claims || half.source() || asserted,
            half.name() + " is " + half.status() + " and no moment");
        return;
      }
      if (model.knows(point)) {
        Array<Content> contents = t.contents(array);
        require(model.same(contents, point), "array " + array + " does not hold " + point);
      }
    }

    /** Both sides take writes only where somebody has asked for it, and then they show it. */
    private void checkAccess(GroupHalf a, GroupHalf b) {
      boolean bothWrite =
          Hosts.barred(t.fleet(), t.session(A, M), A) == null
              && Hosts.barred(t.fleet(), t.session(A, M), B) == null;
      if (bothWrite) {
        boolean shown =
            a.status().has(Trait.TARGET_WRITABLE)
                || b.status().has(Trait.TARGET_WRITABLE)
                || a.failedOver()
                || b.failedOver();
        require(shown, "both sides accept writes and show " + t.show());
      }
    }

    /** With FailedCopyStopsHostIO a synchronous mirror loses nothing that was acknowledged. */
    private void checkProtected(GroupHalf a, GroupHalf b, boolean both) {
      boolean sync = stops && a.mode() == Mode.SYNC && b.mode() == Mode.SYNC && !b.source();
      boolean held = a.status().is(kind.inSync) || a.status().has(Trait.FAILED);
      protectedSince = sync && held && a.source() && (both || protectedSince);
      if (protectedSince) {
        Exposure.Side exposed = t.exposed(B);
        boolean stands = exposed.state() == Exposure.Survivor.WHOLE && exposed.lost() == null;
        require(stands, "a failover would lose " + exposed);
      }
    }

    /** When the faults are over, everything comes to rest. */
    private void rest() {
      for (int i = 0; i < 2; i++) {
        t.tryRun(new RestoreArray("a"));
        t.tryRun(new RestoreArray("b"));
        t.tryRun(new HealLink("a", "b", -1));
        t.tryRun(new SlowLink("a", "b", -1, 20 * MIB));
      }
      pass(60);
      if (gone) {
        return;
      }
      for (int array : new int[] {A, B}) {
        GroupHalf half = t.half(array, M);
        require(
            half.activity() == Activity.NONE && !kind.restless.contains(half.status().word()),
            "no rest: " + t.show() + ", " + half.activity());
      }
    }

    private static void require(boolean holds, String what) {
      if (!holds) {
        throw new AssertionError(what);
      }
    }
  }
}
