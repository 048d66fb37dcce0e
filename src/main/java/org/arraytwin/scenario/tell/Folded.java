package org.arraytwin.scenario.tell;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that are not too long. */
public final class Folded {
  private Folded() {}

  /** At least one line; a word that is longer than a line stays whole. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int from = 0;
    while (from <= text.length()) {
      int blank = text.indexOf(' ', from);
      int to = blank < 0 ? text.length() : blank;
      if (line.length() + to - from > width && !line.toString().isBlank()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(text, from, to).append(' ');
      from = to + 1;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
