package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * The tables of the ETERNUS manuals, row by row: typed at the server with the Copy Control Module,
 * read back there, on the box and over CIM, and held against the volumes' contents.
 */
class EternusTablesIT {
  private static final Path FIXTURES = EternusBoxes.HOME.resolve("test-fixtures/eternus");
  private static final Pattern GROUP = Pattern.compile("(ac[a-z]+) \\w+ -g (\\w+)");

  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  /** What a state is called elsewhere: by kind, status and phase. */
  private static Map<String, String[]> words() throws IOException {
    Map<String, String[]> words = new HashMap<>();
    for (String line : Files.readAllLines(FIXTURES.resolve("words.csv"))) {
      if (!line.startsWith("#")) {
        String[] cells = line.split("\\|", -1);
        words.put(cells[0] + " " + cells[1] + "/" + cells[2], cells);
      }
    }
    return words;
  }

  @TestFactory
  Stream<DynamicTest> everyRowOfTheTablesIsAnsweredAndShownAsTheManualsSay() throws IOException {
    Map<String, String[]> words = words();
    return ManualRows.of(FIXTURES.resolve("states"), "|", (kind, cells) -> row(words, kind, cells));
  }

  private static void row(Map<String, String[]> words, String file, String[] cells) {
    assertThat(cells).hasSize(6);
    String[] row = Arrays.stream(cells).map(String::strip).toArray(String[]::new);
    boxes.fresh();
    steps(row[0]).forEach(boxes::must);

    String answer = boxes.act(row[1]);

    assertThat(answer).as(row[5]).contains(row[2]);
    if (!row[2].isEmpty()) {
      assertThat(answer.contains("ccm")).as(answer).isEqualTo(row[2].startsWith("ccm"));
    }
    Matcher group = GROUP.matcher(row[0] + " ; " + row[1]);
    assertThat(group.find()).as("a group").isTrue();
    assertThat(boxes.session(group.group(1), group.group(2))).as(row[5]).isEqualTo(row[3]);
    shownEverywhere(words, kind(file, group.group(2)), row[3]);
    steps(row[4]).forEach(boxes::check);
  }

  private static void shownEverywhere(Map<String, String[]> words, String kind, String session) {
    int target = kind.equals("REC") ? 0 : 1;
    String[] named = words.get(kind + " " + session);
    assertThat(named != null).as(kind + " " + session).isEqualTo(!session.equals("none"));
    String wanted = named == null ? "none" : named[3] + "/" + named[4];
    assertThat(boxes.boxShows(0, target)).as("on the box").isEqualTo(wanted);
    try {
      assertThat(boxes.cimShows(0, target))
          .as("over CIM")
          .isEqualTo(named == null ? "none" : named[6]);
    } catch (WBEMException e) {
      throw new AssertionError(e);
    }
  }

  private static String kind(String file, String group) {
    return switch (group) {
      case "OPC", "EC", "REC" -> group;
      case "SNAP" -> "SnapOPC";
      case "PLUS" -> "SnapOPCP";
      case "QUICK", "PAIRS" -> "QuickOPC";
      default -> throw new AssertionError(file + ": what kind is group " + group + "?");
    };
  }

  private static List<String> steps(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
