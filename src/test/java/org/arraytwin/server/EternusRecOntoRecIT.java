package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** REC onto the source of REC, row by row and in every transfer mode, held against contents. */
class EternusRecOntoRecIT {
  private static final List<String> MODES = List.of("sync", "stack", "consist");

  private static EternusBoxes boxes;

  @BeforeAll
  static void serve() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void end() {
    boxes.close();
  }

  @TestFactory
  Stream<DynamicTest> whatComesToTheSourceIsHandedOnInEveryTransferMode() {
    return MODES.stream().flatMap(up -> MODES.stream().flatMap(down -> rows(up, down)));
  }

  private static Stream<DynamicTest> rows(String up, String down) {
    try {
      return ManualRows.of(
          EternusBoxes.HOME.resolve("test-fixtures/eternus/chains"),
          "|",
          (file, cells) -> row(up, down, cells));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void row(String up, String down, String[] cells) {
    assertThat(cells).hasSize(5);
    String[] row = Arrays.stream(cells).map(String::strip).toArray(String[]::new);
    String where = "from " + up + " to " + down + ": " + row[4];
    boxes.fresh();
    steps(row[0].replace("UP", up).replace("DOWN", down)).forEach(boxes::must);
    assertThat(boxes.session("acec", "FROMFAR")).as(where).isEqualTo(row[1]);
    assertThat(boxes.session("acec", "REC2")).as(where).isEqualTo(row[2]);
    steps(row[3]).forEach(boxes::check);
  }

  @Test
  void aRowOfSessionsDoesNotComeBackToWhereItBegan() {
    boxes.fresh();
    boxes.must("acgroup create -g BACK -type EC -a dx2");
    boxes.must("acpair set -g BACK -p dx2/0x1:dx2/0x0");
    boxes.must("acec start -g FROMFAR");
    boxes.must("acec start -g REC2");
    boxes.pass(60);
    Answer ring = boxes.type("ccm", "acec start -g BACK");
    assertThat(ring.output()).contains("ccm5004", "CASCADE_NOT_POSSIBLE");
    boxes.must("acec cancel -g REC2");
    boxes.must("acec start -g BACK");
    boxes.pass(60);
    boxes.check("t like q");
    Answer again = boxes.type("ccm", "acec start -g REC2");
    assertThat(again.output()).contains("ccm5004", "CASCADE_NOT_POSSIBLE");
    boxes.must("acec cancel -g BACK");
    boxes.must("acec start -g REC2");
    boxes.must("acpair delete -g BACK -p dx2/0x1:dx2/0x0");
    boxes.must("acgroup delete -g BACK");
  }

  private static List<String> steps(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
