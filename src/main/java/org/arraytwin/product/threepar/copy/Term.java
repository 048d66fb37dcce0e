package org.arraytwin.product.threepar.copy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times from now on as {@code -exp} and {@code -retain} have them (CLI reference, createsv). */
final class Term {
  /** Five years. */
  private static final long MOST_HOURS = 43_800;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([dDhH]?)");

  private Term() {}

  /**
   * Hours of a number with d, D, h or H behind it, hours where none is.
   *
   * @throws CopyRefused where it is none, or not 1 to 43,800 hours
   */
  static long hours(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw CopyRefused.input(
          "invalid time " + text + " of " + option + "; <number>[d|D|h|H] is legal");
    }
    boolean days = matcher.group(2).equalsIgnoreCase("d");
    long hours = Long.parseLong(matcher.group(1)) * (days ? 24 : 1);
    if (hours < 1 || hours > MOST_HOURS) {
      throw CopyRefused.input(
          "time " + text + " of " + option + " is out of range; 1 to " + MOST_HOURS + " hours");
    }
    return hours;
  }
}
