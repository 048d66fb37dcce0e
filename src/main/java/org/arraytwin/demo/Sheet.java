package org.arraytwin.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what is seen at each step beside what was expected, and counts both. */
final class Sheet {
  private final PrintWriter out;
  private final Stage stage;
  private final List<Check> checks = new ArrayList<>();
  private String format = "";
  private String table = "";

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
    table = title;
    out.println();
    out.println(title);
    line(headings, "");
  }

  /**
   * A row of the table, which holds or is a mismatch.
   *
   * @param compared what it says to those who do not read the table
   */
  void row(boolean holds, Check.Compared compared, String... cells) {
    note(holds, compared);
    line(cells, holds ? "ok" : "MISMATCH");
  }

  /** Says something that has been checked, mostly about the data. */
  void claim(String claim, boolean holds) {
    note(holds, new Check.Compared(claim, "holds", holds ? "holds" : "does not hold"));
    out.printf(Locale.ROOT, "%14s%s%s%n", "", claim, holds ? "" : "  MISMATCH");
    out.flush();
  }

  private void note(boolean holds, Check.Compared compared) {
    checks.add(
        new Check(table, time(), compared.about(), compared.expected(), compared.seen(), holds));
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

  /** All that has been checked. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  int mismatches() {
    return (int) checks.stream().filter(check -> !check.holds()).count();
  }
}
