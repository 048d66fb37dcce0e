package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** How many sessions there may be and which may follow which, as the design guides' tables say. */
class EternusLimitsIT {
  private static final Path FIXTURES = EternusBoxes.HOME.resolve("test-fixtures/eternus");

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
  }

  /** A cell of a table. */
  private record Cell(String row, String column, String text) {}

  private static List<Cell> cells(String file) throws IOException {
    List<String> lines =
        Files.readAllLines(FIXTURES.resolve(file)).stream()
            .filter(l -> !l.startsWith("#"))
            .toList();
    String[] columns = lines.get(0).split("\\|", -1);
    List<Cell> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split("\\|", -1);
      for (int i = 1; i < row.length; i++) {
        cells.add(new Cell(row[0], columns[i], row[i]));
      }
    }
    assertThat(cells).hasSize(64);
    return cells;
  }

  /** What starts a session onto t. */
  private static String first(String kind) {
    return start(kind, "", "FROMFAR");
  }

  /** What starts a session from t. */
  private static String second(String kind) {
    return start(kind, "2", "REC2");
  }

  private static String start(String kind, String suffix, String remote) {
    return switch (kind) {
      case "OPC" -> "acopc start -g OPC" + suffix;
      case "QuickOPC" -> "acopc start -g QUICK" + suffix;
      case "SnapOPC" -> "acsnap start -g SNAP" + suffix;
      case "SnapOPC+" -> "acsnap start -g PLUS" + suffix;
      case "EC" -> "acec start -g EC" + suffix;
      case "REC-sync" -> "acec start -g " + remote;
      case "REC-stack" -> "acec start -g " + remote + " -transfer stack";
      case "REC-consistency" -> "acec start -g " + remote + " -transfer consist";
      default -> throw new AssertionError(kind);
    };
  }

  private static boolean mirrors(String kind) {
    return kind.contains("EC");
  }

  /** Types a start; {@code o} stands for possible, {@code x} for not, {@code n} for not here. */
  private static void starts(EternusBoxes at, String line, char possible) {
    Answer answer = at.type("ccm", line);
    if (possible == 'o') {
      assertThat(answer.output()).contains(" Started >>");
    } else {
      String reason = possible == 'x' ? "CASCADE_NOT_POSSIBLE" : "VOL_IN_OTHER_GROUP";
      assertThat(answer.output()).contains("ccm5004", reason);
      assertThat(answer.exitCode()).isNotZero();
    }
  }

  private static void cascade(EternusBoxes at, Cell cell, char possible) {
    at.fresh();
    at.must(first(cell.column()));
    if (mirrors(cell.column())) {
      at.pass(60);
    }
    starts(at, second(cell.row()), possible);
  }

  @TestFactory
  Stream<DynamicTest> aSessionFollowsAnotherWhereTheTableHasIt() throws IOException {
    return cells("cascade.csv").stream()
        .map(
            cell ->
                DynamicTest.dynamicTest(
                    cell.toString(), () -> cascade(boxes, cell, cell.text().charAt(0))));
  }

  @Test
  void theSwitchChoosesTheTableOfTheNewerBoxes(@TempDir Path home) throws IOException {
    Homes.copy(
        home,
        "products/eternus.xml",
        "\"cascadeTable\" value=\"DX-S3\"",
        "\"cascadeTable\" value=\"DX-S5\"");
    try (EternusBoxes newer = new EternusBoxes(home)) {
      for (Cell cell : cells("cascade.csv")) {
        if (cell.text().contains("/")) {
          cascade(newer, cell, cell.text().charAt(2));
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aSessionPrecedesAnotherWhereTheTableHasIt() throws IOException {
    return cells("onto.csv").stream()
        .map(
            cell ->
                DynamicTest.dynamicTest(
                    cell.toString(),
                    () -> {
                      boxes.fresh();
                      boxes.must(second(cell.column()));
                      starts(boxes, first(cell.row()), cell.text().charAt(0));
                    }));
  }

  @Test
  void aQuickOpcOntoTheSourceOfAQuickOpcIsPossibleBelowTwoTerabytesOnly() {
    boxes.must("acopc start -g BIG2");
    starts(boxes, "acopc start -g BIG", 'x');
  }

  @Test
  void aSourceHasEightSessions() {
    boxes.must("acopc start -g MANY");
    Answer ninth = boxes.type("ccm", "acopc start -g QUICK");
    assertThat(ninth.output()).contains("ccm5004", "TOO_MANY_SESSIONS", "at most 8");
    assertThat(boxes.type("ccm", "acec start -g REC").output()).contains("TOO_MANY_SESSIONS");
    boxes.must("acopc cancel -g MANY -p dx1/0x0:dx1/0x4");
    boxes.must("acec start -g REC");
  }

  @Test
  void withTheSwitchASourceHasAsManySessionsAsShcOsdAllowsPairs(@TempDir Path home)
      throws IOException {
    Homes.copy(
        home,
        "products/eternus.xml",
        "\"maxSourceSessions\" value=\"table\"",
        "\"maxSourceSessions\" value=\"32\"");
    try (EternusBoxes more = new EternusBoxes(home)) {
      more.must("acopc start -g MANY");
      for (int i = 0; i < 24; i++) {
        String name = "extra" + i;
        assertThat(
                more.type("dx1", "create volume -name " + name + " -size 1gb -rg-name RG001")
                    .exitCode())
            .isZero();
        String pair = "dx1/0x0:dx1/0x" + Integer.toHexString(27 + i).toUpperCase(Locale.ROOT);
        more.must("acpair set -g MANY -p " + pair);
        more.must("acopc start -g MANY -p " + pair);
      }
      Answer one = more.type("ccm", "acopc start -g QUICK");
      assertThat(one.output()).contains("ccm5004", "TOO_MANY_SESSIONS", "at most 32");
    }
  }

  @Test
  void allGenerationsCountAsOneSessionAndThereAreEightOfThem() {
    boxes.must("acopc start -g MANY");
    boxes.must("acopc cancel -g MANY -p dx1/0x0:dx1/0x4");
    for (int i = 0; i < 8; i++) {
      boxes.must("acsnap start -g GENERATIONS");
    }
    Answer ninth = boxes.type("ccm", "acsnap start -g GENERATIONS");
    assertThat(ninth.output()).contains("ccm5004", "TOO_MANY_GENERATIONS", "at most 8");
  }

  @Test
  void withConsistencyTransferASourceGoesToOneAreaOfABoxOnly() {
    boxes.must("acec start -g REC -transfer consist");
    Answer again = boxes.type("ccm", "acec start -g TWICE");
    assertThat(again.output()).contains("ccm5004", "TARGET_ARRAY_IS_TAKEN");
    boxes.must("acec cancel -g REC");
    boxes.must("acec start -g REC");
    boxes.must("acec start -g TWICE");
    boxes.pass(60);
    boxes.must("acec suspend -g TWICE");
    Answer change = boxes.type("ccm", "acec change -g TWICE -transfer consist");
    assertThat(change.output()).contains("ccm5004", "TARGET_ARRAY_IS_TAKEN");
    boxes.must("acec change -g TWICE -transfer stack");
  }

  @Test
  void copiesOfAMirrorsDestinationWaitUntilItIsEquivalent() {
    boxes.must("acec start -g EC");
    assertThat(boxes.type("ccm", "acopc start -g OPC2").output()).contains("ccm4014");
    boxes.pass(60);
    boxes.must("acopc start -g OPC2");
  }

  @Test
  void aMirrorIsEquivalentOnlyOnceItsSourceHoldsWhatAnotherSessionBrings() throws WBEMException {
    boxes.must("acec start -g EC2");
    boxes.pass(60);
    assertThat(boxes.session("acec", "EC2")).isEqualTo("EC Executing/Paired");
    boxes.must("acopc start -g OPC");
    assertThat(boxes.session("acec", "EC2")).isEqualTo("EC Executing/Copying");
    assertThat(boxes.boxShows(1, 2)).isEqualTo("01/02");
    assertThat(boxes.cimShows(1, 2)).isEqualTo("3");
    assertThat(boxes.type("ccm", "acec suspend -g EC2").output()).contains("ccm4014");
    boxes.pass(60);
    assertThat(boxes.session("acec", "EC2")).isEqualTo("EC Executing/Paired");
    boxes.must("acec suspend -g EC2");
    boxes.check("u like s");
  }

  @Test
  void whatRecHandsOnIsEquivalentNoSoonerThanWhatItGets() {
    boxes.must("acec start -g REC2");
    boxes.pass(60);
    boxes.must("acec cancel -g REC2");
    boxes.must("acec start -g FROMFAR");
    boxes.must("acec start -g REC2");
    int early = 0;
    while (!boxes.session("acec", "FROMFAR").equals("REC Executing/Paired")) {
      assertThat(boxes.session("acec", "REC2")).isEqualTo("REC Executing/Copying");
      early++;
      boxes.pass(0.5);
    }
    assertThat(early).isPositive();
    boxes.pass(10);
    assertThat(boxes.session("acec", "REC2")).isEqualTo("REC Executing/Paired");
  }

  @Test
  void aBoxHasAsManySessionsAsItsModelTakes(@TempDir Path home) throws IOException {
    Homes.copy(
        home,
        "eternus/limits.xml",
        "prefix=\"ET20\" sessions=\"2048\"",
        "prefix=\"ET20\" sessions=\"2\"");
    try (EternusBoxes small = new EternusBoxes(home)) {
      small.must("acopc start -g PAIRS");
      Answer third = small.type("ccm", "acopc start -g BIG");
      assertThat(third.output()).contains("ccm5004", "TOO_MANY_SESSIONS_OF_ARRAY", "at most 2");
    }
  }

  @Test
  void newerFirmwareEndsAGenerationBetweenOthersAndTheOlderOnesKeepWhatTheyHold(@TempDir Path home)
      throws IOException {
    Homes.copy(
        home,
        "products/eternus.xml",
        "\"middleGenerations\" value=\"kept\"",
        "\"middleGenerations\" value=\"deletable\"");
    try (EternusBoxes newer = new EternusBoxes(home)) {
      newer.fresh();
      newer.act("mark");
      for (String target : List.of("0x1", "0x2", "0x3")) {
        newer.must("acsnap start -g PLUS -p dx1/0x0:dx1/" + target);
        newer.act("write s 60");
      }
      newer.must("acsnap cancel -g PLUS -p dx1/0x0:dx1/0x2");
      newer.check("t like mark");
      newer.check("t whole");
      newer.must("acsnap start -g PLUS -p dx1/0x0:dx1/0x3");
      newer.check("t like mark");
      newer.check("v like s");
      assertThat(newer.sessions("dx1")).hasSize(2);
    }
  }
}
