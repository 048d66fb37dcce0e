package org.arraytwin.cim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A CIM datetime (DSP0004 clause 5.2.4) in its 25 character form: a time stamp {@code
 * yyyymmddhhmmss.mmmmmmsutc} or an interval {@code ddddddddhhmmss.mmmmmm:000}; fields that are not
 * significant are asterisks, from the right.
 *
 * @param text the 25 characters
 */
public record CimDateTime(String text) {
  private static final Pattern FORM =
      Pattern.compile("[0-9*]{14}\\.[0-9*]{6}(?:[+-](?:[0-9]{3}|\\*{3})|:000)");

  public CimDateTime {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a CIM datetime; expected yyyymmddhhmmss.mmmmmm+utc or"
              + " ddddddddhhmmss.mmmmmm:000");
    }
  }

  /** The time stamp of that instant in UTC, to the microsecond. */
  public static CimDateTime ofEpochMicros(long epochMicros) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(epochMicros, 1_000_000L), Math.floorMod(epochMicros, 1_000_000L) * 1000L);
    ZonedDateTime t = instant.atZone(ZoneOffset.UTC);
    return new CimDateTime(
        String.format(
            Locale.ROOT,
            "%04d%02d%02d%02d%02d%02d.%06d+000",
            t.getYear(),
            t.getMonthValue(),
            t.getDayOfMonth(),
            t.getHour(),
            t.getMinute(),
            t.getSecond(),
            t.getNano() / 1000));
  }

  /** The interval of that length, to the microsecond. */
  public static CimDateTime ofInterval(Duration d) {
    return new CimDateTime(
        String.format(
            Locale.ROOT,
            "%08d%02d%02d%02d.%06d:000",
            d.toDaysPart(),
            d.toHoursPart(),
            d.toMinutesPart(),
            d.toSecondsPart(),
            d.toNanosPart() / 1000));
  }

  public boolean isInterval() {
    return text.charAt(21) == ':';
  }

  @Override
  public String toString() {
    return text;
  }
}
