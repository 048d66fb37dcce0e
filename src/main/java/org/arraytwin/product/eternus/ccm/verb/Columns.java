package org.arraytwin.product.eternus.ccm.verb;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.eternus.ccm.call.Response;

/** Columns under a line of hyphens, each as wide as its longest value, one blank between. */
final class Columns {
  private final List<String> headings;
  private final List<Boolean> right;
  private final List<List<String>> rows = new ArrayList<>();

  /** Columns by heading; one that begins with {@code +} is right-aligned. */
  Columns(String... headings) {
    this.headings = new ArrayList<>();
    this.right = new ArrayList<>();
    for (String heading : headings) {
      boolean plus = heading.startsWith("+");
      right.add(plus);
      this.headings.add(plus ? heading.substring(1) : heading);
    }
  }

  void row(String... values) {
    rows.add(List.of(values));
  }

  /** Headings, hyphens, rows. */
  void print(Response to) {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              headings.get(i).length(),
              rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
    }
    to.line(line(headings, widths, false));
    List<String> hyphens = new ArrayList<>();
    for (int width : widths) {
      hyphens.add("-".repeat(width));
    }
    to.line(line(hyphens, widths, false));
    rows.forEach(row -> to.line(line(row, widths, true)));
  }

  private String line(List<String> values, int[] widths, boolean align) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String fill = " ".repeat(widths[i] - values.get(i).length());
      line.append(i == 0 ? "" : " ");
      line.append(align && right.get(i) ? fill + values.get(i) : values.get(i) + fill);
    }
    return line.toString().stripTrailing();
  }
}
