package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.arraytwin.replication.load.Generated;
import org.arraytwin.replication.load.Order;
import org.arraytwin.replication.load.Pace;
import org.arraytwin.replication.load.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workloads as functions, and streams that number what they write. */
class WriteStreamTest {
  private static final Workload LOAD = new Workload(42, 1 << 20, 2, Vector.of(5L, 8L));

  private static Array<Content> blanks() {
    Content blank = Content.blank(32L * Content.GRAIN_BYTES);
    return Array.of(blank, blank);
  }

  private static WriteStream begin() {
    return WriteStream.begin(1, Array.of(Point.ORIGIN), Array.of(0, 1), blanks(), LOAD, 0);
  }

  @Test
  void everyPassVisitsEveryExtentOnce() {
    for (int pass = 0; pass < 5; pass++) {
      Content[] contents = blanks().toJavaArray(Content[]::new);
      LOAD.apply(contents, pass * 13L, pass * 13L + 13, 1);
      assertThat(contents[0].differing(blanks().get(0))).isEqualTo(10);
      assertThat(contents[1].differing(blanks().get(1))).isEqualTo(16);
    }
  }

  @Test
  void skippingAheadLeavesWhatWritingOneByOneLeaves() {
    for (int end = 0; end < 90; end++) {
      for (int from = 0; from <= end; from += 7) {
        Content[] leap = blanks().toJavaArray(Content[]::new);
        LOAD.apply(leap, 0, from, 1);
        LOAD.apply(leap, from, end, 1 + from);
        Content[] single = blanks().toJavaArray(Content[]::new);
        for (int i = 0; i < end; i++) {
          LOAD.apply(single, i, i + 1, 1 + i);
        }
        assertThat(leap[0].same(single[0]) && leap[1].same(single[1])).isTrue();
      }
    }
  }

  @Test
  void timesAndNumbersOfWritesAgree() {
    Workload odd = new Workload(1, 999_983, 3, Vector.of(100L));
    for (long n = 1; n < 2000; n++) {
      long at = odd.microsFor(0, n);
      assertThat(odd.writesIn(0, at)).isEqualTo(n);
      assertThat(odd.writesIn(0, at - 2)).isEqualTo(n - 1);
    }
  }

  @Test
  void streamIsRebuiltAsOfAnyWriteFromItsFunctionAlone() {
    WriteStream stream = begin().run(0);
    long now = LOAD.microsFor(0, 40);
    Array<Content> at40 = stream.contentsAt(now, blanks());
    stream = stream.settledAt(now).pause(now).explicit(1, 30, 2, now);
    Array<Content> at41 = Array.of(at40.get(0), at40.get(1).write(30, 2, WriteStream.stamp(1, 41)));
    stream = stream.run(now);
    long later = now + LOAD.microsFor(40, 25);
    Array<Content> at66 = stream.contentsAt(later, at41);
    stream = stream.settledAt(later);
    assertThat(stream.number()).isEqualTo(66);
    assertThat(same(stream.asOf(40).orElseThrow(), at40)).isTrue();
    assertThat(same(stream.asOf(41).orElseThrow(), at41)).isTrue();
    assertThat(same(stream.asOf(66).orElseThrow(), at66)).isTrue();
    assertThat(stream.microsOf(41)).isEqualTo(now);
    assertThat(stream.microsOf(66)).isEqualTo(later);
  }

  /** Of a host that makes short rounds fast, and one that makes long ones slowly. */
  private static Workload together() {
    Workload fast = new Workload(7, 3 << 20, 1, Vector.of(0L, 3L));
    return new Workload(new Together(Vector.of(LOAD.pattern(), fast.pattern())));
  }

  @Test
  void aHostThatIsPausedOftenLosesNoTime() {
    Pace bursts = new Pace.Bursty(3, new Pace.Steady(1 << 20, 1 << 16), 10_000_000, 60_000_000);
    Vector<Long> extents = Vector.of(0L, 3L);
    for (Workload load :
        List.of(
            LOAD,
            together(),
            new Workload(new Generated(5, bursts, 0, Order.SHUFFLED, 1, extents)))) {
      WriteStream free =
          WriteStream.begin(1, Array.of(Point.ORIGIN), Array.of(0, 1), blanks(), load, 0).run(0);
      WriteStream paused = free;
      long now = 0;
      long barred = 0;
      while (now < 400_000_000) {
        now += 777_777;
        paused = paused.settledAt(now).pause(now);
        now += 123_456;
        barred += 123_456;
        paused = paused.run(now);
        assertThat(paused.numberAt(now))
            .isBetween(free.numberAt(now - barred) - 1, free.numberAt(now - barred));
        long last = paused.numberAt(now);
        assertThat(last == 0 || paused.microsOf(last) <= now).isTrue();
      }
      assertThat(paused.exceeds(now, 0))
          .isBetween(
              free.exceeds(now - barred, 0) + barred,
              free.exceeds(now - barred, 0) + barred + 1_000);
    }
  }

  @Test
  void aWriteBeforeItsTimeHastensNoneOfThoseAfterIt() {
    WriteStream free = begin().run(0);
    long due = free.microsOf(1);
    long next = free.microsOf(2);
    WriteStream early = free.settledAt(due / 3).pause(due / 3);
    assertThat(early.untilNext()).isEqualTo(due - due / 3);
    early = early.oneMore(due / 3).run(due / 3);
    assertThat(early.microsOf(1)).isEqualTo(due / 3);
    assertThat(early.microsOf(2)).isBetween(next, next + 1);
    assertThat(early.numberAt(next - 2)).isEqualTo(1);
    assertThat(begin().pause(0).oneMore(0).untilNext()).isBetween(next, next + 1);
  }

  @Test
  void aHostOfAVolumeThatGrowsGoesOnWhereItWas() {
    WriteStream free = begin().run(0);
    long now = free.microsOf(3) + 7;
    WriteStream grown = free.settledAt(now).grown(blanks(), now).run(now);
    assertThat(grown.numberAt(now)).isEqualTo(3);
    for (int n = 4; n < 30; n++) {
      assertThat(grown.microsOf(n)).isBetween(free.microsOf(n) - 1, free.microsOf(n) + 1);
    }
    assertThat(grown.turn().index()).isEqualTo(3);
  }

  static Stream<Workload> workloads() {
    return Stream.of(LOAD, together());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void writesToSomeVolumesAreCountedAsTheyAreOneByOne(Workload load) {
    WriteStream stream =
        WriteStream.begin(1, Array.of(Point.ORIGIN), Array.of(0, 1), blanks(), load, 0).run(0);
    Array<Content> held = blanks();
    for (int n : new int[] {40, 3, 57}) {
      long now =
          stream.originMicros() + load.microsFor(0, stream.turn().index() + n) + stream.number();
      held = stream.contentsAt(now, held);
      stream = stream.settledAt(now).pause(now).explicit(1, 0, 1, now);
      stream = stream.explicit(0, 4, 1, now).explicit(1, 8, 1, now).run(now);
    }
    for (long first = 1; first <= stream.number(); first += 5) {
      for (long last = first; last <= stream.number(); last += 3) {
        long count = 0;
        long from = -1;
        long to = -1;
        for (long n = first; n <= last; n++) {
          WriteStream.Range one = Backlog.among(stream, n, n, volume -> volume == 1);
          if (one != null) {
            Array<Content> before = stream.asOf(n - 1).orElseThrow();
            Array<Content> after = stream.asOf(n).orElseThrow();
            assertThat(before.get(1).same(after.get(1))).isFalse();
            assertThat(before.get(0).same(after.get(0))).isTrue();
            count++;
            from = from < 0 ? n : from;
            to = n;
          }
        }
        WriteStream.Range found = Backlog.among(stream, first, last, volume -> volume == 1);
        WriteStream.Range others = Backlog.among(stream, first, last, volume -> volume == 0);
        long rest = others == null ? 0 : others.count();
        assertThat(count + rest).isEqualTo(last - first + 1);
        if (found == null) {
          assertThat(count).isZero();
        } else {
          assertThat(found.count()).isEqualTo(count);
          assertThat(found.first()).isEqualTo(from);
          assertThat(found.last()).isEqualTo(to);
          assertThat(found.lastMicros()).isEqualTo(stream.microsOf(to));
        }
      }
    }
  }

  @Test
  void writesOfWhichItIsNotKnownWhereTheyWentCount() {
    WriteStream stream = begin();
    for (int i = 0; i < 5000; i++) {
      stream = stream.explicit(0, i % 32, 1, i);
    }
    WriteStream.Range found = Backlog.among(stream, 1, 5000, volume -> volume == 1);
    assertThat(found).isNotNull();
    assertThat(found.first()).isEqualTo(1);
    assertThat(found.last()).isEqualTo(stream.history().iterator().next().first() - 1);
    assertThat(found.count()).isEqualTo(found.last()).isLessThan(4999);
  }

  @Test
  void aBulkChangeIsOneWriteAndCanBeRebuilt() {
    WriteStream stream = begin().run(0);
    long now = LOAD.microsFor(0, 9);
    Array<Content> at9 = stream.contentsAt(now, blanks());
    Content landed = Content.blank(32L * Content.GRAIN_BYTES).write(3, 20, 77);
    stream = stream.settledAt(now).pause(now).replaced(1, landed, now);
    assertThat(stream.number()).isEqualTo(10);
    stream = stream.explicit(1, 4, 1, now);
    Array<Content> at11 = Array.of(at9.get(0), landed.write(4, 1, WriteStream.stamp(1, 11)));
    assertThat(same(stream.asOf(9).orElseThrow(), at9)).isTrue();
    assertThat(same(stream.asOf(10).orElseThrow(), Array.of(at9.get(0), landed))).isTrue();
    assertThat(same(stream.asOf(11).orElseThrow(), at11)).isTrue();
    assertThat(stream.microsOf(10)).isEqualTo(now);
  }

  @Test
  void theNumberOfAnyPastMomentIsKnownAsFarBackAsHistoryGoes() {
    WriteStream stream =
        WriteStream.begin(1, Array.of(Point.ORIGIN), Array.of(0, 1), blanks(), LOAD, 500);
    TreeMap<Long, Long> seen = new TreeMap<>();
    long now = 500;
    seen.put(now, 0L);
    for (int i = 0; i < 40; i++) {
      if (i % 3 == 0) {
        stream = stream.explicit(i % 2, i % 32, 1, now);
        seen.put(now, stream.number());
      }
      stream = stream.run(now);
      for (int step = 0; step < 5; step++) {
        now += 70_001;
        seen.put(now, stream.numberAt(now));
      }
      stream = stream.settledAt(now).pause(now);
      now += i % 2 * 1_000_000L;
    }
    for (Map.Entry<Long, Long> moment : seen.entrySet()) {
      assertThat(stream.numberAt(moment.getKey())).isEqualTo(moment.getValue());
    }
    assertThat(stream.numberAt(499)).isEqualTo(-1);
    for (int i = 0; i < 3000; i++) {
      stream = stream.explicit(0, 1, 1, ++now);
    }
    assertThat(stream.numberAt(500)).isEqualTo(-1);
    assertThat(stream.numberAt(now - 10)).isEqualTo(stream.number() - 10);
  }

  @Test
  void whatWasNumberedIsToldOnWhateverBecomesOfTheVolumesAndTheWorkload() {
    long now = 9_000_000;
    WriteStream first = begin().run(0).settledAt(4_000_000).pause(4_000_000);
    WriteStream before = first.explicit(0, 3, 2, 4_000_000).run(4_000_000).settledAt(now);
    Content blank = blanks().get(1);
    Array<Content> joined = Array.of(before.asOf(before.number()).orElseThrow().get(1), blank);
    Workload other = new Workload(9, 1 << 20, 2, Vector.of(16L, 0L));
    WriteStream after = before.rebased(Array.of(1, 7), joined, other, now);
    for (long n = 0; n <= before.number(); n++) {
      Array<Content> told = Backlog.advanced(after, Array.of(blank, blank), 0, n);
      Content had = Backlog.advanced(before, blanks(), 0, n).get(1);
      assertThat(same(told, Array.of(had, blank))).isTrue();
      assertThat(Backlog.bytes(after, 0, n)).isEqualTo(Backlog.bytes(before, 0, n));
      assertThat(after.microsOf(n)).isEqualTo(before.microsOf(n));
    }
    assertThat(after.asOf(before.number() - 1)).as("held nobody knows what").isEmpty();
    assertThat(after.run(now).numberAt(now + 1_000_000))
        .isEqualTo(before.number() + other.writesIn(0, 1_000_000));
    WriteStream fewer = before.rebased(Array.of(1), joined.take(1), null, now);
    assertThat(same(fewer.asOf(20).orElseThrow(), before.asOf(20).orElseThrow().drop(1))).isTrue();
  }

  @Test
  void writesToAMemberThatHasLeftCountNoMore() {
    WriteStream stream = begin().explicit(0, 1, 1, 10).explicit(1, 1, 1, 20).explicit(0, 2, 1, 30);
    Content blank = blanks().get(0);
    assertThat(Backlog.left(stream, 1)).isFalse();
    WriteStream one = stream.rebased(Array.of(1), Array.of(blank), LOAD, 40);
    assertThat(Backlog.left(one, 3)).isTrue();
    assertThat(Backlog.left(one, 4)).isFalse();
    assertThat(Backlog.among(one, 1, 3, volume -> volume == 1))
        .isEqualTo(new WriteStream.Range(2, 2, 1, 20, 20));
    assertThat(Backlog.among(one, 3, 3, volume -> volume == 1)).isNull();
    long later = 40 + LOAD.microsFor(0, 30);
    WriteStream run = stream.run(40).settledAt(later).pause(later);
    long all = run.number() - 3;
    WriteStream.Range first = Backlog.among(run, 4, run.number(), volume -> volume == 0);
    WriteStream two = run.rebased(Array.of(1), Array.of(blank), null, later);
    WriteStream.Range second = Backlog.among(two, 4, two.number(), volume -> volume == 1);
    assertThat(first).isNotNull();
    assertThat(second).isNotNull();
    assertThat(first.count()).isPositive();
    assertThat(second.count()).isPositive().isEqualTo(all - first.count());
  }

  @Test
  void whatAMemberThatJoinsHoldsOfItsOwnIsNumberedAnew() {
    Content blank = blanks().get(0);
    Content held = blank.write(5, 3, WriteStream.stamp(9, 77));
    WriteStream stream =
        begin()
            .explicit(0, 1, 1, 10)
            .rebased(Array.of(0, 1, 2), blanks().append(held), LOAD, 50)
            .joined(2, held, new WriteStream.Range(70, 77, 4, 5, 45), 50);
    assertThat(stream.number()).isEqualTo(5);
    assertThat(stream.numberAt(49)).isEqualTo(1);
    assertThat(stream.numberAt(50)).isEqualTo(5);
    assertThat(stream.microsOf(2)).isEqualTo(5);
    assertThat(stream.microsOf(5)).isEqualTo(45);
    assertThat(Backlog.among(stream, 1, 5, volume -> volume == 2))
        .isEqualTo(new WriteStream.Range(2, 5, 4, 5, 45));
    assertThat(Backlog.among(stream, 3, 4, volume -> volume == 2))
        .isEqualTo(new WriteStream.Range(3, 4, 2, 5, 5));
    assertThat(stream.asOf(5).orElseThrow().get(2).same(held)).isTrue();
    WriteStream more = stream.explicit(2, 0, 1, 60);
    Content after = held.write(0, 1, WriteStream.stamp(1, 6));
    assertThat(more.asOf(6).orElseThrow().get(2).same(after)).isTrue();
    assertThat(Backlog.bytes(more, 1, 4)).isZero();
    assertThat(Backlog.bytes(more, 1, 5)).isEqualTo(32L * Content.GRAIN_BYTES);
    assertThat(Backlog.reach(more, 1, 31.0 * Content.GRAIN_BYTES, 6)).isEqualTo(4);
    assertThat(Backlog.reach(more, 1, 32.0 * Content.GRAIN_BYTES, 6)).isEqualTo(5);
  }

  @Test
  void whatBeganFromNoMomentGoesOnFromAllThatStandsBeforeIt() {
    Content blank = blanks().get(0);
    Content held = blank.write(5, 3, WriteStream.stamp(9, 77));
    Array<Point> line = Array.of(Point.ORIGIN, new Point(7, 30));
    WriteStream stream = WriteStream.begin(1, line, Array.of(0, 1), blanks(), null, 0);
    WriteStream joined = stream.rebased(Array.of(0, 1, 2), blanks().append(held), null, 50);
    assertThat(stream.line(30)).isEqualTo(line);
    assertThat(joined.line(30)).isEqualTo(line.append(Point.nowhere(30)).append(new Point(1, 30)));
    assertThat(joined.line(20)).isEqualTo(Array.of(Point.ORIGIN, new Point(7, 20)));
    WriteStream more = joined.explicit(2, 0, 1, 60);
    assertThat(more.line(31)).isEqualTo(line.append(Point.nowhere(30)).append(new Point(1, 31)));
  }

  @Test
  void whatAMemberBroughtAlongMayBeOlderThanWhatStandsBeforeIt() {
    Content blank = blanks().get(0);
    WriteStream stream =
        begin()
            .explicit(0, 1, 1, 100)
            .rebased(Array.of(0, 1, 2), blanks().append(blank), LOAD, 200)
            .joined(2, blank, new WriteStream.Range(70, 77, 4, 5, 45), 200);
    WriteStream.Range all = new WriteStream.Range(1, 5, 100, 45);
    assertThat(Backlog.timed(stream, all)).isEqualTo(new WriteStream.Range(1, 5, 5, 5, 45));
    WriteStream.Range first = new WriteStream.Range(1, 1, 100, 100);
    assertThat(Backlog.timed(stream, first)).isEqualTo(first);
  }

  @Test
  void whatAMemberBroughtAlongIsFoldedAsOfWhenItJoined() {
    WriteStream stream = begin();
    for (int i = 0; i < 1023; i++) {
      stream = stream.explicit(0, 1, 1, 100 + i);
    }
    WriteStream.Range brought = new WriteStream.Range(70, 77, 4, 5, 45);
    Array<Content> held = blanks().append(blanks().get(0));
    stream = stream.rebased(Array.of(0, 1, 2), held, LOAD, 5000);
    stream = stream.joined(2, held.get(2), brought, 5000);
    for (int i = 0; i < 1024; i++) {
      stream = stream.explicit(0, 1, 1, 6000 + i);
    }
    assertThat(stream.numberAt(1500)).isEqualTo(1023);
    stream = stream.explicit(0, 1, 1, 8000);
    assertThat(stream.originNumber()).as("folded").isEqualTo(1027);
    assertThat(stream.numberAt(1500)).isEqualTo(-1);
    assertThat(stream.numberAt(5500)).isEqualTo(1027);
  }

  @Test
  void historyIsBoundedAndStaysTrue() {
    WriteStream stream = begin();
    Array<Content> contents = blanks();
    for (int i = 0; i < 5000; i++) {
      int grain = i % 32;
      stream = stream.explicit(i % 2, grain, 1, i);
      contents =
          contents.update(i % 2, contents.get(i % 2).write(grain, 1, WriteStream.stamp(1, i + 1)));
    }
    assertThat(stream.history().size()).isLessThanOrEqualTo(2048);
    assertThat(same(stream.asOf(5000).orElseThrow(), contents)).isTrue();
    assertThat(stream.asOf(1)).isEmpty();
    assertThat(stream.microsOf(1)).isEqualTo(-1);
  }

  @Test
  void whatNumberedTheWritesBeforeAStreamPartedIsKnownHoweverMuchCameAfterThem() {
    WriteStream first =
        WriteStream.begin(7, Array.of(Point.ORIGIN), Array.of(0, 1), blanks(), null, 0);
    WriteStream second = written(written(first, 10).parted(9, 11), 5).parted(12, 20);
    WriteStream third = written(second, 5000);
    assertThat(third.microsOf(16)).as("what is folded away").isEqualTo(-1);
    for (WriteStream told : Array.of(second, third)) {
      assertThat(told.point(4)).isEqualTo(new Point(7, 4));
      assertThat(told.point(10)).isEqualTo(new Point(7, 10));
      assertThat(told.point(11)).isEqualTo(new Point(9, 11));
      assertThat(told.point(15)).isEqualTo(new Point(9, 15));
      assertThat(told.tells(new Point(9, 4))).isFalse();
    }
    assertThat(third.point(16)).isEqualTo(new Point(12, 16));
    Array<Point> line = third.line(5015);
    assertThat(line)
        .containsExactly(Point.ORIGIN, new Point(7, 10), new Point(9, 15), new Point(12, 5015));
    assertThat(Point.earlier(new Point(7, 4), line)).isEqualTo(new Point(7, 4));
    assertThat(Point.earlier(new Point(7, 12), line)).isEqualTo(new Point(7, 10));
    assertThat(Point.earlier(new Point(8, 4), line)).isNull();
    assertThat(third.line(12)).containsExactly(Point.ORIGIN, new Point(7, 10), new Point(9, 12));
  }

  private static WriteStream written(WriteStream stream, int times) {
    WriteStream at = stream;
    for (int i = 0; i < times; i++) {
      at = at.explicit(i % 2, i % 32, 1, 10);
    }
    return at;
  }

  private static boolean same(Array<Content> a, Array<Content> b) {
    return a.zip(b).forAll(p -> p._1().same(p._2()));
  }
}
