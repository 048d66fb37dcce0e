package org.arraytwin.replication.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of workload: skipping ahead leaves what writing one by one leaves, at bounded cost.
 */
class PatternTest {
  private static final Vector<Long> EXTENTS = Vector.of(5L, 0L, 8L);
  private static final Pace.Steady STEADY = new Pace.Steady(999_983, 131_072);
  private static final Pace.Steady SLOW = new Pace.Steady(77_777, 131_072);
  private static final Pace.Bursty BURSTY = new Pace.Bursty(9, STEADY, 2_000_000, 7_000_000);

  static Stream<Pattern> patterns() {
    return Stream.of(
        new Generated(1, STEADY, 0, Order.SHUFFLED, 2, EXTENTS),
        new Generated(2, STEADY, 0, Order.RANDOM, 2, EXTENTS),
        new Generated(3, STEADY, 0, Order.SEQUENTIAL, 2, EXTENTS),
        new Generated(4, BURSTY, 0, Order.RANDOM, 1, EXTENTS),
        new Generated(5, STEADY, 90, Order.SHUFFLED, 2, EXTENTS),
        new Generated(6, BURSTY, 67, Order.SEQUENTIAL, 2, EXTENTS),
        new Replay(trace(7_000_000), Vector.of(2, 0)),
        new Replay(trace(7_000_000), Vector.of(-1, 1)),
        new Together(
            Vector.of(
                new Generated(7, STEADY, 0, Order.SHUFFLED, 2, EXTENTS),
                new Generated(8, SLOW, 0, Order.SEQUENTIAL, 2, Vector.of(0L, 6L, 2L)))),
        new Together(
            Vector.of(
                new Generated(9, SLOW, 30, Order.RANDOM, 2, Vector.of(3L, 1L, 1L)),
                new Generated(10, STEADY, 0, Order.SHUFFLED, 2, Vector.of(4L, 0L, 0L)),
                new Generated(
                    11,
                    new Pace.Steady(54_321, 131_072),
                    0,
                    Order.SHUFFLED,
                    2,
                    Vector.of(0L, 0L, 1L)))));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void aFewWritesLeaveWhatTheyLeaveAmongAllMembers(Pattern pattern) {
    Workload workload = new Workload(pattern);
    for (long from = 0; from < 60; from += 7) {
      for (long to = from; to < from + 9; to++) {
        Content[] all = {blank(), blank(), blank()};
        workload.apply(all, from, to, 1000);
        Content[] written = {blank(), blank(), blank()};
        workload
            .written(member -> blank(), from, to, 1000)
            .forEach((member, content) -> written[member] = content);
        for (int member = 0; member < all.length; member++) {
          assertThat(written[member].same(all[member]))
              .as("member %d after writes %d to %d of %s", member, from, to, pattern)
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void whoLooksAgainFindsWhatOneLookAloneFinds(Pattern pattern) {
    Workload workload = new Workload(pattern);
    SplittableRandom random = new SplittableRandom(12);
    Array<Array<Content>> held =
        Array.of(Array.fill(3, PatternTest::blank), Array.fill(3, () -> blank().write(3, 20, 77)));
    for (int look = 0; look < 400; look++) {
      Array<Content> before = held.get(random.nextInt(2));
      long from = random.nextInt(2) * 7L;
      long to = from + random.nextInt(60);
      long stamp = 1000L + random.nextInt(2);
      Content[] alone = before.toJavaArray(Content[]::new);
      new Workload(pattern).apply(alone, from, to, stamp);
      int member = random.nextInt(4);
      Array<Content> found =
          member == 3
              ? workload.applied(before, from, to, stamp)
              : Array.of(workload.applied(member, before.get(member), from, to, stamp));
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).same(alone[member == 3 ? i : member]))
            .as("look %d, member %d, writes %d to %d of %s", look, member, from, to, pattern)
            .isTrue();
      }
    }
  }

  private static Content blank() {
    return Content.blank(64 * Content.GRAIN_BYTES);
  }

  private static Trace trace(long loopMicros) {
    SplittableRandom random = new SplittableRandom(5);
    Vector<Trace.Entry> entries = Vector.empty();
    Trace.Entry last = null;
    long at = 1;
    for (int i = 0; i < 40; i++) {
      last =
          Trace.Entry.after(
              last, at, random.nextInt(2), random.nextLong(20), 1 + random.nextLong(5));
      entries = entries.append(last);
      at += random.nextLong(250_000);
    }
    return new Trace(entries, Vector.of(10, 11), loopMicros);
  }

  /** Grain by grain, which write it holds. */
  private static Map<String, Long> after(Pattern pattern, long from, long to, boolean singly) {
    Map<String, Long> grains = new HashMap<>();
    Pattern.Visitor visitor =
        (index, member, first, count) -> {
          for (long g = first; g < first + count; g++) {
            grains.put(member + "/" + g, index);
          }
        };
    if (singly) {
      for (long i = from; i < to; i++) {
        pattern.visit(i, i + 1, visitor);
      }
    } else {
      pattern.visit(from, to, visitor);
    }
    return grains;
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void skippingAheadLeavesWhatWritingOneByOneLeaves(Pattern pattern) {
    for (long from : new long[] {0, 1, 12, 13, 40, 77}) {
      for (long to = from; to < from + 200; to++) {
        assertThat(after(pattern, from, to, false)).isEqualTo(after(pattern, from, to, true));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void yearsOfWritesCostNoMoreThanTheBound(Pattern pattern) {
    long year = pattern.writesIn(0, 365L * 86_400 * 1_000_000);
    assertThat(year).isGreaterThan(1_000_000);
    long[] visited = {0};
    pattern.visit(0, year, (index, member, first, count) -> visited[0]++);
    assertThat(visited[0]).isBetween(1L, pattern.bound());
    assertThat(pattern.bound()).isLessThanOrEqualTo(80);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void timesAndNumbersOfWritesAgreeFromWhereverTheHostGoesOn(Pattern pattern) {
    for (long index : new long[] {0, 1, 7, 39, 40, 41, 1000}) {
      assertThat(pattern.writesIn(index, 0)).isZero();
      long before = 0;
      for (long n = 1; n < 300; n++) {
        long at = pattern.microsFor(index, n);
        assertThat(at).isGreaterThan(before);
        assertThat(pattern.writesIn(index, at)).isEqualTo(n);
        assertThat(pattern.writesIn(index, at - 2)).isLessThan(n);
        before = at;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void whatFitsIsCountedFromWhereverOneAsks(Pattern pattern) {
    for (long index : new long[] {0, 1, 7, 39, 40, 41, 1000}) {
      long sum = 0;
      for (long n = 0; n < 200; n++) {
        assertThat(pattern.grains(index, index + n)).isEqualTo(sum);
        assertThat(pattern.fitting(index, sum)).isEqualTo(n);
        long next = pattern.grains(index + n, index + n + 1);
        assertThat(next).isBetween(1L, pattern.mostGrains());
        assertThat(pattern.fitting(index, sum + next - 1)).isEqualTo(n);
        sum += next;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void neitherPeakNorMeanIsBelied(Pattern pattern) {
    long week = 7L * 86_400 * 1_000_000;
    double written = pattern.grains(0, pattern.writesIn(0, week)) * 65_536.0 / (7 * 86_400);
    double extent = pattern instanceof Generated g && g.extentGrains() == 1 ? 2 : 1;
    // The paces count writes of 128 KiB; a write of one grain moves half of that.
    assertThat(written * extent).isCloseTo(pattern.meanBytesPerSecond(), within(1000.0));
    assertThat(pattern.peakBytesPerSecond()).isGreaterThanOrEqualTo((long) written);
  }

  @Test
  void everyRoundWritesEveryExtentAndARandomOneSomeMoreOften() {
    for (Order order : Order.values()) {
      Generated load = new Generated(8, STEADY, 0, order, 1, Vector.of(50L));
      long round = order.round(50);
      for (int r = 0; r < 20; r++) {
        TreeSet<Long> extents = new TreeSet<>();
        for (long i = r * round; i < (r + 1) * round; i++) {
          load.visit(i, i + 1, (index, member, first, count) -> extents.add(first));
        }
        assertThat(extents).hasSize(50);
      }
    }
    assertThat(Order.RANDOM.round(50)).isEqualTo(100);
  }

  @Test
  void sequentialWritesGoFromTheFirstExtentToTheLastAndAgain() {
    Generated load = new Generated(8, STEADY, 0, Order.SEQUENTIAL, 4, Vector.of(2L, 3L));
    StringBuilder seen = new StringBuilder();
    for (long i = 0; i < 7; i++) {
      load.visit(
          i,
          i + 1,
          (index, m, first, count) -> seen.append(m).append(':').append(first).append(' '));
    }
    assertThat(seen.toString()).isEqualTo("0:0 0:4 1:0 1:4 1:8 0:0 0:4 ");
  }

  @Test
  void inEachCycleAHostWritesForOneBurstAndIsQuietForTheRest() {
    Generated load = new Generated(1, BURSTY, 0, Order.SHUFFLED, 1, Vector.of(9L));
    int quiet = 0;
    TreeSet<Long> begins = new TreeSet<>();
    for (long cycle = 0; cycle < 50; cycle++) {
      long inCycle = 0;
      long begin = -1;
      for (long ms = 0; ms < 7_000; ms += 50) {
        long at = cycle * 7_000_000 + ms * 1000;
        long here = load.writesIn(0, at + 50_000) - load.writesIn(0, at);
        begin = here > 0 && begin < 0 ? ms : begin;
        quiet += here == 0 ? 1 : 0;
        inCycle += here;
      }
      // 2 s of 999,983 bytes a second in writes of 128 KiB.
      assertThat(inCycle).isBetween(14L, 16L);
      begins.add(begin);
    }
    assertThat(quiet).isGreaterThan(50 * 100);
    assertThat(begins).hasSizeGreaterThan(20);
  }

  @Test
  void readsAreCountedChangeNothingAndTakeTheirShareOfTheRate() {
    Generated load = new Generated(1, STEADY, 90, Order.SHUFFLED, 2, EXTENTS);
    Generated all = new Generated(1, STEADY, 0, Order.SHUFFLED, 2, EXTENTS);
    long hour = 3_600_000_000L;
    long writes = load.writesIn(0, hour);
    assertThat(writes).isEqualTo(all.writesIn(0, hour) / 10);
    assertThat(load.reads(writes)).isEqualTo(9 * writes);
    assertThat(all.reads(writes)).isZero();
  }

  @Test
  void aTraceWithoutALoopEnds() {
    Replay once = new Replay(trace(0), Vector.of(0, 1));
    long last = once.microsFor(0, 40);
    assertThat(once.writesIn(0, last)).isEqualTo(40);
    assertThat(once.writesIn(0, 100 * last)).isEqualTo(40);
    assertThat(once.writesIn(40, 100 * last)).isZero();
    assertThat(once.microsFor(0, 41)).isEqualTo(Pattern.NEVER);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void whereMembersStandElsewhereTheSameIsWritten(Pattern pattern) {
    Vector<Integer> to = Vector.of(1, -1, 0);
    List<List<Long>> expected = new ArrayList<>();
    List<List<Long>> seen = new ArrayList<>();
    pattern.visit(
        0,
        90,
        (i, member, first, count) -> {
          if (to.get(member) >= 0) {
            expected.add(List.of(i, (long) to.get(member), first, count));
          }
        });
    pattern
        .moved(Vector.of(2, 1, 0))
        .moved(Vector.of(0, -1, 1))
        .visit(
            0, 90, (i, member, first, count) -> seen.add(List.of(i, (long) member, first, count)));
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void aPartOfATraceHasTheWritesOfItsVolumesAtTheirTimes() {
    Trace whole = trace(7_000_000);
    Trace part = whole.of(volume -> volume == 11);
    assertThat(part.entries().map(e -> List.of(e.atMicros(), e.grain(), e.grains())))
        .isEqualTo(
            whole
                .entries()
                .filter(e -> e.volume() == 1)
                .map(e -> List.of(e.atMicros(), e.grain(), e.grains())));
    assertThat(part.entries().last().through())
        .isEqualTo(part.entries().map(Trace.Entry::grains).sum().longValue());
    assertThat(whole.of(volume -> true)).isSameAs(whole);
    assertThat(whole.of(volume -> false)).isNull();
  }

  @Test
  void whatHostsWriteAtOneMomentComesInTheOrderOfTheHosts() {
    Generated one = new Generated(1, STEADY, 0, Order.SEQUENTIAL, 1, Vector.of(3L, 0L));
    Generated two = new Generated(1, STEADY, 0, Order.SEQUENTIAL, 1, Vector.of(0L, 2L));
    Together both = new Together(Vector.of(one, two));
    StringBuilder seen = new StringBuilder();
    both.visit(0, 7, (i, m, first, count) -> seen.append(i).append(m).append(first).append(' '));
    assertThat(seen.toString()).isEqualTo("000 110 201 311 402 510 600 ");
    for (long n = 1; n < 20; n++) {
      assertThat(both.microsFor(0, n)).isEqualTo(one.microsFor(0, (n + 1) / 2));
      assertThat(both.writesIn(0, both.microsFor(0, n))).isEqualTo((n + 1) / 2 * 2);
    }
  }
}
