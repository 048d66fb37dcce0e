package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The characters between brackets: single ones and ranges, with {@code ^} before them all others.
 *
 * @param test whether a character is one of them
 * @param end the position of the closing bracket
 */
record CharacterSet(IntPredicate test, int end) {
  private record Span(int first, int last) {}

  /**
   * Reads a set.
   *
   * @param from the position after the opening bracket
   */
  static CharacterSet read(int[] pattern, int from) throws TextPattern.Malformed {
    boolean others = from < pattern.length && pattern[from] == '^';
    int i = others ? from + 1 : from;
    List<Span> spans = new ArrayList<>();
    while (i < pattern.length && (pattern[i] != ']' || spans.isEmpty())) {
      int first = pattern[i];
      if (first == '\\' && i + 1 < pattern.length) {
        first = pattern[++i];
      }
      boolean range = i + 2 < pattern.length && pattern[i + 1] == '-' && pattern[i + 2] != ']';
      int last = range ? pattern[i + 2] : first;
      if (last < first) {
        throw new TextPattern.Malformed(
            "the range "
                + Character.toString(first)
                + "-"
                + Character.toString(last)
                + " runs backwards");
      }
      spans.add(new Span(first, last));
      i += range ? 3 : 1;
    }
    if (i >= pattern.length) {
      throw new TextPattern.Malformed("[ without ]");
    }
    return new CharacterSet(c -> within(spans, c) != others, i);
  }

  private static boolean within(List<Span> spans, int c) {
    for (Span span : spans) {
      if (c >= span.first() && c <= span.last()) {
        return true;
      }
    }
    return false;
  }
}
