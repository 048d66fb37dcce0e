package org.arraytwin.replication.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.junit.jupiter.api.Test;

/** The rules of copies one by one, on volumes of 64 grains; grain 10 is where things happen. */
class PointInTimeTest {
  private static final int S = 0;
  private static final int T = 1;
  private static final int U = 2;
  private static final Shape NO_COPY = new Shape(1, false, 0, false);
  private static final Shape CHAINED = new Shape(1, false, 0, true);
  private static final Shape PER_SECOND = new Shape(1, false, Content.GRAIN_BYTES, false);

  private final Map<Integer, Content> stored = new HashMap<>();
  private CopyGraph graph = CopyGraph.EMPTY;
  private long now;

  private final Volumes volumes =
      new Volumes() {
        @Override
        public Content content(int volume) {
          return graph.content(
              volume,
              v -> stored.computeIfAbsent(v, x -> Content.blank(64L * Content.GRAIN_BYTES)),
              now);
        }

        @Override
        public void replace(int volume, Content content) {
          stored.put(volume, content);
        }
      };

  private Mover mover() {
    return new Mover(graph, volumes, now);
  }

  private void start(int source, int target, Shape shape) {
    Mover mover = mover();
    mover.start(Spot.of(source), Spot.of(target), shape, volumes.content(source), null);
    graph = mover.graph();
  }

  private void write(int volume, long grain, long stamp) {
    stored.put(volume, volumes.content(volume).write(grain, 1, stamp));
  }

  private long read(int volume, long grain) {
    return volumes.content(volume).stampAt(grain);
  }

  private int supplier(int volume) {
    return mover().supply().supplier(volume, 10);
  }

  @Test
  void theImageIsThereAtOnceAndIsReadFromTheSourceUntilItIsCopied() {
    write(S, 10, 1);
    start(S, T, PER_SECOND);
    assertThat(read(T, 10)).isEqualTo(1);
    assertThat(supplier(T)).isEqualTo(S);
    now = 10_999_999;
    assertThat(supplier(T)).isEqualTo(S);
    now = 11_000_000;
    assertThat(supplier(T)).isEqualTo(T);
  }

  @Test
  void aWriteOnTheSourceFirstCopiesTheOldGrain() {
    write(S, 10, 1);
    start(S, T, NO_COPY);
    write(S, 10, 2);
    assertThat(read(T, 10)).isEqualTo(1);
    assertThat(supplier(T)).isEqualTo(T);
    assertThat(mover().supply().held(graph.copy(Spot.of(T)))).isEqualTo(1);
  }

  @Test
  void aSourceWriteGoesToTheNewestOfAChainAndOlderOnesReadItThere() {
    write(S, 10, 1);
    start(S, T, CHAINED);
    start(S, U, CHAINED);
    write(S, 10, 2);
    assertThat(supplier(U)).isEqualTo(U);
    assertThat(supplier(T)).isEqualTo(U);
    assertThat(mover().supply().held(graph.copy(Spot.of(T)))).isZero();
  }

  @Test
  void aSourceWriteGoesToEachOfIndependentCopies() {
    start(S, T, NO_COPY);
    start(S, U, NO_COPY);
    write(S, 10, 2);
    assertThat(supplier(U)).isEqualTo(U);
    assertThat(supplier(T)).isEqualTo(T);
  }

  @Test
  void aWriteOnANewerTargetFirstHandsTheGrainToTheNextOlder() {
    write(S, 10, 1);
    start(S, T, CHAINED);
    start(S, U, CHAINED);
    write(U, 10, 7);
    assertThat(read(T, 10)).isEqualTo(1);
    assertThat(supplier(T)).isEqualTo(T);
  }

  @Test
  void anInterruptedCopyIsNeitherOldNorNew() {
    write(T, 40, 1);
    write(S, 40, 2);
    start(S, T, PER_SECOND);
    now = 20_000_000;
    Mover mover = mover();
    assertThat(mover.interrupt(Spot.of(T), Undefined.stamp(99)).count()).isEqualTo(44);
    graph = mover.graph();
    assertThat(Undefined.is(read(T, 40))).isTrue();
    assertThat(read(T, 19)).isZero();
  }

  @Test
  void whatWasToBeReadFromALostSourceIsLostAndWhatWasCopiedIsNot() {
    write(S, 10, 1);
    write(S, 40, 1);
    start(S, T, PER_SECOND);
    start(T, U, NO_COPY);
    now = 20_000_000;
    Mover mover = mover();
    mover.undefine(S, Extents.of(0, 64), Undefined.stamp(5));
    graph = mover.graph();
    assertThat(read(T, 10)).isEqualTo(1);
    assertThat(Undefined.is(read(T, 40))).isTrue();
    assertThat(read(U, 10)).isEqualTo(1);
    assertThat(Undefined.is(read(U, 40))).isTrue();
  }

  @Test
  void aRefreshCopiesWhatEitherSideHasWritten() {
    start(S, T, PER_SECOND);
    now = 64_000_000;
    Mover mover = mover();
    mover.rest(Spot.of(T));
    graph = mover.graph();
    write(S, 3, 1);
    write(T, 10, 2);
    mover = mover();
    mover.start(Spot.of(S), Spot.of(T), PER_SECOND, volumes.content(S), graph.copy(Spot.of(T)));
    graph = mover.graph();
    assertThat(graph.copy(Spot.of(T)).sweep().work().count()).isEqualTo(2);
    assertThat(volumes.content(T).same(volumes.content(S))).isTrue();
  }

  @Test
  void aRestoreLeavesTheOtherCopiesOfTheSourceWhatTheyWere() {
    write(S, 10, 1);
    start(S, T, CHAINED);
    write(S, 10, 2);
    start(S, U, CHAINED);
    write(S, 10, 3);
    Mover mover = mover();
    mover.start(Spot.of(T), Spot.of(S), CHAINED, volumes.content(T), graph.copy(Spot.of(T)));
    graph = mover.graph();
    assertThat(read(S, 10)).isEqualTo(1);
    assertThat(supplier(S)).isEqualTo(T);
    assertThat(read(U, 10)).isEqualTo(2);
    assertThat(supplier(U)).isEqualTo(U);
  }

  @Test
  void cleaningHandsDownFromTheHighestAddress() {
    write(S, 10, 1);
    write(S, 40, 1);
    start(S, T, CHAINED);
    start(S, U, CHAINED);
    write(S, 10, 2);
    write(S, 40, 2);
    Mover mover = mover();
    mover.clean(Spot.of(U), Content.GRAIN_BYTES);
    graph = mover.graph();
    now = 1_000_000;
    assertThat(mover().supply().supplier(T, 40)).isEqualTo(T);
    assertThat(supplier(T)).isEqualTo(U);
    now = 2_000_000;
    assertThat(supplier(T)).isEqualTo(T);
  }

  @Test
  void aMirrorFollowsItsSourceWhereItHasCopiedAndPartsComplete() {
    start(S, U, NO_COPY);
    Mover mover = mover();
    mover.mirror(Spot.of(S), Spot.of(T), 64, PER_SECOND, null);
    graph = mover.graph();
    write(S, 10, 1);
    assertThat(read(T, 10)).isZero();
    now = 64_000_000;
    write(S, 3, 2);
    assertThat(volumes.content(T).same(volumes.content(S))).isTrue();
    mover = mover();
    assertThat(mover.split(Spot.of(T), Undefined.stamp(1)).isEmpty()).isTrue();
    graph = mover.graph();
    write(S, 3, 9);
    assertThat(read(T, 3)).isEqualTo(2);
  }

  @Test
  void volumesThatWouldWaitForEachOtherAreNotStarted() {
    start(S, T, NO_COPY);
    start(T, S, NO_COPY);
    assertThat(graph.entangled(new Run(S, 0, 64), new Run(T, 0, 64))).isTrue();
    assertThatThrownBy(() -> start(S, T, NO_COPY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("volume 0 depends on volume 1");
  }

  @Test
  void aRestoreMakesARingThatIsWalkedOnceHoweverManyOtherCopiesThereAre() {
    start(S, T, NO_COPY);
    start(T, S, NO_COPY);
    start(S, U, NO_COPY);
    for (int other = U + 1; other < 20_000; other += 2) {
      start(other, other + 1, NO_COPY);
    }
    assertThat(graph.readers(graph.copy(Spot.of(S))).map(PointInTime::target)).containsExactly(U);
    int free = 20_001;
    assertThat(graph.entangled(new Run(U, 0, 64), new Run(free, 0, 64))).isFalse();
  }

  @Test
  void startingASnapshotOf16TiBCostsTheSameAsOneOf4MiB() {
    long grains = (16L << 40) / Content.GRAIN_BYTES;
    stored.put(S, Content.blank(16L << 40).write(0, grains, 1).write(123, 1, 2));
    stored.put(T, Content.blank(16L << 40));
    start(S, T, NO_COPY);
    assertThat(volumes.content(T)).isSameAs(volumes.content(S));
    assertThat(graph.copy(Spot.of(T)).sweep().work().toString())
        .isEqualTo(grains + " grains in 1 runs");
  }
}
