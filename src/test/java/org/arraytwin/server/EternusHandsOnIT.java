package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An EC session whose destination REC hands on: what comes to the second comes to the third. */
class EternusHandsOnIT {
  private static EternusBoxes boxes;

  @BeforeAll
  static void serve() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void end() {
    boxes.close();
  }

  @BeforeEach
  void fresh() {
    boxes.fresh();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "stack", "consist"})
  void whatEcBringsIsHandedOn(String transfer) {
    boxes.must("acec start -g EC");
    boxes.pass(60);
    boxes.must("acec start -g REC2 -transfer " + transfer);
    boxes.pass(60);
    assertThat(boxes.session("acec", "REC2")).isEqualTo("REC Executing/Paired");
    boxes.must("write s 5");
    boxes.pass(60);
    boxes.check("t like s");
    boxes.check("q like s");
    boxes.must("acec suspend -g REC2");
    boxes.pass(60);
    boxes.must("write s 6");
    boxes.check("t like s");
    boxes.check("q unlike s");
    boxes.must("acec resume -g REC2");
    boxes.pass(60);
    boxes.check("q like s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "stack", "consist"})
  void recBeginsWhileEcStillCopies(String transfer) {
    boxes.must("acec start -g EC");
    boxes.must("acec start -g REC2 -transfer " + transfer);
    assertThat(boxes.session("acec", "EC")).isEqualTo("EC Executing/Copying");
    assertThat(boxes.session("acec", "REC2")).isEqualTo("REC Executing/Copying");
    boxes.pass(60);
    assertThat(boxes.session("acec", "REC2")).isEqualTo("REC Executing/Paired");
    boxes.check("q like s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "stack", "consist"})
  void whoHandsOnStandsForAMomentOnceTheTwoAreParted(String transfer) {
    boxes.must("acec start -g EC");
    boxes.must("acec start -g REC2 -transfer " + transfer);
    boxes.pass(60);
    assertThat(proof()).isEqualTo(Proof.NO_CLAIM);
    boxes.must("acec suspend -g EC");
    boxes.must("write t 3");
    boxes.pass(60);
    assertThat(proof()).isEqualTo(Proof.PROVEN);
    boxes.must("acec resume -g EC");
    boxes.must("write s 4");
    boxes.pass(60);
    boxes.must("acec cancel -g EC");
    boxes.pass(60);
    assertThat(proof()).isEqualTo(Proof.PROVEN);
    boxes.check("q like s");
  }

  /** Of what the second box holds. */
  private static Proof proof() {
    FleetAt at = boxes.server().fleet().now();
    Session session = at.fleet().sessions().find(s -> s != null).get();
    return Evidence.of(at, session).sides().find(s -> s.array().equals("dx2")).get().proof();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "stack", "consist"})
  void ecIsSuspendedAndResumedWhileItsDestinationIsHandedOn(String transfer) {
    boxes.must("acec start -g EC");
    boxes.pass(60);
    boxes.must("acec start -g REC2 -transfer " + transfer);
    boxes.pass(60);
    boxes.must("acec suspend -g EC");
    boxes.must("write s 60");
    boxes.must("write t 70");
    boxes.pass(60);
    boxes.check("t unlike s");
    boxes.check("q like t");
    boxes.must("acec resume -g EC");
    boxes.pass(60);
    assertThat(boxes.session("acec", "EC")).isEqualTo("EC Executing/Paired");
    assertThat(boxes.session("acec", "REC2")).isEqualTo("REC Executing/Paired");
    boxes.check("t like s");
    boxes.check("q like s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "stack", "consist"})
  void ecRestoresTheSourceOfRec(String transfer) {
    boxes.must("acec start -g EC");
    boxes.must("acec start -g REC -transfer " + transfer);
    boxes.pass(60);
    boxes.must("acec suspend -g EC");
    boxes.act("mark");
    boxes.must("write s 9");
    boxes.pass(60);
    boxes.check("r like s");
    boxes.must("acec reverse -g EC");
    boxes.must("acec resume -g EC");
    boxes.pass(60);
    boxes.check("s like mark");
    boxes.check("r like mark");
    assertThat(boxes.session("acec", "REC")).isEqualTo("REC Executing/Paired");
    boxes.must("acec suspend -g EC");
    boxes.must("acec reverse -g EC");
    boxes.must("acec resume -g EC");
    boxes.must("write s 10");
    boxes.pass(60);
    boxes.check("r like s");
    boxes.check("t like s");
  }
}
