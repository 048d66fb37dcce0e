package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tables of events and states, written by hand after the manuals: a file for each kind of session,
 * a line for each row. A line {@code @name = ...} tells what leads to a state, and stands for it in
 * the rows below.
 */
public final class ManualRows {
  private ManualRows() {}

  /**
   * A test for each row.
   *
   * @param separator what stands between columns
   * @param row carries out the columns of a row for a kind
   */
  public static Stream<DynamicTest> of(
      Path folder, String separator, BiConsumer<String, String[]> row) throws IOException {
    List<DynamicTest> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        read(file, separator, row, rows);
      }
    }
    assertThat(rows).isNotEmpty();
    return rows.stream();
  }

  private static void read(
      Path file, String separator, BiConsumer<String, String[]> row, List<DynamicTest> rows)
      throws IOException {
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
        String[] columns = with(states, line).split(Pattern.quote(separator), -1);
        rows.add(DynamicTest.dynamicTest(name, () -> row.accept(kind, columns)));
      }
    }
  }

  /** A text with the names of states replaced by what leads to them. */
  private static String with(Map<String, String> states, String text) {
    String full = text;
    for (Map.Entry<String, String> state : states.entrySet()) {
      full = full.replaceAll(state.getKey() + "\\b", state.getValue());
    }
    return full;
  }

  /**
   * An operation as rows have it: {@code SUBJECT operation of some words +option}.
   *
   * @param subject the array or session that is asked
   * @param options without their plus
   */
  public record Asked(String subject, String operation, List<String> options) {
    public static Asked of(List<String> words) {
      List<String> name = new ArrayList<>();
      List<String> options = new ArrayList<>();
      for (String word : words.subList(1, words.size())) {
        if (word.startsWith("+")) {
          options.add(word.substring(1));
        } else {
          name.add(word);
        }
      }
      return new Asked(words.get(0), String.join(" ", name), options);
    }
  }
}
