package org.arraytwin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.server.CommandFailure;

/**
 * The lines of a fixture that is a manual's table: columns parted by bars, remarks after {@code #}.
 */
final class ManualRows {
  private final Path file;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Reads a file.
   *
   * @throws CommandFailure where it cannot be read
   */
  ManualRows(Path file) {
    this.file = file;
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.startsWith("#") && line.contains("|")) {
          rows.add(List.of(line.split("\\|", -1)).stream().map(String::strip).toList());
        }
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot read the expected values: " + e.getMessage(), e);
    }
  }

  /**
   * The row whose first columns are these.
   *
   * @throws CommandFailure where there is none
   */
  List<String> row(String... first) {
    List<String> wanted = List.of(first);
    return rows.stream()
        .filter(row -> row.size() > wanted.size() && row.subList(0, wanted.size()).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new CommandFailure(file + " has no row " + wanted));
  }

  /** The rows of so many columns, in the order of the file. */
  List<List<String>> all(int columns) {
    return rows.stream().filter(row -> row.size() == columns).toList();
  }

  /** The rows that have a text in a column, in the order of the file. */
  List<List<String>> rowsWith(int column, String text) {
    return rows.stream()
        .filter(row -> row.size() > column && row.get(column).equals(text))
        .toList();
  }
}
