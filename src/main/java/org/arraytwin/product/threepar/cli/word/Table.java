package org.arraytwin.product.threepar.cli.word;

import java.util.ArrayList;
import java.util.List;

/** Columns as InForm OS prints them: as wide as their longest value, one blank between. */
public final class Table {
  /** Where a value stands in its column. */
  public enum Align {
    LEFT,
    RIGHT,
    /** Left, the heading filled up with hyphens on both sides. */
    DASHED
  }

  /**
   * A column.
   *
   * @param heading its heading
   * @param align where its values stand
   * @param least its least width
   */
  public record Column(String heading, Align align, int least) {
    public static Column left(String heading, int least) {
      return new Column(heading, Align.LEFT, least);
    }

    public static Column right(String heading, int least) {
      return new Column(heading, Align.RIGHT, least);
    }

    /** A column whose heading comes with a hyphen on each side. */
    public static Column dashed(String heading) {
      return new Column(heading, Align.DASHED, heading.length());
    }

    /** The same, at least so wide. */
    public static Column dashed(String heading, int least) {
      return new Column(heading, Align.DASHED, least);
    }

    /** Its heading without hyphens. */
    public String plainHeading() {
      return align == Align.DASHED ? heading.substring(1, heading.length() - 1) : heading;
    }
  }

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
    this.widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(columns.get(i).least(), columns.get(i).heading().length());
    }
  }

  /** Adds a row, one value a column. */
  public void row(List<String> values) {
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(values.size() + " values for " + columns.size());
    }
    rows.add(List.copyOf(values));
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], values.get(i).length());
    }
  }

  public int rows() {
    return rows.size();
  }

  /** Where a column begins in a printed line. */
  public int start(int column) {
    int at = 0;
    for (int i = 0; i < column; i++) {
      at += widths[i] + 1;
    }
    return at;
  }

  /** Characters of a full line. */
  public int width() {
    return start(widths.length) - 1;
  }

  /** The line of headings. */
  public String heading() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      boolean dashed = column.align() == Align.DASHED;
      put(line, i, dashed ? dashed(column.heading(), widths[i]) : column.heading());
    }
    return line.toString().stripTrailing();
  }

  /** The line of one row, without blanks at its end. */
  public String line(int row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      put(line, i, rows.get(row).get(i));
    }
    return line.toString().stripTrailing();
  }

  /** The headings parted by commas, filled up to their least widths as the array does. */
  public String csvHeading() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      line.append(i == 0 ? "" : ",").append(column.plainHeading());
      if (i < widths.length - 1 && column.align() != Align.DASHED) {
        line.append(" ".repeat(Math.max(0, column.least() - column.heading().length())));
      }
    }
    return line.toString();
  }

  /** One row parted by commas; a value with a comma stands in quotes. */
  public String csvLine(int row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String value = rows.get(row).get(i);
      line.append(i == 0 ? "" : ",");
      line.append(value.indexOf(',') >= 0 ? '"' + value + '"' : value);
    }
    return line.toString();
  }

  private void put(StringBuilder line, int i, String value) {
    String fill = " ".repeat(widths[i] - value.length());
    line.append(i == 0 ? "" : " ");
    line.append(columns.get(i).align() == Align.RIGHT ? fill + value : value + fill);
  }

  /** A text in the middle of hyphens. */
  public static String dashed(String text, int width) {
    int fill = Math.max(0, width - text.length());
    return "-".repeat(fill / 2) + text + "-".repeat(fill - fill / 2);
  }
}
