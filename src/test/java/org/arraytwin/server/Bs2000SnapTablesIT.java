package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The status table of snap sessions and the messages with known ids, row by row. */
class Bs2000SnapTablesIT {
  private static final String UNIT = "5403";
  private static final String SNAP = "5606";

  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  record Row(
      String status, String command, String answer, String next, String snap, String state) {}

  static List<Row> rows() throws IOException {
    return Bs2000TablesIT.rows("snap-status.csv").stream()
        .map(f -> new Row(f[0], f[1], f[2], f[3], f[4], f[5]))
        .toList();
  }

  private String status() {
    for (String line : host.good("/SHOW-SNAP-SESSION-STATUS").split("\n", -1)) {
      String[] cells = line.split(" +", -1);
      if (cells.length > 6 && cells[3].equals(SNAP)) {
        return cells[6];
      }
    }
    return "none";
  }

  private void reach(String status) {
    host.write("pubb", 0, 512);
    if (status.equals("UNUSED")) {
      assertThat(status()).isEqualTo(status);
      return;
    }
    host.good("/START-SNAP-SESSION 5403,5606");
    host.write("pubb", 600, 8000);
    if (status.equals("FAILED")) {
      host.fail("sdv.1");
    } else if (!status.equals("COPY-ON-WRITE")) {
      host.good("/RESTORE-FROM-SNAP 5403");
    }
    if (status.equals("RESTORED")) {
      host.pass(600);
      host.write("pubb", 600, 8000);
    } else {
      assertThat(status()).isEqualTo(status);
    }
  }

  private static String line(String command) {
    return switch (command) {
      case "START" -> "/START-SNAP-SESSION 5403,5606";
      case "RESTORE" -> "/RESTORE-FROM-SNAP 5403";
      case "STOP" -> "/STOP-SNAP-SESSION 5403";
      default -> throw new IllegalArgumentException(command);
    };
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCommandInAStatusIsAnsweredAsTheManualSaysAndCimShowsWhatFollows(Row row)
      throws WBEMException {
    reach(row.status());
    if (row.command().equals("background")) {
      host.pass(600);
    } else if (row.answer().equals("ok")) {
      host.good(line(row.command()));
    } else {
      host.rejected(line(row.command()), row.answer());
    }
    assertThat(status()).isEqualTo(row.next());
    assertThat(host.ready(SNAP)).isEqualTo(row.snap());
    assertThat(host.ready(UNIT)).isEqualTo("READY");
    assertThat(host.copyState("pubb", "sdv.1")).isEqualTo(row.state());
  }

  static List<String[]> messages() throws IOException {
    return Files.readAllLines(Mainframe.HOME.resolve("test-fixtures/bs2000/messages.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" *\\| *", -1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesWithItsId(String id, String before, String command, String text) {
    for (String step : before.isEmpty() ? new String[0] : before.split(" *; *", -1)) {
      if (step.startsWith("pass ")) {
        host.pass(Double.parseDouble(step.substring(5)));
      } else if (step.equals("cut")) {
        host.happen(new CutLink("dxa", "dxb", 0));
      } else {
        host.good(step);
      }
    }
    assertThat(host.type(command).output()).contains(id).contains(text);
  }
}
