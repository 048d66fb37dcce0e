package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** What the association of a session tells of it over CIM-XML, row by row. */
class EternusSynchronizedIT {
  private static EternusBoxes boxes;

  @BeforeAll
  static void serve() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void end() {
    boxes.close();
  }

  static Stream<String[]> rows() throws IOException {
    List<String> lines =
        Files.readAllLines(EternusBoxes.HOME.resolve("test-fixtures/eternus/synchronized.csv"));
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(
            line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aSessionIsToldWithItsTypesAndModes(
      String before, String ends, String properties, String source) throws WBEMException {
    boxes.fresh();
    for (String step : before.split(";", -1)) {
      boxes.must(step.strip());
    }
    String[] numbers = ends.split(" ", -1);
    for (String each : properties.split(" ", -1)) {
      String[] property = each.split("=", 2);
      String shown =
          boxes.cimShows(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), property[0]);
      assertThat(shown).as(source + ": " + property[0]).isEqualTo(property[1]);
    }
  }
}
