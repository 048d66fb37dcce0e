package org.arraytwin.product.eternus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What follows the status of an answer that is well.
 *
 * @param lines as they are printed
 */
record Reply(List<String> lines) {
  static final Reply NONE = new Reply(List.of());

  /** Ends the number of rows in some answers (sample of the OpenStack driver). */
  static final String TAB = "\t";

  Reply {
    lines = List.copyOf(lines);
  }

  /** One line, for example the number of what was made. */
  static Reply of(String line) {
    return new Reply(List.of(line));
  }

  /**
   * How many rows there are, in four hex digits, and the rows; nothing at all where there are none.
   *
   * @param mark behind the number
   */
  static Reply rows(List<String> rows, String mark) {
    if (rows.isEmpty()) {
      return NONE;
    }
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "%04X", rows.size()) + mark);
    lines.addAll(rows);
    return new Reply(lines);
  }

  /** The same without a mark. */
  static Reply rows(List<String> rows) {
    return rows(rows, "");
  }
}
