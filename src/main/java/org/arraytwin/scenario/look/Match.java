package org.arraytwin.scenario.look;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what is seen is what was expected. */
public final class Match {
  private static final Pattern RANGE =
      Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)?\\.\\.(-?[0-9]+(?:\\.[0-9]+)?)?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

  private Match() {}

  /** {@code a|b} is either; {@code 3..5}, {@code 3..} and {@code ..5} are ranges of numbers. */
  public static boolean holds(String expected, String seen) {
    if (expected.equals(seen)) {
      return true;
    }
    if (expected.contains("|")) {
      for (String one : expected.split("\\|", -1)) {
        if (holds(one, seen)) {
          return true;
        }
      }
      return false;
    }
    Matcher range = RANGE.matcher(expected);
    return range.matches() && NUMBER.matcher(seen).matches() && within(range, seen);
  }

  /** Whether it is a number, or a range with at least one end. */
  static boolean isNumberOrRange(String expected) {
    return NUMBER.matcher(expected).matches()
        || (RANGE.matcher(expected).matches() && expected.length() > 2);
  }

  /** Whether it is a range whose second end is below the first. */
  static boolean isEmptyRange(String expected) {
    Matcher range = RANGE.matcher(expected);
    return range.matches()
        && range.group(1) != null
        && range.group(2) != null
        && Double.parseDouble(range.group(1)) > Double.parseDouble(range.group(2));
  }

  private static boolean within(Matcher range, String seen) {
    double value = Double.parseDouble(seen);
    return (range.group(1) == null || value >= Double.parseDouble(range.group(1)))
        && (range.group(2) == null || value <= Double.parseDouble(range.group(2)));
  }
}
