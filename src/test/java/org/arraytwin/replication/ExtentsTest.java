package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs of grains against plain bitmaps. */
class ExtentsTest {
  private static final int GRAINS = 300;

  private static Extents extents(BitSet bits) {
    Extents extents = Extents.none();
    for (int g = bits.nextSetBit(0); g >= 0; g = bits.nextSetBit(g + 1)) {
      extents = extents.union(Extents.of(g, 1));
    }
    return extents;
  }

  private static BitSet random(SplittableRandom random) {
    BitSet bits = new BitSet();
    for (int i = random.nextInt(12); i > 0; i--) {
      int from = random.nextInt(GRAINS);
      bits.set(from, from + random.nextInt(GRAINS - from) / 4 + 1);
    }
    return bits;
  }

  @TestFactory
  Stream<DynamicTest> setsAgreeWithPlainBitmaps() {
    return LongStream.rangeClosed(1, 200)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> agree(seed)));
  }

  private static void agree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet x = random(random);
    BitSet y = random(random);
    BitSet or = (BitSet) x.clone();
    or.or(y);
    BitSet and = (BitSet) x.clone();
    and.and(y);
    BitSet minus = (BitSet) x.clone();
    minus.andNot(y);
    Extents a = extents(x);
    Extents b = extents(y);
    assertThat(a.union(b)).isEqualTo(extents(or)).hasSameHashCodeAs(extents(or));
    assertThat(a.intersection(b)).isEqualTo(extents(and));
    assertThat(a.minus(b)).isEqualTo(extents(minus));
    assertThat(a.count()).isEqualTo(x.cardinality());
    int n = random.nextInt(GRAINS);
    assertThat(a.rank(n)).isEqualTo(x.get(0, n).cardinality());
    assertThat(a.contains(n)).isEqualTo(x.get(n));
    assertThat(a.withoutLowest(n).count()).isEqualTo(Math.max(0, a.count() - n));
    assertThat(a.withoutLowest(n).union(a.withoutHighest(a.count() - n))).isEqualTo(a);
  }

  @Test
  void differencesAreWidenedToWholeGrainsOfTheProductAndEndWithTheVolume() {
    Content blank = Content.blank(10L * Content.GRAIN_BYTES);
    Content written = blank.write(1, 1, 5).write(9, 1, 6);
    assertThat(Extents.differing(blank, written, 4))
        .isEqualTo(Extents.of(0, 4).union(Extents.of(8, 2)));
    assertThat(Extents.differing(blank, written, 1).count()).isEqualTo(2);
  }

  @Test
  void patchedContentHasTheOthersGrainsInThosePlacesAlone() {
    SplittableRandom random = new SplittableRandom(7);
    Content mine = Content.blank((long) GRAINS * Content.GRAIN_BYTES);
    Content theirs = mine.write(0, GRAINS, 9);
    for (int i = 1; i < 100; i++) {
      mine = mine.write(random.nextInt(GRAINS), 1, i);
      BitSet where = random(random);
      where.clear(GRAINS, GRAINS + 100);
      Content patched = mine.patched(theirs, extents(where));
      long written = 0;
      for (int g = 0; g < GRAINS; g++) {
        assertThat(patched.stampAt(g)).isEqualTo(where.get(g) ? 9 : mine.stampAt(g));
        written += patched.stampAt(g) == 0 ? 0 : 1;
      }
      assertThat(patched.written()).isEqualTo(written);
    }
  }
}
