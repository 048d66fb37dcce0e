package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A QuickOPC session sentence by sentence of the Express guide V15.0, A.5.1, on contents. */
class EternusQuickOpcIT {
  private static final String START = "acopc start -g QUICK";
  private static final String DIFF = "acopc start -g QUICK -diff";
  private static final String COPYING = "OPC Executing/Copying/Tracking";
  private static final String TRACKING = "OPC Executing/Tracking";

  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  @BeforeEach
  void fresh() {
    boxes.fresh();
    must("write s 60", "mark");
  }

  private static void must(String... steps) {
    for (String step : steps) {
      boxes.must(step);
    }
  }

  private static void check(String... seen) {
    for (String one : seen) {
      boxes.check(one);
    }
  }

  private static String session() {
    return boxes.session("acopc", "QUICK");
  }

  @Test
  void theLogicalCopyIsCompleteAndAnsweredBeforeAnythingIsCopiedPhysically() {
    assertThat(boxes.act(START)).contains("<< QuickOPC Started >>");
    check("t copies all", "t like mark");
    assertThat(session()).isEqualTo(COPYING);
  }

  @Test
  void theDestinationIsReadAndWrittenFromTheLogicalCopyOn() {
    must(START);
    check("t like mark", "t takes rw");
    must("write t 5");
    check("t unlike mark");
    must("pass 60");
    check("t takes rw", "s like mark");
  }

  @Test
  void physicalCopyAndTrackingAreNotVisibleToHostsOfEitherSide() {
    must(START);
    check("s takes rw", "t takes rw");
    must("mark t", "pass 1");
    check("t like mark", "t reads-through");
    must("pass 60");
    check("t like mark", "t apart", "s takes rw", "t takes rw");
  }

  @Test
  void whenThePhysicalCopyHasFinishedTheSessionStaysAndTracks() {
    must(START, "pass 60");
    assertThat(session()).isEqualTo(TRACKING);
    must("pass 10000");
    assertThat(session()).isEqualTo(TRACKING);
  }

  @Test
  void aRestartCopiesOnlyTheAreasThatWereTracked() {
    must(START, "pass 60", "write s 3", "write t 30", DIFF);
    assertThat(boxes.lacking("t")).isEqualTo(2);
  }

  @Test
  void aRestartMakesTheLogicalCopyFirstAndTheDestinationIsReadAndWrittenAtOnce() {
    must(START, "pass 60", "write s 3", "mark", DIFF);
    check("t like mark", "t reads-through", "t takes rw");
    assertThat(session()).isEqualTo(COPYING);
  }

  @Test
  void trackingBeginsAgainAtTheRestart() {
    must(START, "pass 60", "write s 3", DIFF, "pass 60", "write s 7", DIFF);
    assertThat(boxes.lacking("t")).isOne();
    check("t like s");
  }

  @Test
  void whatChangedAtTheSourceSinceThePreviousLogicalCopyIsSentAfterTheRestart() {
    must(START, "pass 60", "write s 3", "write s 4");
    check("t like mark");
    must(DIFF);
    check("t like s");
    must("write s 5", "pass 60");
    check("t unlike s", "t apart");
  }

  @Test
  void whatChangedAtTheDestinationSinceThePreviousLogicalCopyIsLost() {
    must(START, "pass 60", "write t 30", "write t 31");
    check("t unlike s");
    must(DIFF);
    check("t like s", "t like mark");
  }

  @Test
  void stoppedInPhysicalCopyAndTrackingTheDestinationCannotBeUsed() {
    must(START, "pass 1", "acopc cancel -g QUICK");
    check("t torn");
    assertThat(session()).isEqualTo("none");
  }

  @Test
  void stoppedWhileTrackingTheDestinationCanBeUsed() {
    must(START, "pass 60", "acopc cancel -g QUICK");
    check("t whole", "t like mark", "t takes rw");
    assertThat(session()).isEqualTo("none");
  }

  @Test
  void wordsThatAreIllegalInAStateGetTheirIds() {
    assertThat(boxes.act(DIFF)).contains("ccm4012");
    assertThat(boxes.act("acopc cancel -g QUICK")).contains("ccm4012");
    must(START);
    assertThat(boxes.act(START)).contains("ccm4013");
    must("untrack");
    assertThat(boxes.act(DIFF)).contains("ccm4014");
    assertThat(boxes.act("acopc cancel -g QUICK")).contains("ccm4014");
  }
}
