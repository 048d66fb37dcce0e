package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a driver reads of the box's command line, field by field. */
class EternusCliFieldsIT {
  private static final Path ROWS = Path.of("test-fixtures/eternus/cli-fields.csv");

  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  record Row(String before, String command, int line, int field, String text, String source) {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(ROWS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\\|", -1))
        .map(
            f ->
                new Row(
                    f[0].strip(),
                    f[1].strip(),
                    Integer.parseInt(f[2].strip()),
                    Integer.parseInt(f[3].strip()),
                    f[4].strip(),
                    f[5].strip()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFieldStandsWhereTheDriverReadsIt(Row row) {
    boxes.fresh();
    for (String step : row.before().isEmpty() ? new String[0] : row.before().split(" *; *", -1)) {
      boxes.must(step);
    }
    boolean named = row.command().startsWith("dx2 ");
    Answer answer =
        boxes.type(named ? "dx2" : "dx1", named ? row.command().substring(4) : row.command());
    String[] lines = answer.output().split("\r?\n", -1);
    int status = 0;
    while (!lines[status].matches("[0-9A-F]{2}")) {
      status++;
    }
    assertThat(lines[status]).as("status of " + answer.output()).isEqualTo("00");
    // Most answers say first how many rows there are.
    boolean counted = lines[status + 1].matches("[0-9A-F]{4}\t?");
    if (counted) {
      int number = Integer.parseInt(lines[status + 1].strip(), 16);
      assertThat(number).as("rows that follow").isGreaterThan(row.line());
    }
    assertThat(counted).as("rows are counted").isNotEqualTo(row.command().contains("enclosure"));
    String[] fields = lines[status + (counted ? 2 : 1) + row.line()].split("\t", -1);
    assertThat(fields.length).as(row.source()).isGreaterThan(row.field());
    assertThat(fields[row.field()]).as(row.source()).matches(row.text());
  }
}
