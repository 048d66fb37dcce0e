package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The manual's tables row by row, at the command line and over CIM-XML. */
class Bs2000TablesIT {
  private static final String UNIT = "5403";
  private static final String CLONE = "5500";

  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  static List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(Mainframe.HOME.resolve("test-fixtures/bs2000/" + file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  /** A pair in a status, or the answer of a command in it. */
  record Row(
      String type, String status, String command, String answer, String next, String state) {}

  static List<Row> sessions() throws IOException {
    return rows("session-status.csv").stream()
        .map(f -> new Row(f[0], f[1], f[2], f[3], f[4], f[5]))
        .toList();
  }

  private static String start(String type, String clone) {
    return "/START-CLONE-SESSION UNIT=" + UNIT + ",CLONE-UNIT=" + clone + ",CLONE-TYPE=*" + type;
  }

  /** Brings the pair to a status. */
  private static void reach(Mainframe host, String type, String status) {
    host.write("pubb", 0, 512);
    if (status.equals("none")) {
      return;
    }
    host.good(start(type, CLONE));
    if (status.equals("FAILED")) {
      host.fail("clone.1");
    } else if (!status.equals("SYNCHRONIZING")) {
      host.pass(600);
      later(host, type, status);
    }
    assertThat(host.status(UNIT, CLONE)).isEqualTo(status);
  }

  private static void later(Mainframe host, String type, String status) {
    if (type.equals("EC") && !status.equals("SYNCHRONIZED")) {
      host.good("/ACTIVATE-CLONE " + UNIT);
    }
    host.write("pubb", 600, 8000);
    if (status.equals("REST-IN-PROG")) {
      host.good("/RESTORE-FROM-CLONE " + UNIT);
    } else if (status.equals("TERM-IN-PROG")) {
      host.good("/STOP-CLONE-SESSION " + UNIT);
    }
  }

  private static String line(Row row) {
    return switch (row.command()) {
      case "START" -> start(row.type(), row.status().equals("none") ? CLONE : "5501");
      case "ACTIVATE" -> "/ACTIVATE-CLONE " + UNIT;
      case "RESTART" -> "/RESTART-CLONE-SESSION " + UNIT;
      case "RESTORE" -> "/RESTORE-FROM-CLONE " + UNIT;
      case "SWAP" -> "/SWAP-CLONE-SESSION " + UNIT;
      case "STOP" -> "/STOP-CLONE-SESSION " + UNIT;
      case "FORCE" -> "/STOP-CLONE-SESSION " + UNIT + ",FORCE=*YES";
      default -> throw new IllegalArgumentException(row.command());
    };
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void aCommandInAStatusIsAnsweredAsTheManualSaysAndCimShowsWhatFollows(Row row)
      throws WBEMException {
    reach(host, row.type(), row.status());
    if (row.command().equals("background")) {
      host.pass(600);
    } else if (row.answer().equals("ok")) {
      host.good(line(row));
    } else if (row.answer().equals("wait")) {
      host.waiting(line(row));
    } else {
      host.rejected(line(row), row.answer());
    }
    if (row.next().startsWith("swapped ")) {
      assertThat(host.status(CLONE, UNIT)).isEqualTo(row.next().substring(8));
      assertThat(host.copyState("clone.1", "pubb")).isEqualTo(row.state());
    } else {
      assertThat(host.status(UNIT, CLONE)).isEqualTo(row.next());
      assertThat(host.copyState("pubb", "clone.1")).isEqualTo(row.state());
    }
  }

  static List<String[]> devices() throws IOException {
    return rows("device-status.csv");
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theDevicesAreReadyOrNotAsTheStatusOfTheSessionSays(
      String type, String status, String unit, String clone) {
    reach(host, type, status);
    assertThat(host.unitStatus(UNIT, CLONE)).isEqualTo(unit);
    assertThat(host.copyStatus(UNIT, CLONE)).isEqualTo(clone);
    assertThat(host.ready(UNIT)).isEqualTo(unit);
    assertThat(host.ready(CLONE)).isEqualTo(clone);
  }

  @Test
  void aRestartIsAlwaysPossibleWhereTheSwitchSaysSo(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "restart", "always")) {
      reach(other, "QUICKOPC", "SYNCHRONIZING");
      other.write("pubb", 3, 1);
      other.good("/RESTART-CLONE-SESSION " + UNIT);
      assertThat(other.content("clone.1").same(other.content("pubb"))).isTrue();
      other.pass(600);
      other.good("/RESTART-CLONE-SESSION " + UNIT);
    }
  }

  @Test
  void aSynchronizingEcSessionIsNeverStoppedWhereTheSwitchSaysSo(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "ecStopSynchronizing", "never")) {
      reach(other, "EC", "SYNCHRONIZING");
      other.rejected("/STOP-CLONE-SESSION " + UNIT + ",FORCE=*YES", "NDE1915");
      other.pass(600);
      other.good("/STOP-CLONE-SESSION " + UNIT);
    }
  }

  @Test
  void terminationIsAtOnceWhereTheSwitchSaysSo(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "terminationSeconds", "0")) {
      reach(other, "QUICKOPC", "SPLIT");
      other.good("/STOP-CLONE-SESSION " + UNIT);
      assertThat(other.status(UNIT, CLONE)).isEqualTo("none");
    }
  }

  @Test
  void theUsualTypeIsEcWhereTheParameterFileSaysSo(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "cloneType", "ec")) {
      other.good("/START-CLONE-SESSION 5403,5500");
      assertThat(other.copyStatus(UNIT, CLONE)).isEqualTo("NOT-READY");
    }
  }
}
