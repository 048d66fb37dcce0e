package org.arraytwin.replication.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a background copy ends, and what it has done until then. */
class SweepTest {
  private static final long START = 1_700_000_000_000_123L;
  private static final long GRAIN = Content.GRAIN_BYTES;

  private static Sweep fiveGrains(int unit, boolean fromTop, long bytesPerSecond) {
    return Sweep.of(Extents.of(10, 5), unit, fromTop, START, bytesPerSecond);
  }

  @ParameterizedTest
  @CsvSource({"1, 65536", "1, 1000000", "1, 7", "4, 65536", "4, 262144", "4, 999983", "3, 3"})
  void itEndsAtTheMicrosecondAtWhichItsLastGrainIsDone(int unit, long bytesPerSecond) {
    Sweep sweep = fiveGrains(unit, false, bytesPerSecond);
    long end = sweep.endsMicros();
    assertThat(sweep.finished(end - 1)).isFalse();
    assertThat(sweep.finished(end)).isTrue();
    assertThat(sweep.done(end)).isEqualTo(5);
    assertThat(sweep.left(end).isEmpty()).isTrue();
  }

  @Test
  void aGrainOfTheProductThatReachesBeyondTheWorkCountsAsAWholeOne() {
    Sweep sweep = fiveGrains(4, false, 4 * GRAIN);
    assertThat(sweep.endsMicros()).isEqualTo(START + 2_000_000);
    assertThat(sweep.done(START + 1_999_999)).isEqualTo(4);
    assertThat(sweep.left(START + 1_000_000)).isEqualTo(Extents.of(14, 1));
  }

  @Test
  void fromTheTopTheShortOneComesFirst() {
    Sweep sweep = fiveGrains(4, true, 4 * GRAIN);
    assertThat(sweep.left(START + 999_999)).isEqualTo(Extents.of(10, 5));
    assertThat(sweep.left(START + 1_000_000)).isEqualTo(Extents.of(10, 4));
    assertThat(sweep.passed(14, START + 1_000_000)).isTrue();
    assertThat(sweep.passed(13, START + 1_000_000)).isFalse();
  }

  @Test
  void withoutARateItNeverEndsAndWithoutWorkItHasEnded() {
    assertThat(fiveGrains(1, false, 0).endsMicros()).isEqualTo(-1);
    assertThat(fiveGrains(1, false, 0).finished(START + 1_000_000_000)).isFalse();
    Sweep nothing = Sweep.nothing(4, START);
    assertThat(nothing.endsMicros()).isEqualTo(START);
    assertThat(nothing.finished(START)).isTrue();
  }

  @Test
  void whatIsDoneCountsWhenTheRateChanges() {
    Sweep faster = fiveGrains(1, false, GRAIN).at(2 * GRAIN, START + 1_500_000);
    assertThat(faster.done(START + 1_500_000)).isEqualTo(1);
    assertThat(faster.endsMicros()).isEqualTo(START + 1_500_000 + 1_750_000);
  }

  @ParameterizedTest
  @CsvSource({"1, 131072000", "1, 1000000", "1, 7", "4, 999983", "3, 3"})
  void aRateThatIsSetAgainAndAgainLosesNothing(int unit, long bytesPerSecond) {
    Sweep once = fiveGrains(unit, false, bytesPerSecond);
    Sweep often = once;
    for (long at = START;
        at < once.endsMicros();
        at += Math.max(1, once.endsMicros() - at) / 2 + 1) {
      often = often.at(bytesPerSecond, at);
      assertThat(often.endsMicros()).isEqualTo(once.endsMicros());
      assertThat(often.done(at)).isEqualTo(once.done(at));
    }
    assertThat(often.finished(once.endsMicros() - 1)).isFalse();
    assertThat(often.finished(once.endsMicros())).isTrue();
  }

  @Test
  void aLostGrainHasAStampThatNoWriteHas() {
    assertThat(Undefined.is(Undefined.stamp(0))).isTrue();
    assertThat(Undefined.is(0)).isFalse();
    assertThat(Undefined.is(1)).isFalse();
  }
}
