package org.arraytwin.cim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * A CIM datetime (DSP0004 clause 5.2.4) in its 25 character form: a time stamp {@code
 * yyyymmddhhmmss.mmmmmmsutc} or an interval {@code ddddddddhhmmss.mmmmmm:000}. Fields that are not
 * significant are asterisks, from the right; a fraction of a second may be asterisks in part.
 *
 * @param text the 25 characters
 */
public record CimDateTime(String text) {
  /**
   * @throws IllegalArgumentException where the text is not of that form or a field is out of its
   *     range; the message says which
   */
  public CimDateTime {
    DateTimeForm.check(text);
  }

  /** The time stamp of that instant in UTC, to the microsecond; years 0 to 9999. */
  public static CimDateTime ofEpochMicros(long epochMicros) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(epochMicros, 1_000_000L), Math.floorMod(epochMicros, 1_000_000L) * 1000L);
    ZonedDateTime t = instant.atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(DateTimeForm.LENGTH);
    digits(out, t.getYear(), 4);
    digits(out, t.getMonthValue(), 2);
    digits(out, t.getDayOfMonth(), 2);
    timeOfDay(out, t.getHour(), t.getMinute(), t.getSecond(), t.getNano());
    return new CimDateTime(out.append("+000").toString());
  }

  /** The interval of that length, to the microsecond; up to 99,999,999 days, not negative. */
  public static CimDateTime ofInterval(Duration d) {
    StringBuilder out = new StringBuilder(DateTimeForm.LENGTH);
    digits(out, d.toDaysPart(), 8);
    timeOfDay(out, d.toHoursPart(), d.toMinutesPart(), d.toSecondsPart(), d.toNanosPart());
    return new CimDateTime(out.append(":000").toString());
  }

  private static void timeOfDay(StringBuilder out, int hours, int minutes, int seconds, int nanos) {
    digits(out, hours, 2);
    digits(out, minutes, 2);
    digits(out, seconds, 2);
    out.append('.');
    digits(out, nanos / 1000, 6);
  }

  private static void digits(StringBuilder out, long value, int count) {
    String text = Long.toString(value);
    for (int i = text.length(); i < count; i++) {
      out.append('0');
    }
    out.append(text);
  }

  public boolean isInterval() {
    return text.charAt(21) == ':';
  }

  @Override
  public String toString() {
    return text;
  }
}
