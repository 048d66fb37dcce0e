package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tree against a plain array of stamps. */
class ContentTest {
  private static final int GRAINS = 700;
  private static final long SIXTEEN_TIB = 16L << 40;

  private static Content blank() {
    return Content.blank((long) GRAINS * Content.GRAIN_BYTES);
  }

  private static boolean holds(Content content, long[] stamps) {
    for (int g = 0; g < GRAINS; g++) {
      if (content.stampAt(g) != stamps[g]) {
        return false;
      }
    }
    return true;
  }

  private static long differing(long[] a, long[] b) {
    return LongStream.range(0, GRAINS).filter(g -> a[(int) g] != b[(int) g]).count();
  }

  @TestFactory
  Stream<DynamicTest> randomWritesSplicesAndOverlaysAgreeWithPlainArrays() {
    return LongStream.rangeClosed(1, 40)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> agree(seed)));
  }

  private static void agree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Content content = blank();
    Content old = content;
    long[] stamps = new long[GRAINS];
    long[] oldStamps = stamps.clone();
    for (int i = 1; i < 200; i++) {
      int from = random.nextInt(GRAINS);
      int count = random.nextInt(3) == 0 ? random.nextInt(GRAINS - from + 1) : 1;
      long stamp = random.nextInt(4) == 0 ? random.nextInt(3) : i;
      content = content.write(from, count, stamp);
      java.util.Arrays.fill(stamps, from, from + count, stamp);
      assertThat(holds(content, stamps)).isTrue();
      assertThat(content.differing(old)).isEqualTo(differing(stamps, oldStamps));
      assertThat(content.same(old)).isEqualTo(differing(stamps, oldStamps) == 0);
      long frontier = random.nextLong(GRAINS + 1);
      checkSplice(content, old, stamps, oldStamps, (int) frontier);
      checkFrontier(content, old, stamps, oldStamps, random.nextLong(GRAINS));
      if (random.nextInt(20) == 0) {
        old = content;
        oldStamps = stamps.clone();
      }
    }
  }

  private static void checkSplice(Content a, Content b, long[] x, long[] y, int frontier) {
    long[] spliced = y.clone();
    System.arraycopy(x, 0, spliced, 0, frontier);
    assertThat(holds(a.splice(b, frontier), spliced)).isTrue();
    Content base = blank().write(0, GRAINS / 2, 77);
    long[] overlaid = new long[GRAINS];
    for (int g = 0; g < GRAINS; g++) {
      overlaid[g] = x[g] != y[g] ? x[g] : g < GRAINS / 2 ? 77 : 0;
    }
    assertThat(holds(base.overlay(b, a), overlaid)).isTrue();
  }

  private static void checkFrontier(Content a, Content b, long[] x, long[] y, long n) {
    long frontier = a.frontier(b, n);
    long below = LongStream.range(0, frontier).filter(g -> x[(int) g] != y[(int) g]).count();
    assertThat(below).isEqualTo(Math.min(n, differing(x, y)));
  }

  @TestFactory
  Stream<DynamicTest> aFewGrainsOfALargeVolumeAgreeWithAMap() {
    return LongStream.rangeClosed(1, 30)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> sparse(seed)));
  }

  private static Content holding(SortedMap<Long, Long> stamps, long grains, boolean downwards) {
    Content content = Content.blank(grains * Content.GRAIN_BYTES);
    List<Long> order = new ArrayList<>(stamps.keySet());
    if (downwards) {
      Collections.reverse(order);
    }
    for (long grain : order) {
      content = content.write(grain, 1, stamps.get(grain));
    }
    return content;
  }

  private static List<Long> differences(SortedMap<Long, Long> a, SortedMap<Long, Long> b) {
    TreeSet<Long> grains = new TreeSet<>(a.keySet());
    grains.addAll(b.keySet());
    grains.removeIf(grain -> Objects.equals(a.get(grain), b.get(grain)));
    return List.copyOf(grains);
  }

  private static List<Long> differences(Content a, Content b) {
    List<Long> grains = new ArrayList<>();
    a.diff(b, (first, count) -> grains.addAll(run(first, count)));
    return grains;
  }

  private static List<Long> run(long first, long count) {
    return LongStream.range(first, first + count).boxed().toList();
  }

  private static void sparse(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long size = 1_000 + random.nextLong(200_000);
    long[] places = random.longs(1 + random.nextInt(8), 1, size - 64).toArray();
    SortedMap<Long, Long> stamps = new TreeMap<>();
    SortedMap<Long, Long> oldStamps = new TreeMap<>();
    Content content = holding(stamps, size, false);
    Content old = content;
    for (int i = 1; i < 150; i++) {
      long first = places[random.nextInt(places.length)] + random.nextInt(2);
      long count = random.nextInt(6) == 0 ? 1 + random.nextInt(40) : 1;
      long stamp = random.nextBoolean() ? 0 : random.nextInt(5) == 0 ? -i : i;
      content = content.write(first, count, stamp);
      stamps.subMap(first, first + count).clear();
      if (stamp != 0) {
        run(first, count).forEach(grain -> stamps.put(grain, stamp));
      }
      for (long grain : stamps.keySet()) {
        assertThat(content.stampAt(grain)).isEqualTo(stamps.get(grain));
        long next = Math.min(size - 1, grain + 1);
        assertThat(content.stampAt(next)).isEqualTo(stamps.getOrDefault(next, 0L));
      }
      assertThat(content.isBlank()).isEqualTo(stamps.isEmpty());
      assertThat(content.written()).isEqualTo(stamps.values().stream().filter(s -> s > 0).count());
      Content again = holding(stamps, size, random.nextBoolean());
      assertThat(again.hash()).isEqualTo(content.hash());
      assertThat(differences(again, content)).isEmpty();
      assertThat(differences(content, old)).isEqualTo(differences(stamps, oldStamps));
      assertThat(differences(old, content)).isEqualTo(differences(stamps, oldStamps));
      checkMoved(content, stamps, size, random);
      if (random.nextInt(9) == 0) {
        old = content;
        oldStamps = new TreeMap<>(stamps);
      }
    }
  }

  /** What is cut out, pasted, laid over another content or made larger is as if made so at once. */
  private static void checkMoved(
      Content content, SortedMap<Long, Long> stamps, long size, SplittableRandom random) {
    long from = random.nextLong(size);
    long count = 1 + random.nextLong(size - from);
    SortedMap<Long, Long> cut = new TreeMap<>();
    stamps.subMap(from, from + count).forEach((grain, stamp) -> cut.put(grain - from, stamp));
    Content slice = content.slice(from, count);
    assertThat(slice.hash()).isEqualTo(holding(cut, count, false).hash());
    SortedMap<Long, Long> pasted = new TreeMap<>();
    cut.forEach((grain, stamp) -> pasted.put(grain + 77, stamp));
    Content base = Content.blank((count + 99) * Content.GRAIN_BYTES);
    assertThat(base.pasted(77, slice).hash()).isEqualTo(holding(pasted, count + 99, false).hash());
    assertThat(content.grown(64 * size * Content.GRAIN_BYTES).hash())
        .isEqualTo(holding(stamps, 64 * size, true).hash());
    SortedMap<Long, Long> part = new TreeMap<>(stamps.subMap(from, from + count));
    Content blank = Content.blank(size * Content.GRAIN_BYTES);
    assertThat(blank.patched(content, Extents.of(from, count)).hash())
        .isEqualTo(holding(part, size, true).hash());
    assertThat(blank.splice(content, from).hash())
        .isEqualTo(holding(new TreeMap<>(stamps.tailMap(from)), size, false).hash());
    assertThat(blank.overlay(blank, content).hash()).isEqualTo(content.hash());
  }

  @Test
  void equalContentsHaveOneHashHoweverTheyCameAbout() {
    Content whole = blank().write(0, GRAINS, 5);
    Content pieces = blank();
    for (int g = GRAINS - 1; g >= 0; g--) {
      pieces = pieces.write(g, 1, 5);
    }
    assertThat(pieces.hash()).isEqualTo(whole.hash());
    assertThat(pieces.write(3, 1, 6).write(3, 1, 5).same(whole)).isTrue();
  }

  @Test
  void volumeOf16TiBIsWrittenAndComparedAtOnce() {
    Content volume = Content.blank(SIXTEEN_TIB).write(0, SIXTEEN_TIB / Content.GRAIN_BYTES, 1);
    Content changed = volume.write(123_456_789, 10, 2);
    assertThat(changed.differing(volume)).isEqualTo(10);
    assertThat(volume.differing(Content.blank(SIXTEEN_TIB))).isEqualTo(volume.grains());
  }

  @Test
  void rangesOutsideTheVolumeAreRefusedByName() {
    assertThatThrownBy(() -> blank().write(GRAINS - 1, 2, 1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("699+2 of a volume of 700");
    Content large = Content.blank(SIXTEEN_TIB);
    List<ThrowingCallable> outside =
        List.of(
            () -> blank().stampAt(GRAINS),
            () -> blank().stampAt(-1),
            () -> blank().slice(1, GRAINS),
            () -> blank().slice(0, -1),
            () -> blank().pasted(1, blank()),
            () -> blank().pasted(0, large));
    List<ThrowingCallable> ofOtherSize =
        List.of(
            () -> blank().differing(large),
            () -> blank().same(large),
            () -> blank().differsIn(large, 0, 1),
            () -> blank().patched(large, Extents.of(0, 1)),
            () -> blank().splice(large, 1),
            () -> blank().overlay(large, blank()),
            () -> blank().overlay(blank(), large));
    assertThat(outside)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class));
    assertThat(ofOtherSize)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be compared"));
  }

  @Test
  void aSliceHoldsARunOfGrainsAndIsPastedElsewhere() {
    Content content =
        Content.blank(5000L * Content.GRAIN_BYTES).write(100, 900, 7).write(333, 5, 8);
    for (long first : new long[] {0, 1, 16, 250, 256, 4000}) {
      Content slice = content.slice(first, 1000);
      Content pasted = Content.blank(9000L * Content.GRAIN_BYTES).pasted(first + 3, slice);
      for (long grain = 0; grain < 1000; grain++) {
        assertThat(slice.stampAt(grain)).isEqualTo(content.stampAt(first + grain));
        assertThat(pasted.stampAt(first + 3 + grain)).isEqualTo(slice.stampAt(grain));
      }
      assertThat(pasted.slice(first + 3, 1000).same(slice)).isTrue();
      assertThat(pasted.written()).isEqualTo(slice.written());
    }
    assertThat(
            content
                .slice(100, 200)
                .same(Content.blank(200L * Content.GRAIN_BYTES).write(0, 200, 7)))
        .isTrue();
  }
}
