package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import org.junit.jupiter.api.Test;

/** What lines of points have in common, and what mixtures of them are known to hold. */
final class PointTest {
  private static final Point A5 = new Point(1, 5);
  private static final Array<Point> TRUNK = Array.of(Point.ORIGIN, A5);
  private static final Array<Point> X = TRUNK.append(new Point(2, 60));
  private static final Array<Point> Y = TRUNK.append(new Point(3, 9));

  @Test
  void linesAreTheSameUpToWhereOneOfThemPartsFromTheOther() {
    assertThat(Point.shared(X, Y)).isEqualTo(A5);
    assertThat(Point.shared(X, Array.of(Point.ORIGIN, new Point(1, 3)))).isEqualTo(new Point(1, 3));
    assertThat(Point.shared(X, Array.of(new Point(4, 7)))).isNull();
  }

  @Test
  void aMixtureHoldsAllThatBothHaveAndPartsOfTheRest() {
    Array<Point> mixed = Point.mixture(X, Y);
    assertThat(mixed.take(2)).isEqualTo(TRUNK);
    assertThat(mixed.drop(2)).hasSize(2).allMatch(Point::isNowhere);
    assertThat(mixed.map(Point::number)).containsExactly(0L, 5L, 9L, 60L);
    assertThat(Point.shared(mixed, X)).isEqualTo(A5);
    assertThat(Point.mixture(mixed, Y)).as("once more of the same").isEqualTo(mixed);
    assertThat(Point.mixture(Array.of(new Point(4, 7)), X)).allMatch(Point::isNowhere);
  }

  @Test
  void whatHasComeInPartsIsKnownWhereItCameFromAlone() {
    Array<Point> own = Point.mixture(TRUNK, X).append(new Point(5, 70));
    assertThat(Point.known(own, A5, X)).as("all parts are of its own").isEqualTo(60);
    assertThat(Point.known(own, A5, X.init().append(new Point(2, 40)))).isEqualTo(40);
    assertThat(Point.known(own, A5, Y)).as("parts of what it never had").isEqualTo(5);
    assertThat(Point.known(own, A5, TRUNK.append(new Point(2, 90)))).isEqualTo(60);
  }

  @Test
  void ofPartsOfSeveralStreamsTheFirstThatIsMissingCounts() {
    Array<Point> own = Point.mixture(X, Y).append(new Point(5, 60));
    assertThat(Point.known(own, A5, Y)).as("the parts of stream 2 are missing").isEqualTo(5);
    assertThat(Point.known(own, A5, X)).as("the parts of stream 3 are missing").isEqualTo(5);
    assertThat(Point.known(own, A5, X.append(new Point(3, 80)))).as("it has both").isEqualTo(60);
  }

  @Test
  void partsAreKnownAlsoWhereNothingElseIs() {
    Array<Point> own = Point.mixture(Array.empty(), X).append(new Point(5, 60));
    assertThat(Point.known(own, null, X)).isEqualTo(60);
    assertThat(Point.known(own, null, Y)).isEqualTo(0);
    assertThat(Point.known(X, null, Array.of(new Point(4, 7)))).isEqualTo(0);
  }

  @Test
  void whatEndsBeforeTheMixtureLacksWhatFollowsItsEnd() {
    Array<Point> own = Point.mixture(TRUNK, X).append(new Point(5, 70));
    assertThat(Point.known(own, new Point(1, 3), Array.of(Point.ORIGIN, new Point(1, 3))))
        .isEqualTo(3);
  }
}
