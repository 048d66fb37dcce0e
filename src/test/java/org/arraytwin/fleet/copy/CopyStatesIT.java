package org.arraytwin.fleet.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.fleet.Reason;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The manuals' tables of events and states, row by row: a file for each kind of copy, written by
 * hand. A line {@code @name = ...} tells what leads to a state. Columns: what is done before, the
 * event, the state of copy m then (or the reason of a refusal, or {@code gone}), what else is to be
 * seen.
 */
class CopyStatesIT {
  private static final Path FIXTURES = Path.of("test-fixtures/copies");

  @TestFactory
  Stream<DynamicTest> everyEventInEveryStateDoesWhatTheManualSays() throws IOException {
    List<DynamicTest> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(FIXTURES)) {
      for (Path file : files.sorted().toList()) {
        String kind = file.getFileName().toString().replace(".csv", "");
        Map<String, String> states = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          String line = lines.get(i);
          if (line.matches("@\\w+ = .*")) {
            String[] state = line.split(" = ", 2);
            states.put(state[0], with(states, state[1]));
          } else if (!line.isBlank() && !line.startsWith("#")) {
            String name = kind + ", line " + (i + 1) + ": " + line;
            String[] columns = with(states, line).split("\\|", -1);
            rows.add(DynamicTest.dynamicTest(name, () -> row(kind, columns)));
          }
        }
      }
    }
    assertThat(rows).isNotEmpty();
    return rows.stream();
  }

  /** A text with the names of states replaced by what leads to them. */
  private static String with(Map<String, String> states, String text) {
    String full = text;
    for (Map.Entry<String, String> state : states.entrySet()) {
      full = full.replaceAll(state.getKey() + "\\b", state.getValue());
    }
    return full;
  }

  private static void row(String kind, String[] columns) {
    assertThat(columns).hasSize(4);
    String then = columns[2].strip();
    // A small pool for the targets, where rows are about its end.
    boolean narrow = columns[0].startsWith("narrow,");
    CopyScript script = new CopyScript(kind, narrow ? new OneArray(8) : new OneArray());
    script.run(columns[0].replaceFirst("^narrow\\s*,", ""));
    Reason reason = script.act(columns[1].strip());
    assertThat(reason == null ? script.state("m") : reason.name()).isEqualTo(then);
    CopyScript.split(columns[3]).forEach(script::check);
  }
}
