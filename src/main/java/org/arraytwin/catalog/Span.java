package org.arraytwin.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of virtual time as people write them: {@code 90s}, {@code 1h20m}, {@code 250ms}. */
public final class Span {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?"
              + "(?:([0-9]{1,9})ms)?(?:([0-9]{1,18})us)?");
  private static final long[] MICROS = {
    86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L
  };
  private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us"};

  private Span() {}

  /**
   * Microseconds of a length of time.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw wrong(text);
    }
    long sum = 0;
    try {
      for (int i = 0; i < MICROS.length; i++) {
        String number = matcher.group(i + 1);
        if (number != null) {
          sum = Math.addExact(sum, Math.multiplyExact(Long.parseLong(number), MICROS[i]));
        }
      }
    } catch (ArithmeticException e) {
      throw wrong(text);
    }
    return sum;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no length of time, expected for example 90s, 1h20m or 250ms");
  }

  /** The shortest form, largest units first. */
  public static String print(long micros) {
    StringBuilder text = new StringBuilder();
    long left = micros;
    for (int i = 0; i < MICROS.length; i++) {
      long count = left / MICROS[i];
      if (count > 0) {
        text.append(count).append(UNITS[i]);
        left -= count * MICROS[i];
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
