package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.GrowPool;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.load.HostLoad;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is taken of pools, and what happens when nothing is left. */
class SpaceTest {
  private static final int LONDON = 0;
  private static final int PARIS = 1;
  private static final long MIB = 1L << 20;
  private static final int GRAIN = Content.GRAIN_BYTES;

  /**
   * Two arrays, each with two thin volumes of 8 MiB and a full one of 1 MiB in one pool; the thin
   * ones are a synchronous group.
   */
  private static TwoSites small(long london, long paris, int warning) {
    Rules rules =
        new Rules(
            new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3), false, 20, Vector.of(TwoSites.TABLE));
    TwoSites t = TwoSites.empty();
    for (int id = 0; id < 2; id++) {
      String name = id == 0 ? "london" : "paris";
      Pool pool =
          new Pool(0, "small", id == 0 ? london : paris, "RAID5", "FC", 16, 1, warning, false);
      t.run(
          new AddArray(
              new StorageArray(
                  id,
                  name,
                  "threepar",
                  "m",
                  "s" + id,
                  1001 + id,
                  "3.1.1",
                  java.util.List.of(new Node(0, name, "10.0.0." + id, "0:3:1"))),
              rules,
              Vector.of(pool)));
      t.run(new AddVolume(id, "thin.0", 0, 8 * MIB, Provisioning.THIN));
      t.run(new AddVolume(id, "thin.1", 0, 8 * MIB, Provisioning.THIN));
      t.run(new AddVolume(id, "full", 0, MIB, Provisioning.FULL));
    }
    t.run(new AddLink(LONDON, PARIS, 50 * MIB));
    t.run(new CreateGroup(LONDON, "g", "paris", Mode.SYNC));
    t.run(new AdmitVolume(LONDON, "g", "thin.0", "thin.0", false, false));
    t.run(new AdmitVolume(LONDON, "g", "thin.1", "thin.1", false, false));
    return t;
  }

  private static Space space(TwoSites t, int array) {
    return Space.of(
        new FleetAt(t.fleet(), t.fleet().now()), array, t.fleet().site(array).pools().get(0));
  }

  private static HostWrite write(String array, String volume, long grain, long grains) {
    return new HostWrite(array, volume, grain * GRAIN, grains * GRAIN);
  }

  private static long written(TwoSites t) {
    return t.fleet().site(LONDON).streamOf(0).numberAt(t.fleet().now());
  }

  private static Stream<String> alerts(TwoSites t, int array) {
    return t.fleet().site(array).alerts().map(Alert::text).toJavaStream();
  }

  @Test
  void aThinVolumeTakesWhatIsWrittenAndAFullOneItsSize() {
    TwoSites t = small(10 * MIB, 10 * MIB, 0).run(write("london", "thin.0", 5, 3));
    t.run(write("london", "thin.0", 6, 3)).run(write("london", "full", 0, 1));
    assertThat(space(t, LONDON)).isEqualTo(new Space(10 * MIB, MIB, 4 * GRAIN, 0));
  }

  @Test
  void aThinVolumeHoldsBackWhatItWasPromisedAndIsServedByTheGroupThatWasAskedFor() {
    TwoSites t = small(10 * MIB, 10 * MIB, 0);
    VolumeTerms terms = new VolumeTerms(0, 2 * MIB);
    t.run(new AddVolume(LONDON, "held", 0, 4 * MIB, Provisioning.THIN, terms));
    assertThat(space(t, LONDON)).isEqualTo(new Space(10 * MIB, 3 * MIB, 0, 0));
    t.run(write("london", "held", 0, 16));
    assertThat(space(t, LONDON)).isEqualTo(new Space(10 * MIB, 3 * MIB, MIB, 0));
    assertThat(t.fleet().site(LONDON).ioGroup(3)).isZero();
    AddVolume most = new AddVolume(LONDON, "most", 0, 8 * MIB, Provisioning.THIN, terms);
    AddVolume more =
        new AddVolume(LONDON, "more", 0, 8 * MIB, Provisioning.THIN, new VolumeTerms(0, 7 * MIB));
    AddVolume nowhere =
        new AddVolume(LONDON, "x", 0, MIB, Provisioning.THIN, new VolumeTerms(1, 0));
    assertThat(Outcome.execute(t.fleet(), more, t.fleet().now()).refusal().reason())
        .isEqualTo(Reason.NO_SPACE);
    assertThat(Outcome.execute(t.fleet(), nowhere, t.fleet().now()).refusal().reason())
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
    assertThat(Outcome.execute(t.fleet(), most, t.fleet().now()).refusal()).isNull();
  }

  @Test
  void aWriteThatFindsNoSpaceIsRefusedAndWhatIsThereCanStillBeOverwritten() {
    TwoSites t = small(2 * MIB, 20 * MIB, 0).run(write("london", "thin.0", 0, 15));
    Outcome outcome = Outcome.execute(t.fleet(), write("london", "thin.0", 14, 3), t.fleet().now());
    assertThat(outcome.refusal()).isNotNull();
    assertThat(outcome.refusal().reason()).isEqualTo(Reason.NO_SPACE);
    assertThat(outcome.refusal().message()).contains("7/27/07", "lacks 65536 bytes");
    t.run(write("london", "thin.0", 14, 2)).run(write("london", "thin.0", 0, 16));
    assertThat(space(t, LONDON).freeBytes()).isZero();
    t.run(new GrowPool("london", "small", GRAIN)).run(write("london", "thin.1", 127, 1));
  }

  @Test
  void hostsStopAtTheVeryWriteForWhichNothingIsLeft() {
    TwoSites t = small(5 * MIB, 20 * MIB, 0);
    t.run(new AttachWorkload(LONDON, "g", new HostLoad(1, 2 * MIB, 1, 16 * MIB)));
    t.pass(1.999);
    assertThat(written(t)).as("32 grains a second").isEqualTo(63);
    t.pass(0.001);
    assertThat(written(t)).isEqualTo(64);
    assertThat(space(t, LONDON).freeBytes()).isZero();
    t.pass(100);
    assertThat(written(t)).as("4 MiB are left beside the full volume").isEqualTo(64);
    assertThat(alerts(t, LONDON)).contains("no space is left in the pool");
    t.run(new GrowPool("london", "small", 10 * GRAIN)).pass(100);
    assertThat(written(t)).isEqualTo(74);
    t.run(new GrowPool("london", "small", 100 * MIB)).pass(10);
    assertThat(written(t)).isEqualTo(74 + 320);
    assertThat(t.fleet().site(LONDON).health().pool(0).full()).isFalse();
  }

  @Test
  void hostsThatWriteWhatIsThereAlreadyAreLeftInPeace() {
    TwoSites t = small(6 * MIB, 20 * MIB, 0);
    t.run(new AttachWorkload(LONDON, "g", new HostLoad(1, 2 * MIB, 1, 4 * MIB)));
    t.pass(1000);
    assertThat(written(t)).isEqualTo(32_000);
    assertThat(space(t, LONDON).thinBytes()).isEqualTo(4 * MIB);
    int due = 0;
    for (long end = t.fleet().now() + 86_400_000_000L; t.fleet().nextDue() < end; due++) {
      if (t.fleet().nextDue() < 0) {
        break;
      }
      t.fleet(Outcome.advance(t.fleet(), t.fleet().nextDue()).fleet());
    }
    assertThat(due).as("looks in a day").isLessThan(40);
  }

  @Test
  void aWarningComesWhenItsThresholdIsReachedAndGoesWhenItIsNot() {
    TwoSites t = small(10 * MIB, 20 * MIB, 50);
    t.run(new AttachWorkload(LONDON, "g", new HostLoad(1, 2 * MIB, 1, 16 * MIB)));
    t.pass(1.9).pass(0.05);
    assertThat(alerts(t, LONDON)).isEmpty();
    t.pass(0.05);
    assertThat(space(t, LONDON).usedBytes()).isEqualTo(5 * MIB);
    assertThat(alerts(t, LONDON)).containsExactly("use of the pool has reached 50 percent");
    t.run(new GrowPool("london", "small", 10 * MIB));
    assertThat(alerts(t, LONDON)).last().isEqualTo("use of the pool is below 50 percent again");
  }

  @Test
  void aGroupStopsWhoseTargetHasNoSpaceAndItsHostsWriteOn() {
    TwoSites t = small(20 * MIB, 3 * MIB, 0).run(new StartGroup(LONDON, "g", false)).pass(5);
    t.run(new AttachWorkload(LONDON, "g", new HostLoad(1, 2 * MIB, 1, 16 * MIB)));
    t.pass(20);
    assertThat(t.show(LONDON, "g")).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.show(PARIS, "g.r1001")).isEqualTo("Secondary/Stopped/Stopped");
    assertThat(written(t)).isEqualTo(640);
    assertThat(space(t, PARIS).freeBytes()).as("it stopped at the last grain").isZero();
    assertThat(alerts(t, LONDON)).anyMatch(a -> a.contains("the peer cannot reach its volumes"));
    t.run(new StartGroup(LONDON, "g", false)).pass(100);
    assertThat(t.show(LONDON, "g")).as("no more than before").startsWith("Primary/Stopped/");
    t.run(new GrowPool("paris", "small", 20 * MIB)).run(new StartGroup(LONDON, "g", false));
    t.pass(10);
    assertThat(t.show(PARIS, "g.r1001")).isEqualTo("Secondary/Started/Synced");
    assertThat(t.evidence("g").equal()).isTrue();
  }

  @Test
  void aHostsWriteStopsTheGroupsWhoseTargetHasNoSpaceForIt() {
    TwoSites t = small(20 * MIB, 2 * MIB, 0).run(new StartGroup(LONDON, "g", false)).pass(5);
    t.run(write("london", "thin.0", 0, 16));
    assertThat(t.show(LONDON, "g")).isEqualTo("Primary/Started/Synced");
    t.run(write("london", "thin.1", 0, 1));
    assertThat(t.show(LONDON, "g")).isEqualTo("Primary/Stopped/Stopped");
    assertThat(space(t, PARIS).freeBytes()).isZero();
  }

  @Test
  void snapshotsForResyncGiveWayToHosts() {
    TwoSites t = small(6 * MIB, 20 * MIB, 0).run(new StartGroup(LONDON, "g", false)).pass(5);
    t.run(write("london", "thin.0", 0, 48)).run(new StopGroup(LONDON, "g", false)).pass(5);
    t.run(write("london", "thin.0", 0, 20));
    assertThat(space(t, LONDON)).isEqualTo(new Space(6 * MIB, MIB, 48 * GRAIN, 20 * GRAIN));
    t.run(write("london", "thin.0", 0, 40));
    assertThat(space(t, LONDON)).isEqualTo(new Space(6 * MIB, MIB, 48 * GRAIN, 0));
    assertThat(alerts(t, LONDON)).anyMatch(a -> a.startsWith("snapshots for resync are gone"));
    t.run(new StartGroup(LONDON, "g", false)).pass(30);
    assertThat(t.evidence("g").equal()).isTrue();
  }

  @Test
  void poolsThatCanKeepWhatTheyPromiseAreNotWatched() {
    assertThat(small(34 * MIB, 33 * MIB, 0).fleet().site(LONDON).watched()).isFalse();
    assertThat(small(34 * MIB, 33 * MIB, 0).fleet().site(PARIS).watched()).isTrue();
    assertThat(small(40 * MIB, 40 * MIB, 80).fleet().site(PARIS).watched()).isTrue();
  }

  /** Grain by grain, by nothing but reading. */
  private static Space recount(TwoSites t, int array) {
    FleetAt at = new FleetAt(t.fleet(), t.fleet().now());
    Site site = t.fleet().site(array);
    long full = 0;
    long thin = 0;
    long kept = 0;
    for (@Nullable Volume volume : site.volumes()) {
      if (volume == null) {
        continue;
      }
      Content content = at.content(array, volume.id());
      for (long grain = 0; grain < content.grains(); grain++) {
        boolean taken = content.stampAt(grain) != 0;
        full += volume.provisioning() == Provisioning.FULL ? GRAIN : 0;
        thin += volume.provisioning() == Provisioning.THIN && taken ? GRAIN : 0;
        for (GroupHalf half : site.groupsOf(volume.id())) {
          for (PairHalf pair : half.pairs()) {
            boolean differs =
                pair.localVolume() == volume.id()
                    && pair.retained() != null
                    && pair.retained().content().stampAt(grain) != content.stampAt(grain);
            kept += differs ? GRAIN : 0;
          }
        }
      }
    }
    return new Space(site.pools().get(0).sizeBytes(), full, thin, kept);
  }

  @TestFactory
  Stream<DynamicTest> spaceBalancesWhateverHappens() {
    return IntStream.range(0, 60)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> random(seed)));
  }

  private static void random(int seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    TwoSites t = small(chance.nextInt(2, 20) * MIB, chance.nextInt(2, 20) * MIB, seed % 3 * 30);
    if (seed % 4 != 0) {
      long rate = (1L << chance.nextInt(4)) * MIB / 4;
      int extent = chance.nextInt(1, 5);
      t.run(new AttachWorkload(LONDON, "g", new HostLoad(seed, rate, extent, 16 * MIB)));
    }
    for (int step = 0; step < 60; step++) {
      t.tryRun(command(chance));
      check(t, seed, step);
      t.pass(chance.nextInt(1, 4000) / 1000.0);
      check(t, seed, step);
    }
  }

  private static Command command(SplittableRandom chance) {
    String array = chance.nextInt(8) == 0 ? "paris" : "london";
    return switch (chance.nextInt(10)) {
      case 0 -> new StartGroup(LONDON, "g", false);
      case 1 -> new StopGroup(LONDON, "g", false);
      case 2 -> new CutLink("london", "paris", -1);
      case 3, 4 -> new HealLink("london", "paris", -1);
      case 5 -> new GrowPool(array, "small", chance.nextInt(1, 9) * (long) GRAIN);
      case 6 -> new LoseCache("london");
      default ->
          write(array, "thin." + chance.nextInt(2), chance.nextInt(120), chance.nextInt(1, 8));
    };
  }

  private static void check(TwoSites t, int seed, int step) {
    for (int array = 0; array < 2; array++) {
      Space space = space(t, array);
      assertThat(space)
          .as("seed %d step %d array %d", seed, step, array)
          .isEqualTo(recount(t, array));
      assertThat(space.freeBytes()).as("seed %d step %d", seed, step).isNotNegative();
    }
  }
}
