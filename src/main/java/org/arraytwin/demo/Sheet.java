package org.arraytwin.demo;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/** Prints what is seen at each step beside what was expected, and counts both. */
final class Sheet {
  private final PrintWriter out;
  private final Stage stage;
  private String format = "";
  private int checked;
  private int mismatches;

  Sheet(PrintWriter out, Stage stage) {
    this.out = out;
    this.stage = stage;
  }

  /**
   * Begins a table.
   *
   * @param title above it
   * @param columns a format with as many {@code %s} as headings, and one more for the verdict
   * @param headings of the columns
   */
  void table(String title, String columns, String... headings) {
    format = columns;
    out.println();
    out.println(title);
    line(headings, "");
  }

  /** A row of the table, which holds or is a mismatch. */
  void row(boolean holds, String... cells) {
    count(holds);
    line(cells, holds ? "ok" : "MISMATCH");
  }

  /** Says something that has been checked, mostly about the data. */
  void claim(String claim, boolean holds) {
    count(holds);
    out.printf(Locale.ROOT, "%14s%s%s%n", "", claim, holds ? "" : "  MISMATCH");
    out.flush();
  }

  private void count(boolean holds) {
    checked++;
    mismatches += holds ? 0 : 1;
  }

  private void line(String[] cells, String verdict) {
    Object[] all = Arrays.copyOf(cells, cells.length + 1, Object[].class);
    all[cells.length] = verdict;
    out.println(String.format(Locale.ROOT, format, all).stripTrailing());
    out.flush();
  }

  /** Virtual time since the demo began. */
  String time() {
    long whole = (long) stage.seconds();
    return String.format(Locale.ROOT, "+%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  int checked() {
    return checked;
  }

  int mismatches() {
    return mismatches;
  }
}
