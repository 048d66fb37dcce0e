package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.cim.CimDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * The manual's tables of local copies, row by row: typed at the command line, read back by a CIM
 * client over HTTP and from {@code showvv}. Each row has volumes of its own.
 */
class ThreeparCopyTablesIT {
  private static final Path ROWS = Path.of("test-fixtures/threepar/local-copies.csv");
  private static ThreeparCopies fleet;

  @BeforeAll
  static void start() throws WBEMException {
    fleet = new ThreeparCopies();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @TestFactory
  Stream<DynamicTest> everyRowIsTypedAndSeen() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(ROWS)) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\\|", -1);
        assertThat(columns).as(line).hasSize(8);
        int row = tests.size() + 1;
        tests.add(DynamicTest.dynamicTest(columns[0].strip(), () -> row(columns, row)));
      }
    }
    return tests.stream();
  }

  private static void row(String[] columns, int number) throws WBEMException {
    Row row = new Row(number);
    fleet.volume(row.names("S"));
    fleet.volume(row.names("D"));
    for (String step : columns[1].split(";", -1)) {
      row.act(step.strip());
    }
    long before = fleet.at().now();
    row.act(columns[2].strip());
    String copy = row.names(columns[3].strip());

    List<CIMInstance> seen = fleet.copies(copy);
    String triple = columns[4].strip();
    if (triple.equals("gone")) {
      assertThat(seen).isEmpty();
    } else {
      assertThat(seen).hasSize(1);
      assertThat(triple(seen.get(0))).isEqualTo(triple);
      assertThat(when(seen.get(0), before)).isEqualTo(columns[5].strip());
      assertThat(TpdClient.text(seen.get(0), "SyncMaintained")).isEqualTo("false");
    }
    assertThat(fleet.shown("Type", copy)).isEqualTo(columns[6].strip());
    assertThat(
            fleet.shown("Detailed_State", copy)
                + ", "
                + fleet.shown("Detailed_State", row.names("S")))
        .isEqualTo(columns[7].strip());
  }

  private static String triple(CIMInstance copy) {
    return TpdClient.text(copy, "SyncState")
        + "/"
        + TpdClient.text(copy, "CopyState")
        + "/"
        + TpdClient.text(copy, "ProgressStatus");
  }

  /** WhenSynced: {@code now} where it is the present moment, {@code earlier} where before. */
  private static String when(CIMInstance copy, long before) {
    Object when = copy.getPropertyValue("WhenSynced");
    if (when == null) {
      return "null";
    }
    String text = when.toString();
    String now = CimDateTime.ofEpochMicros(fleet.at().now()).toString();
    assertThat(text).isLessThanOrEqualTo(now);
    return text.equals(now)
        ? "now"
        : text.compareTo(CimDateTime.ofEpochMicros(before).toString()) <= 0 ? "earlier" : "between";
  }

  /** The volumes of one row: S, D and V. */
  private record Row(int number) {
    String names(String text) {
      return text.replaceAll("\\b([SDV])\\b", "r" + number + ".$1");
    }

    void act(String step) {
      String[] words = step.split(" ", -1);
      switch (words[0]) {
        case "" -> {}
        case "write" -> fleet.write(names(words[1]), words[2]);
        case "pass" -> fleet.pass(Double.parseDouble(words[1]));
        case "fail" -> fleet.fail(names(words[1]));
        default -> fleet.good(names(step));
      }
    }
  }
}
