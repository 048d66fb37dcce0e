package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.arraytwin.replication.load.Generated;
import org.arraytwin.replication.load.Order;
import org.arraytwin.replication.load.Pace;
import org.junit.jupiter.api.Test;

/** The journal of an asynchronous mirror as a function of time, against one write after another. */
class JournalTest {
  private static final long SECOND = 1_000_000L;
  private static final long GRAIN = Content.GRAIN_BYTES;
  private static final Array<Content> BLANK =
      Array.of(Content.blank(64 * GRAIN), Content.blank(32 * GRAIN));

  /** Ten writes of one grain a second. */
  private static WriteStream stream() {
    Workload workload = new Workload(5, 10 * GRAIN, 1, Vector.of(64L, 32L));
    return WriteStream.begin(1, Array.of(Point.ORIGIN), Array.of(0, 1), BLANK, workload, 0).run(0);
  }

  private static Journal journal(double grainsPerSecond) {
    return Journal.begin(true, 100 * GRAIN, SECOND, 0, 0)
        .rated(stream(), grainsPerSecond * GRAIN, 0, 0);
  }

  @Test
  void aJournalThatKeepsUpIsAtMostOneSetBehind() {
    Journal journal = journal(20);
    assertThat(journal.across(stream(), 3_450_000)).isEqualTo(34);
    assertThat(journal.pending(stream(), 3_450_000)).isZero();
    assertThat(journal.whole(stream(), 3_450_000)).isEqualTo(30);
    assertThat(journal.whole(stream(), 2_999_999)).isEqualTo(20);
  }

  @Test
  void aJournalOnAPathTooNarrowFallsBehindByTheDifference() {
    Journal journal = journal(4);
    assertThat(journal.across(stream(), 10 * SECOND)).isEqualTo(40);
    assertThat(journal.pending(stream(), 10 * SECOND)).isEqualTo(60 * GRAIN);
    assertThat(journal.whole(stream(), 10 * SECOND)).isEqualTo(40);
    assertThat(journal.whole(stream(), 12 * SECOND + 100_000)).isEqualTo(40);
    assertThat(journal.whole(stream(), 12 * SECOND + 500_000)).isEqualTo(50);
  }

  @Test
  void theReceiverOfAnOrderedJournalIsExactlyOnePastStateOfAllVolumes() {
    WriteStream stream = stream();
    for (long t = 0; t < 20 * SECOND; t += 130_000) {
      Journal journal = journal(7);
      Array<Content> expected = stream.asOf(journal.whole(stream, t)).orElseThrow();
      assertThat(journal.received(stream, BLANK, t)).zipSatisfy(expected, JournalTest::same);
    }
  }

  @Test
  void changingTheRateOrSettlingInBetweenChangesNothingButTheRate() {
    WriteStream stream = stream();
    Journal whole = journal(7);
    Journal settled = journal(7);
    Array<Content> stored = BLANK;
    SplittableRandom random = new SplittableRandom(1);
    for (long t = 0; t < 30 * SECOND; t += 1 + random.nextLong(SECOND)) {
      stored = settled.received(stream, stored, t);
      settled = settled.stored(stream, t).rated(stream, 7 * GRAIN, 0, t);
      assertThat(settled.across(stream, t))
          .isBetween(whole.across(stream, t) - 1, whole.across(stream, t));
      assertThat(settled.applied()).isEqualTo(whole.whole(stream, t));
      assertThat(stored).zipSatisfy(whole.received(stream, BLANK, t), JournalTest::same);
    }
  }

  @Test
  void idleTimeIsNoCreditForTheBurstAfterIt() {
    WriteStream quiet = stream().pause(0);
    Journal journal = Journal.begin(true, 100 * GRAIN, SECOND, 0, 0).rated(quiet, 4 * GRAIN, 0, 0);
    WriteStream burst = quiet.explicit(0, 0, 40, 60 * SECOND);
    assertThat(journal.across(burst, 60 * SECOND)).isZero();
    assertThat(journal.pending(burst, 65 * SECOND)).isEqualTo(20 * GRAIN);
    assertThat(journal.across(burst, 70 * SECOND - 1)).isZero();
    assertThat(journal.across(burst, 70 * SECOND)).isEqualTo(1);
    assertThat(journal.whole(burst, 70 * SECOND)).isEqualTo(1);
  }

  @Test
  void withoutOrderASetComesGrainByGrainAndNoGrainGoesBackInTime() {
    WriteStream stream = stream();
    Journal journal =
        Journal.begin(false, 100 * GRAIN, SECOND, 0, 0).rated(stream, 7 * GRAIN, 0, 0);
    Array<Content> before = BLANK;
    boolean between = false;
    for (long t = 0; t < 30 * SECOND; t += 50_000) {
      Array<Content> now = journal.received(stream, BLANK, t);
      for (int i = 0; i < 2; i++) {
        for (long g = 0; g < now.get(i).grains(); g++) {
          assertThat(now.get(i).stampAt(g)).isGreaterThanOrEqualTo(before.get(i).stampAt(g));
        }
      }
      if (journal.isWhole(stream, t)) {
        assertThat(now)
            .zipSatisfy(stream.asOf(journal.whole(stream, t)).orElseThrow(), JournalTest::same);
      } else {
        between = true;
      }
      before = now;
    }
    assertThat(between).isTrue();
  }

  @Test
  void journalsThatKeepUpTakeTheirPartAndTheRestIsSharedAlike() {
    Path path =
        Path.idle(0, 1, 100).with(1, new Path.Lane(30, false)).with(2, new Path.Lane(60, false));
    assertThat(path.fair().lanes().values().map(Path.Lane::behind)).containsExactly(false, false);
    assertThat(path.fair().rate(2)).isEqualTo(60);
    Path busy = path.begin(new Path.Transfer(9, 0, 0, 1000, -1, 0), 0).fair();
    assertThat(busy.lanes().get(1).get().behind()).isFalse();
    assertThat(busy.lanes().get(2).get().behind()).isTrue();
    assertThat(busy.level()).isEqualTo(35);
    assertThat(busy.nextDue()).isEqualTo((long) Math.ceil(1000 / 35.0 * 1e6));
    assertThat(busy.rated(0, 0, 0).fair().lanes().values()).allMatch(Path.Lane::behind);
  }

  @Test
  void copiesThatAreHeldToLessThanTheirPartLeaveTheRestToJournals() {
    Path path = Path.idle(0, 1, 100).allowing(10).begin(new Path.Transfer(9, 0, 0, 1000, -1, 0), 0);
    assertThat(path.nextDue()).isEqualTo(100_000_000);
    assertThat(path.sent(9, 50_000_000)).isEqualTo(500);
    Path busy = path.with(1, new Path.Lane(40, false)).with(2, new Path.Lane(80, false)).fair();
    assertThat(busy.lanes().get(1).get().behind()).isFalse();
    assertThat(busy.lanes().get(2).get().behind()).isTrue();
    assertThat(busy.rate(2)).as("what 40 and the copy leave").isEqualTo(50);
    assertThat(busy.nextDue()).isEqualTo(100_000_000);
    assertThat(path.allowing(Long.MAX_VALUE).nextDue()).isEqualTo(10_000_000);
    assertThat(path.with(1, new Path.Lane(85, false)).fair().lanes().get(1).get().behind())
        .as("a fair half would not do, what the copy leaves does")
        .isFalse();
  }

  private static void same(Content a, Content b) {
    assertThat(a.same(b)).isTrue();
  }

  @Test
  void quietTimeBetweenBurstsIsNoCreditForTheNextBurst() {
    // 40 grains in the first second of every ten; the path carries 8 a second.
    Generated bursts =
        new Generated(
            5,
            new Pace.Bursty(1, new Pace.Steady(40 * GRAIN, GRAIN), SECOND, 10 * SECOND),
            0,
            Order.SHUFFLED,
            1,
            Vector.of(64L, 32L));
    WriteStream stream =
        WriteStream.begin(1, Array.of(Point.ORIGIN), Array.of(0, 1), BLANK, new Workload(bursts), 0)
            .run(0);
    Journal journal = Journal.begin(true, 100 * GRAIN, SECOND, 0, 0).rated(stream, 8 * GRAIN, 0, 0);
    long before = 0;
    for (long t = 0; t < 100 * SECOND; t += 100_000) {
      long across = journal.across(stream, t);
      assertThat(across).isGreaterThanOrEqualTo(before);
      before = across;
      for (long w : new long[] {1_024_000, 4_096_000}) {
        if (t > w + SECOND) {
          long since = across - journal.across(stream, t - w);
          assertThat(since).isLessThanOrEqualTo((long) (2 * 8 * w / 1e6) + 2);
        }
      }
    }
    assertThat(before).isGreaterThan(stream.numberAt(100 * SECOND) - 40);
  }

  /** What is sent arrives a latency later and overtakes nothing, however rates and latencies go. */
  @Test
  void whatIsSentArrivesALatencyLaterInTheOrderInWhichItWasSent() {
    long tick = 10_000;
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      WriteStream stream = stream();
      Journal plain = journal(7);
      Journal late = Journal.begin(true, 100 * GRAIN, SECOND, 0, 0);
      long latency = random.nextLong(50) * tick;
      late = late.rated(stream, 7 * GRAIN, latency, 0);
      long floor = latency;
      TreeMap<Long, Long> arrivals = new TreeMap<>();
      long sent = 0;
      for (long t = 0; t < 30 * SECOND; t += tick) {
        for (; sent < plain.across(stream, t); sent++) {
          arrivals.put(sent + 1, Math.max(t + latency, floor));
        }
        if (random.nextInt(60) == 0) {
          double rate = (1 + random.nextInt(20)) * GRAIN;
          long other = random.nextLong(random.nextInt(4) == 0 ? 300 : 50) * tick;
          floor = Math.max(floor, t + Math.max(latency, other));
          latency = other;
          plain = plain.rated(stream, rate, 0, t);
          late = late.rated(stream, rate, latency, t);
        }
        long now = t;
        long arrived = arrivals.values().stream().filter(at -> at <= now).count();
        assertThat(late.across(stream, t)).as("seed %d at %d", seed, t).isEqualTo(arrived);
        assertThat(late.whole(stream, t)).isLessThanOrEqualTo(arrived);
        assertThat(late.unsent(stream, t)).isEqualTo(plain.pending(stream, t));
        assertThat(late.pending(stream, t))
            .isBetween(
                (stream.numberAt(t) - arrived - 1) * GRAIN, (stream.numberAt(t) - arrived) * GRAIN);
        assertThat(late.wholeMicros(stream, t)).isLessThanOrEqualTo(t);
      }
      assertThat(late.wire().before().size()).isLessThan(30);
    }
  }

  @Test
  void whatIsOnTheWireWhenNothingPassesAnyMoreIsLostAndSentAgain() {
    WriteStream stream = stream();
    Journal journal =
        Journal.begin(true, 100 * GRAIN, SECOND, 0, 0).rated(stream, 20 * GRAIN, 700_000, 0);
    for (long t = 0; t < 5 * SECOND; t += 10_000) {
      assertThat(journal.across(stream, t)).isEqualTo(Math.max(0, t - 700_000) / 100_000);
      assertThat(journal.whole(stream, t)).isEqualTo(Math.max(0, t - 700_000) / SECOND * 10);
    }
    long cut = 5_650_000;
    Journal silent = journal.rated(stream, 0, 0, cut);
    for (long t = cut; t < 9 * SECOND; t += 90_000) {
      assertThat(silent.across(stream, t)).isEqualTo(49);
      assertThat(silent.whole(stream, t)).isEqualTo(40);
      assertThat(silent.wholeMicros(stream, t)).isEqualTo(4 * SECOND);
      assertThat(silent.unsent(stream, t)).isEqualTo((stream.numberAt(t) - 49) * GRAIN);
    }
    Journal back = silent.rated(stream, 20 * GRAIN, 300_000, 9 * SECOND);
    assertThat(back.whole(stream, 9_299_999)).isEqualTo(40);
    assertThat(back.across(stream, 9_299_999)).isEqualTo(49);
    assertThat(back.across(stream, 9_400_000)).isEqualTo(51);
    // Cut again before anything got through: the receiver has heard nothing since.
    Journal again = back.rated(stream, 0, 0, 9_200_000);
    assertThat(again.wholeMicros(stream, 20 * SECOND)).isEqualTo(4 * SECOND);
    assertThat(again.across(stream, 20 * SECOND)).isEqualTo(49);
    assertThat(back.pending(stream, 20 * SECOND)).isEqualTo(3 * GRAIN);
    assertThat(back.wholeMicros(stream, 20 * SECOND)).isEqualTo(19 * SECOND);
  }
}
