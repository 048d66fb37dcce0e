package org.arraytwin.cim.query.term;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.arraytwin.cim.CimDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The order of datetimes (DSP0004 clause 5.2.4): one with asterisks stands for all moments that the
 * asterisks could hide, so that some comparisons cannot be decided.
 */
final class DateTimes {
  private static final long MICROS = 1_000_000;
  private static final long MAX_MICROS = 253_402_300_799L * MICROS;
  private static final long MIN_MICROS = -62_167_219_200L * MICROS;

  private record Span(long first, long last) {}

  private DateTimes() {}

  static Relation relation(CimDateTime a, CimDateTime b) {
    if (a.equals(b)) {
      return Relation.EQUAL;
    }
    Span x = span(a);
    Span y = span(b);
    if (x == null || y == null || a.isInterval() != b.isInterval()) {
      return Relation.UNKNOWN;
    }
    if (x.equals(y)) {
      return Relation.EQUAL;
    }
    return x.last() < y.first()
        ? Relation.LESS
        : x.first() > y.last() ? Relation.GREATER : Relation.UNKNOWN;
  }

  /**
   * Microseconds of an interval, or of a time stamp since 1970 UTC; null with asterisks and for
   * dates that no calendar has.
   */
  static @Nullable Long micros(CimDateTime time) {
    Span span = span(time);
    return span == null || span.first() != span.last() ? null : (Long) span.first();
  }

  private static @Nullable Span span(CimDateTime time) {
    try {
      return new Span(bound(time, false), bound(time, true));
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static long bound(CimDateTime time, boolean last) {
    String text = time.text();
    if (time.isInterval()) {
      long seconds =
          number(text, 0, 8, last ? 99_999_999 : 0) * TimeUnit.DAYS.toSeconds(1)
              + number(text, 8, 10, last ? 23 : 0) * TimeUnit.HOURS.toSeconds(1)
              + number(text, 10, 12, last ? 59 : 0) * TimeUnit.MINUTES.toSeconds(1)
              + number(text, 12, 14, last ? 59 : 0);
      return Math.addExact(Math.multiplyExact(seconds, MICROS), fraction(text, last));
    }
    int year = (int) number(text, 0, 4, last ? 9999 : 0);
    int month = (int) number(text, 4, 6, last ? 12 : 1);
    LocalDate first = LocalDate.of(year, month, 1);
    int day = (int) number(text, 6, 8, last ? first.lengthOfMonth() : 1);
    LocalDateTime local =
        LocalDate.of(year, month, day)
            .atTime(
                (int) number(text, 8, 10, last ? 23 : 0),
                (int) number(text, 10, 12, last ? 59 : 0),
                (int) number(text, 12, 14, last ? 59 : 0));
    long offset = TimeUnit.MINUTES.toSeconds(number(text, 22, 25, 0));
    long seconds =
        local.toEpochSecond(ZoneOffset.UTC) - (text.charAt(21) == '-' ? -offset : offset);
    return seconds * MICROS + fraction(text, last);
  }

  private static long fraction(String text, boolean last) {
    return Long.parseLong(text.substring(15, 21).replace('*', last ? '9' : '0'));
  }

  private static long number(String text, int from, int to, long hidden) {
    String digits = text.substring(from, to);
    return digits.indexOf('*') >= 0 ? hidden : Long.parseLong(digits);
  }

  /** Sum or difference of datetimes; null where there is none. */
  static @Nullable CimDateTime calculate(Calculation.Kind kind, CimDateTime a, CimDateTime b) {
    Long x = micros(a);
    Long y = micros(b);
    boolean sum = kind == Calculation.Kind.ADD;
    if (x == null || y == null || (!sum && kind != Calculation.Kind.SUBTRACT)) {
      return null;
    }
    long result = sum ? x + y : x - y;
    if (a.isInterval() == b.isInterval()) {
      return sum && !a.isInterval() ? null : interval(result);
    }
    if (a.isInterval()) {
      return sum ? timestamp(result) : null;
    }
    return timestamp(result);
  }

  /** A multiple or part of an interval; null for anything else. */
  static @Nullable CimDateTime scale(Calculation.Kind kind, CimDateTime a, Number factor) {
    Long x = micros(a);
    if (x == null || !a.isInterval() || !(factor instanceof Long n)) {
      return null;
    }
    if (kind == Calculation.Kind.DIVIDE) {
      return n == 0 ? null : interval(x / n);
    }
    long high = Math.multiplyHigh(x, n);
    return kind == Calculation.Kind.MULTIPLY && high == 0 ? interval(x * n) : null;
  }

  private static @Nullable CimDateTime interval(long micros) {
    boolean fits = micros >= 0 && micros < TimeUnit.DAYS.toMicros(100_000_000);
    return fits
        ? CimDateTime.ofInterval(Duration.ofSeconds(micros / MICROS, micros % MICROS * 1000))
        : null;
  }

  private static @Nullable CimDateTime timestamp(long micros) {
    return micros >= MIN_MICROS && micros <= MAX_MICROS ? CimDateTime.ofEpochMicros(micros) : null;
  }
}
