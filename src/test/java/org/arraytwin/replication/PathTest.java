package org.arraytwin.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.replication.Path.Transfer;
import org.junit.jupiter.api.Test;

/** What a path brings and when, in bytes and microseconds. */
class PathTest {
  private static final long SECOND = 1_000_000;

  private static Path path(long rate, long latency) {
    return Path.idle(0, 1, 0).rated(rate, latency, 0);
  }

  private static Transfer copy(long id, long bytes) {
    return new Transfer(id, 0, 0, bytes, -1, 0);
  }

  /** The path after what comes by a time; what is complete leaves it and is noted. */
  private static Path pass(Path path, long until, List<String> ended) {
    Path now = path;
    while (now.nextDue() >= 0 && now.nextDue() <= until) {
      long at = now.nextDue();
      Path arrived = now.arrived(at, at);
      if (arrived.active().size() == now.active().size()) {
        long done = arrived.head().transfer();
        ended.add(done + "@" + at);
        arrived = arrived.without(done, at);
      }
      now = arrived;
    }
    return now.at(until);
  }

  @Test
  void aCopyEndsALatencyLaterThanItsBytesTake() {
    List<String> ended = new ArrayList<>();
    Path path = path(100, 3 * SECOND).begin(copy(1, 1000), 0);
    assertThat(path.begun()).isEqualTo(1);
    assertThat(path.active()).isEmpty();
    assertThat(path.sent(1, 3 * SECOND)).isZero();
    assertThat(pass(path, 8 * SECOND, ended).sent(1, 8 * SECOND)).isEqualTo(500);
    pass(path, 100 * SECOND, ended);
    assertThat(ended).containsExactly("1@13000000");
  }

  @Test
  void untilItsFirstByteArrivesACopyTakesNothingFromOthers() {
    List<String> ended = new ArrayList<>();
    Path path = pass(path(100, 3 * SECOND).begin(copy(1, 1000), 0), 4 * SECOND, ended);
    path = path.begin(copy(2, 1000), 4 * SECOND);
    assertThat(pass(path, 7 * SECOND, ended).sent(1, 7 * SECOND)).isEqualTo(400);
    pass(path, 100 * SECOND, ended);
    assertThat(ended).containsExactly("1@19000000", "2@23000000");
  }

  @Test
  void whatIsOnTheWireOfACutIsSentAgain() {
    List<String> ended = new ArrayList<>();
    Path path = pass(path(100, 3 * SECOND).begin(copy(1, 1000), 0), 5 * SECOND, ended);
    path = path.begin(copy(2, 1000), 5 * SECOND).rated(0, 0, 6 * SECOND);
    assertThat(path.sent(1, 20 * SECOND)).isEqualTo(300);
    assertThat(path.wire()).isEqualTo(Path.Wire.NONE);
    assertThat(path.nextDue()).isNegative();
    Path back = path.rated(100, 3 * SECOND, 20 * SECOND);
    assertThat(back.sent(1, 23 * SECOND)).isEqualTo(300);
    assertThat(back.sent(2, 23 * SECOND)).isZero();
    assertThat(pass(back, 25 * SECOND, ended).sent(1, 25 * SECOND)).isEqualTo(400);
    assertThat(back.at(21 * SECOND).sent(1, 25 * SECOND)).as("looked at").isEqualTo(400);
    pass(back, 100 * SECOND, ended);
    assertThat(ended).containsExactly("1@37000000", "2@40000000");
  }

  @Test
  void whatBecomesSlowerToDeliverIsWaitedForAndNothingOvertakes() {
    List<String> ended = new ArrayList<>();
    Path path = path(100, 0).begin(copy(1, 1000), 0);
    Path longer = path.rated(100, 2 * SECOND, 5 * SECOND);
    assertThat(longer.sent(1, 7 * SECOND)).isEqualTo(500);
    pass(longer, 100 * SECOND, ended);
    assertThat(ended).containsExactly("1@12000000");
    ended.clear();
    Path shorter = path(100, 4 * SECOND).begin(copy(1, 1000), 0).rated(100, SECOND, SECOND);
    shorter = shorter.begin(copy(2, 100), SECOND);
    assertThat(shorter.wire().coming().values().map(Path.Coming::atMicros))
        .containsExactly(4 * SECOND, 5 * SECOND);
    pass(shorter, 100 * SECOND, ended);
    assertThat(ended).containsExactly("2@7000000", "1@15000000");
  }

  @Test
  void aLinkThatComesAndGoesCostsItsDifferenceOnce() {
    List<String> ended = new ArrayList<>();
    Path path = path(100, 0).begin(copy(1, 1000), 0);
    for (long second = 1; second < 9; second++) {
      path =
          pass(path, second * SECOND, ended).rated(100, second % 2 * 3 * SECOND, second * SECOND);
    }
    pass(path, 100 * SECOND, ended);
    assertThat(ended).containsExactly("1@13000000");
    Path quiet = path(100, 0).begin(copy(1, 100), 0).rated(100, 3 * SECOND, 0).rated(100, 0, 0);
    quiet = pass(quiet, 10 * SECOND, ended);
    assertThat(quiet.wire()).isEqualTo(Path.Wire.NONE);
    pass(quiet.begin(copy(2, 100), 10 * SECOND), 20 * SECOND, ended);
    assertThat(ended).containsExactly("1@13000000", "1@4000000", "2@11000000");
  }

  @Test
  void aCopyMayBeTakenAwayBeforeItsFirstByteArrives() {
    Path path = path(100, SECOND).begin(copy(1, 1000), 0).without(1, SECOND / 2);
    assertThat(path.begun()).isZero();
    assertThat(path.nextDue()).isNegative();
  }
}
