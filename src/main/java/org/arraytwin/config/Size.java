package org.arraytwin.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 64KiB}, {@code 100GiB}. */
public final class Size {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(KiB|MiB|GiB|TiB)");

  private Size() {}

  /**
   * Bytes of a size with its unit.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size, expected a number and a unit, for example 512MiB or 16TiB");
    }
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 40;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
