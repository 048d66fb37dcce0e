package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.PoolOffline;
import org.arraytwin.fleet.fault.parts.SetCache;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.cache.VolumeCache;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a volume's write cache holds back from the disks. */
class CacheTest {
  private static final int GRAIN = Content.GRAIN_BYTES;
  private static final List<CacheMode> MODES = List.of(CacheMode.values());

  /** Says that a flush has ended. */
  private record Said(String text) implements Command {
    @Override
    public void decide(Steps steps) {
      steps.alert(LONDON, "Informational", "test", text);
    }
  }

  /** Something done to the caches by the engine. */
  private record Done(String what, int volume) implements Command {
    @Override
    public void decide(Steps steps) {
      switch (what) {
        case "flush" ->
            Caches.flush(steps, LONDON, volume, new Said("flushed"), new Said("flush failed"));
        case "discard" -> Caches.discard(steps, LONDON, volume);
        default -> throw new IllegalArgumentException(what);
      }
    }
  }

  /** vol.0 has a numbered stream, vol.5 has none; no time has passed since an instant. */
  private static TwoSites fresh() {
    TwoSites t = TwoSites.fresh(false);
    long instant = VolumeCache.instant(t.fleet().now()) + VolumeCache.DESTAGE_MICROS;
    return t.pass((instant - t.fleet().now()) / 1e6);
  }

  private static long dirty(TwoSites t, int volume) {
    return Caches.dirtyGrains(new FleetAt(t.fleet(), t.fleet().now()), LONDON, volume);
  }

  private static HostWrite write(int volume, long grain, long grains) {
    return new HostWrite("london", "vol." + volume, grain * GRAIN, grains * GRAIN);
  }

  private static String said(TwoSites t) {
    return t.fleet().site(LONDON).alerts().map(Alert::text).lastOption().getOrElse("");
  }

  @Test
  void aWriteIsOnTheDisksFromTheNextInstantOn() {
    for (int volume : new int[] {0, 5}) {
      TwoSites t = fresh().pass(4).run(write(volume, 3, 2));
      assertThat(dirty(t, volume)).isEqualTo(2);
      t.pass(5.999).run(write(volume, 9, 1));
      assertThat(dirty(t, volume)).isEqualTo(3);
      t.pass(0.001);
      assertThat(dirty(t, volume)).isZero();
      t.run(write(volume, 3, 1));
      assertThat(dirty(t, volume)).isEqualTo(1);
    }
  }

  @Test
  void whatIsWrittenThroughIsNeverDirty() {
    TwoSites t = fresh().run(write(5, 0, 4)).run(new SetCache("london", "vol.5", "write-through"));
    t.run(write(5, 8, 4));
    assertThat(dirty(t, 5)).isZero();
    t.run(new SetCache("london", "vol.5", "enabled")).run(write(5, 16, 1));
    assertThat(dirty(t, 5)).isEqualTo(1);
    assertThat(t.tryRun(new SetCache("london", "vol.5", "on")))
        .isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
  }

  @Test
  void aFlushTakesAsLongAsThereIsToWrite() {
    TwoSites t = fresh().run(write(5, 0, 3200)).run(new Done("flush", 5)).pass(0.999);
    assertThat(said(t)).doesNotContain("flushed");
    assertThat(dirty(t, 5)).isEqualTo(3200);
    t.pass(0.001);
    assertThat(said(t)).as("200 MiB at 200 MiB/s").isEqualTo("flushed");
    assertThat(dirty(t, 5)).isZero();
  }

  @Test
  void whileAFlushWritesThroughOnlyTheOldIsDirty() {
    TwoSites t = fresh().run(write(5, 0, 3200)).run(new Done("flush", 5));
    t.run(new SetCache("london", "vol.5", "write-through")).run(write(5, 4000, 5)).pass(0.5);
    assertThat(dirty(t, 5)).isEqualTo(3200);
    t.run(write(5, 0, 10));
    assertThat(dirty(t, 5)).isEqualTo(3190);
  }

  @Test
  void aFlushFailsWhereItIsBoundToOrThePoolIsGone() {
    TwoSites t = fresh().run(new FailFlush("london", "vol.5")).run(write(5, 0, 1600));
    t.run(new Done("flush", 5)).pass(0.5);
    assertThat(said(t)).isEqualTo("flush failed");
    assertThat(dirty(t, 5)).isEqualTo(1600);
    t.run(new Done("flush", 5)).pass(1);
    assertThat(said(t)).isEqualTo("flushed");
    t.run(write(5, 0, 1600)).run(new Done("flush", 5)).run(new PoolOffline("london", "FC_r5"));
    t.pass(1);
    assertThat(said(t)).isEqualTo("flush failed");
  }

  @Test
  void whatIsDiscardedWasNeverOnTheDisks() {
    for (int volume : new int[] {0, 5}) {
      TwoSites t = fresh().run(write(volume, 0, 8)).pass(10);
      Content before = t.fleet().site(LONDON).contents().get(volume);
      t.run(write(volume, 4, 8)).run(new Done("discard", volume));
      FleetAt at = new FleetAt(t.fleet(), t.fleet().now());
      assertThat(at.content(LONDON, volume).same(before)).isTrue();
      assertThat(dirty(t, volume)).isZero();
    }
  }

  @Test
  void aLostCacheTakesAcknowledgedWritesWithItAndSaysSo() {
    TwoSites t = TwoSites.running(false);
    double past = (t.fleet().now() - VolumeCache.instant(t.fleet().now())) / 1e6;
    t.pass(10 - past + 4);
    WriteCount before = WriteCount.of(t);
    t.run(new LoseCache("london"));
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.fleet().site(LONDON).alerts().map(Alert::text))
        .anyMatch(text -> text.startsWith("cache lost: acknowledged writes of"));
    assertThat(t.evidence(SYNC).losses()).as("the target has them all").isEmpty();
    WriteStream.Range missing = t.evidence(SYNC).sides().get(1).unreplicated();
    assertThat(missing.count()).as("4 s of 2 MiB/s in 64 KiB").isBetween(127L, 129L);
    assertThat(missing.last()).isEqualTo(before.last());
    assertThat(t.evidence(SYNC).equal()).as("the target has what the source lost").isFalse();
    Array<Evidence.Side> sides = t.evidence(SYNC).sides();
    assertThat(sides.get(0).unreplicated()).as("what only the source has").isNull();
    assertThat(sides.map(Evidence.Side::proof)).containsOnly(Evidence.Proof.PROVEN);
    t.pass(3);
    WriteStream.Range fresh = t.evidence(SYNC).sides().get(0).unreplicated();
    assertThat(fresh.first()).as("counting on from what was left").isEqualTo(missing.first());
    assertThat(fresh.count()).as("3 s of 2 MiB/s in 64 KiB").isEqualTo(96);
    assertThat(t.evidence(SYNC).sides().get(1).proof()).isEqualTo(Evidence.Proof.PROVEN);
    t.run(new StartGroup(LONDON, SYNC, false)).pass(30);
    assertThat(t.evidence(SYNC).equal()).isTrue();
    Session.Loss loss = t.evidence(SYNC).losses().single();
    assertThat(loss.array()).as("the last that had them").isEqualTo(PARIS);
    assertThat(loss.writes()).isEqualTo(missing);
  }

  @Test
  void whatOneLossHasTakenTheNextDoesNotTakeAgain() {
    TwoSites t = TwoSites.running(false);
    double past = (t.fleet().now() - VolumeCache.instant(t.fleet().now())) / 1e6;
    t.pass(10 - past + 4).run(new LoseCache("london")).pass(2);
    WriteCount before = WriteCount.of(t);
    t.run(new LoseCache("london"));
    // What hosts write goes on from what was left, and so do its numbers, as those of a new stream.
    Session.Loss loss = t.evidence(SYNC).losses().single();
    WriteStream.Range first = t.evidence(SYNC).sides().get(1).unreplicated();
    assertThat(loss.writes().first()).isEqualTo(first.first());
    assertThat(loss.writes().last()).isEqualTo(before.last());
    assertThat(loss.writes().count()).as("2 s of 2 MiB/s in 64 KiB").isEqualTo(64);
    t.run(new LoseCache("london"));
    assertThat(t.evidence(SYNC).losses()).as("nothing was written in between").hasSize(1);
  }

  private record WriteCount(long last) {
    static WriteCount of(TwoSites t) {
      FleetAt at = new FleetAt(t.fleet(), t.fleet().now());
      return new WriteCount(t.fleet().site(LONDON).streamOf(0).numberAt(at.now()));
    }
  }

  @Test
  void aLostCacheWithNothingInItCostsNothing() {
    TwoSites t = TwoSites.running(false);
    t.run(new SetCache("london", "vol.0", "write-through"));
    t.run(new SetCache("london", "vol.1", "disabled")).pass(14);
    t.run(new LoseCache("london"));
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.evidence(SYNC).losses()).isEmpty();
  }

  /** Grain by grain, everything written down. */
  private static final class Naive {
    private final String[] hosts = new String[64];
    private final String[] disk = new String[64];
    private CacheMode mode = CacheMode.ENABLED;

    Naive() {
      java.util.Arrays.fill(hosts, "");
      java.util.Arrays.fill(disk, "");
    }

    void write(int first, int count, String what) {
      for (int i = first; i < first + count; i++) {
        hosts[i] = what;
        if (mode != CacheMode.ENABLED) {
          disk[i] = what;
        }
      }
    }

    void pass(long from, long to) {
      if (from / 10_000_000 != to / 10_000_000) {
        System.arraycopy(hosts, 0, disk, 0, hosts.length);
      }
    }

    void discard() {
      System.arraycopy(disk, 0, hosts, 0, hosts.length);
    }

    long dirty() {
      return IntStream.range(0, 64).filter(i -> !hosts[i].equals(disk[i])).count();
    }
  }

  @TestFactory
  Stream<DynamicTest> cachesAgreeWithAModelThatWritesEveryGrainDown() {
    return IntStream.range(0, 40)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> random(seed)));
  }

  private static void random(int seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    int volume = seed % 2 == 0 ? 0 : 5;
    TwoSites t = fresh();
    Naive naive = new Naive();
    StringBuilder log = new StringBuilder();
    for (int step = 0; step < 200; step++) {
      int first = chance.nextInt(60);
      switch (chance.nextInt(6)) {
        case 0, 1, 2 -> {
          int count = 1 + chance.nextInt(4);
          log.append(" write ").append(first).append('+').append(count);
          t.run(write(volume, first, count));
          naive.write(first, count, "w" + step);
        }
        case 3 -> {
          long from = t.fleet().now();
          t.pass(chance.nextInt(1, 9000) / 1000.0);
          log.append(" at ").append(t.fleet().now() % 100_000_000);
          naive.pass(from, t.fleet().now());
        }
        case 4 -> {
          // Leaving the mode flushes nothing, but what is dirty then was noted as it was.
          if (naive.dirty() == 0) {
            CacheMode mode = MODES.get(chance.nextInt(3));
            t.run(new SetCache("london", "vol." + volume, mode.word()));
            log.append(' ').append(mode);
            naive.mode = mode;
          }
        }
        default -> {
          t.run(new Done("discard", volume));
          log.append(" discard");
          naive.discard();
        }
      }
      assertThat(dirty(t, volume))
          .as("seed %d step %d: %s", seed, step, log)
          .isEqualTo(naive.dirty());
    }
    List<Long> stamps =
        IntStream.range(0, 64).mapToObj(i -> stamp(t, volume, i)).distinct().toList();
    assertThat(stamps)
        .as("as many different writes are left")
        .hasSameSizeAs(Stream.of(naive.hosts).distinct().toList());
  }

  private static long stamp(TwoSites t, int volume, int grain) {
    return new FleetAt(t.fleet(), t.fleet().now()).content(LONDON, volume).stampAt(grain);
  }
}
