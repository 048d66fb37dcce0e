package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** REC sessions that a box ends while it cannot reach the other one, row by row. */
class EternusHalvesIT {
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
  Stream<DynamicTest> eachBoxTellsOfItsOwnHalf() throws IOException {
    return ManualRows.of(
        EternusBoxes.HOME.resolve("test-fixtures/eternus/halves"),
        "|",
        (file, cells) -> row(cells));
  }

  private static void row(String[] cells) {
    assertThat(cells).hasSize(5);
    String[] row = Arrays.stream(cells).map(String::strip).toArray(String[]::new);
    boxes.fresh();
    steps(row[0]).forEach(boxes::must);
    assertThat(boxes.boxShows("dx1", 0, 0)).as(row[4]).isEqualTo(row[1]);
    assertThat(boxes.boxShows("dx2", 0, 0)).as(row[4]).isEqualTo(row[2]);
    steps(row[3]).forEach(boxes::check);
  }

  @Test
  void theDestinationIsPartedOnceItsBoxHasNoticedThatTheSourceIsLost() {
    boxes.fresh();
    List.of("acec start -g REC", "pass 60", "off dx1").forEach(boxes::must);
    assertThat(boxes.type("ccm", "acec suspend -g REC -force").output()).contains("ccm4014");
    assertThat(boxes.type("ccm", "acec cancel -g REC").output()).contains("ccm5004");
    boxes.pass(30);
    boxes.must("acec suspend -g REC -force");
    boxes.check("r takes rw");
    boxes.must("acec cancel -g REC");
    assertThat(boxes.session("acec", "REC")).isEqualTo("none");
  }

  private static List<String> steps(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
