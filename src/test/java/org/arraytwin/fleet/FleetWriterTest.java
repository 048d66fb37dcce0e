package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.api.Test;

/** The one thread of change: it keeps its word to readers whatever time does. */
class FleetWriterTest {
  private static final long SECOND = 1_000_000L;

  private static FleetWriter standing(TwoSites t) {
    return new FleetWriter(t.fleet(), new VirtualClock(t.fleet().now(), 0, System::nanoTime));
  }

  /** Schedules itself again and again: more than any time scale can keep up with. */
  private record Busy(long stepMicros) implements Command {
    @Override
    public void decide(Steps steps) {
      steps.schedule(steps.now() + stepMicros, this);
    }
  }

  private record Poison() implements Command {
    @Override
    public void decide(Steps steps) {
      throw new IllegalStateException("a defect");
    }
  }

  private record Alarm() implements Command {
    @Override
    public void decide(Steps steps) {
      steps.alert(0, "Minor", "clock", "ring");
    }
  }

  private record Later(long micros, Command command) implements Command {
    @Override
    public void decide(Steps steps) {
      steps.schedule(steps.now() + micros, command);
    }
  }

  @Test
  void jumpLetsEverythingHappenOnTheWay() {
    try (FleetWriter writer = standing(TwoSites.running(true))) {
      long before = writer.now().now();
      FleetAt after = writer.jump(1000 * SECOND);
      assertThat(after.now()).isEqualTo(before + 1000 * SECOND);
      assertThat(after.fleet().nextDue()).isGreaterThan(after.now());
      assertThat(writer.now().now()).isEqualTo(after.now());
    }
  }

  @Test
  void overloadedTimeLagsInsteadOfStarvingReadersAndCommands() throws InterruptedException {
    try (FleetWriter writer = standing(TwoSites.running(true))) {
      writer.execute(new Busy(1));
      writer.scale(1e6);
      for (int i = 0; i < 50; i++) {
        FleetAt at = writer.now();
        assertThat(at.fleet().nextDue()).isGreaterThanOrEqualTo(at.now());
        assertThat(writer.execute(new Later(0, new Later(SECOND, new Busy(SECOND)))).refused())
            .isFalse();
      }
      writer.scale(0);
      assertThat(writer.await(at -> at.fleet().nextDue() > 0, 5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aStepGoesToTheNextDeadlineAndFinishesItsInstant() {
    try (FleetWriter writer = standing(TwoSites.fresh(true).pass(60))) {
      assertThat(writer.step()).as("nothing is due").isEmpty();
      long start = writer.now().now();
      writer.execute(new Later(SECOND, new Later(0, new Alarm())));
      writer.execute(new Later(2 * SECOND, new Alarm()));
      FleetAt first = writer.step().orElseThrow();
      assertThat(first.now()).isEqualTo(start + SECOND);
      assertThat(first.fleet().site(0).alerts().last().text()).isEqualTo("ring");
      assertThat(writer.now().fleet().nextDue()).isEqualTo(start + 2 * SECOND);
      assertThat(writer.step().orElseThrow().now()).isEqualTo(start + 2 * SECOND);
      assertThat(writer.step()).isEmpty();
    }
  }

  /** Takes longer than a few turns of the writer do. */
  private record Slow(List<Long> done) implements Command {
    @Override
    public void decide(Steps steps) {
      LockSupport.parkNanos(2_000_000);
      done.add(steps.now());
    }
  }

  /** Many slow ones at one instant, then one two seconds from now. */
  private record Crowd(long micros, int size, List<Long> done) implements Command {
    @Override
    public void decide(Steps steps) {
      for (int i = 0; i < size; i++) {
        steps.schedule(steps.now() + micros, new Slow(done));
      }
      steps.schedule(steps.now() + 2 * SECOND, new Slow(done));
    }
  }

  @Test
  void aStepFinishesAnInstantHoweverLongItTakes() {
    try (FleetWriter writer = standing(TwoSites.fresh(true).pass(60))) {
      List<Long> done = Collections.synchronizedList(new ArrayList<>());
      long start = writer.now().now();
      writer.execute(new Crowd(SECOND, 40, done));
      FleetAt first = writer.step().orElseThrow();
      assertThat(done).hasSize(40).containsOnly(start + SECOND);
      assertThat(first.now()).isEqualTo(start + SECOND);
      assertThat(first.fleet().nextDue()).isEqualTo(start + 2 * SECOND);
      assertThat(writer.now().fleet()).isEqualTo(first.fleet());
      assertThat(writer.step().orElseThrow().now()).isEqualTo(start + 2 * SECOND);
      assertThat(done).hasSize(41);
    }
  }

  @Test
  void aJumpOntoAnInstantLetsAllOfItHappen() {
    try (FleetWriter writer = standing(TwoSites.fresh(true).pass(60))) {
      List<Long> done = Collections.synchronizedList(new ArrayList<>());
      long start = writer.now().now();
      writer.execute(new Crowd(SECOND, 40, done));
      FleetAt there = writer.jump(SECOND);
      assertThat(done).hasSize(40);
      assertThat(there.now()).isEqualTo(start + SECOND);
      assertThat(there.fleet().nextDue()).isEqualTo(start + 2 * SECOND);
    }
  }

  @Test
  void whileAStepTakesLongReadersSeeItGoOnAndCommandsGetTheirTurn() throws InterruptedException {
    try (FleetWriter writer = standing(TwoSites.fresh(true).pass(60))) {
      List<Long> done = Collections.synchronizedList(new ArrayList<>());
      long start = writer.now().now();
      writer.execute(new Crowd(SECOND, 200, done));
      Thread stepping = new Thread(writer::step);
      stepping.start();
      while (done.isEmpty()) {
        Thread.onSpinWait();
      }
      FleetAt meanwhile = writer.now();
      assertThat(meanwhile.now()).isLessThanOrEqualTo(start + SECOND);
      assertThat(writer.execute(new Alarm()).refused()).isFalse();
      stepping.join();
      assertThat(writer.now().now()).isEqualTo(start + SECOND);
      assertThat(done).hasSize(200);
    }
  }

  @Test
  void whatIsLeftOfNowIsNoStep() {
    try (FleetWriter writer = standing(TwoSites.fresh(true).pass(60))) {
      List<Long> done = Collections.synchronizedList(new ArrayList<>());
      long start = writer.now().now();
      writer.execute(new Later(SECOND, new Alarm()));
      writer.execute(new Crowd(0, 40, done));
      assertThat(writer.step().orElseThrow().now()).isEqualTo(start + SECOND);
      assertThat(done).hasSize(40).containsOnly(start);
    }
  }

  @Test
  void aDefectInADeadlineStopsTheFleetAndSaysSo() {
    try (FleetWriter writer = standing(TwoSites.running(true))) {
      writer.execute(new Later(SECOND, new Poison()));
      assertThatThrownBy(() -> writer.jump(2 * SECOND)).hasMessageContaining("a defect");
      assertThatThrownBy(writer::now)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("the fleet has stopped because of a defect");
      assertThatThrownBy(() -> writer.execute(new Busy(1))).hasMessageContaining("has stopped");
    }
  }

  @Test
  void aDefectInACommandChangesNothing() {
    try (FleetWriter writer = standing(TwoSites.running(true))) {
      Fleet before = writer.now().fleet();
      assertThatThrownBy(() -> writer.execute(new Poison())).hasMessage("a defect");
      assertThat(writer.now().fleet()).isEqualTo(before);
    }
  }

  @Test
  void aFailingSubscriberHurtsNobody() {
    try (FleetWriter writer = standing(TwoSites.running(true))) {
      List<Outcome> seen = new ArrayList<>();
      writer.subscribe(
          outcome -> {
            throw new IllegalStateException("a subscriber's own defect");
          });
      writer.subscribe(seen::add);
      writer.execute(new org.arraytwin.fleet.fault.CutLink("london", "paris", -1));
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void awaitEndsWhenSomethingHasComeAboutOrTimeIsUp() throws InterruptedException {
    try (FleetWriter writer = standing(TwoSites.running(true))) {
      assertThat(writer.await(at -> false, 1, TimeUnit.MILLISECONDS)).isFalse();
      CountDownLatch waiting = new CountDownLatch(1);
      Thread mover =
          new Thread(
              () -> {
                try {
                  waiting.await();
                  writer.jump(Timings.micros(1));
                  writer.execute(new org.arraytwin.fleet.fault.FailArray("london"));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      mover.start();
      boolean came =
          writer.await(
              at -> {
                waiting.countDown();
                return !at.fleet().site(0).powered();
              },
              20,
              TimeUnit.SECONDS);
      mover.join();
      assertThat(came).isTrue();
    }
  }
}
