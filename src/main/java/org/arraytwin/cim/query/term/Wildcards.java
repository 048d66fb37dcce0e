package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in the manner of SQL: {@code %} is any text, {@code _} any character; where sets are
 * known, {@code [abc]}, {@code [a-f]} and {@code [^a-f]} are one character. In brackets the special
 * characters stand for themselves. Upper and lower case differ.
 */
public final class Wildcards implements TextPattern {
  /** What each step passes; null for any text. */
  private final List<@Nullable IntPredicate> steps = new ArrayList<>();

  private Wildcards() {}

  /**
   * Reads a pattern.
   *
   * @param sets whether brackets are special
   */
  public static Wildcards of(String pattern, boolean sets) throws Malformed {
    Wildcards wildcards = new Wildcards();
    int[] points = pattern.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      if (c == '%') {
        wildcards.anyText();
      } else if (c == '_') {
        wildcards.steps.add(x -> true);
      } else if (sets && c == '[') {
        CharacterSet set = CharacterSet.read(points, i + 1);
        wildcards.steps.add(set.test());
        i = set.end();
      } else {
        wildcards.steps.add(x -> x == c);
      }
    }
    return wildcards;
  }

  private void anyText() {
    if (steps.isEmpty() || !anyText(steps.size() - 1)) {
      steps.add(null);
    }
  }

  private boolean anyText(int step) {
    return step < steps.size() && steps.get(step) == null;
  }

  private boolean passes(int step, int c) {
    IntPredicate test = step < steps.size() ? steps.get(step) : null;
    return test != null && test.test(c);
  }

  /** Goes back at most to the last {@code %}, which is enough: an earlier one cannot do better. */
  @Override
  public boolean matches(String text) {
    int[] points = text.codePoints().toArray();
    int at = 0;
    int step = 0;
    int lastAny = -1;
    int lastAt = 0;
    while (at < points.length) {
      if (anyText(step)) {
        lastAny = step++;
        lastAt = at;
      } else if (passes(step, points[at])) {
        step++;
        at++;
      } else if (lastAny >= 0) {
        step = lastAny + 1;
        at = ++lastAt;
      } else {
        return false;
      }
    }
    while (anyText(step)) {
      step++;
    }
    return step == steps.size();
  }
}
