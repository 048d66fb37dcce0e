package org.arraytwin.cim;

import java.time.YearMonth;
import java.util.List;

/** The rules for the 25 characters of a datetime (DSP0004 clause 5.2.4). */
final class DateTimeForm {
  static final int LENGTH = 25;

  private static final int POINT = 14;
  private static final int SIGN = 21;

  /** The farthest offset from UTC in use, in minutes. */
  private static final int LARGEST_OFFSET = 14 * 60;

  private static final int NOT_SIGNIFICANT = -1;

  /** A field from one character up to another, and the numbers it may hold. */
  private record Field(String name, int from, int to, int min, int max) {}

  private static final Field YEAR = new Field("year", 0, 4, 0, 9999);
  private static final Field MONTH = new Field("month", 4, 6, 1, 12);
  private static final Field DAY = new Field("day", 6, 8, 1, 31);
  private static final Field DAYS = new Field("days", 0, 8, 0, 99_999_999);
  private static final Field HOUR = new Field("hours", 8, 10, 0, 23);
  private static final Field MINUTE = new Field("minutes", 10, 12, 0, 59);
  private static final Field SECOND = new Field("seconds", 12, POINT, 0, 59);
  private static final Field OFFSET =
      new Field("offset from UTC", SIGN + 1, LENGTH, 0, LARGEST_OFFSET);
  private static final List<Field> STAMP = List.of(YEAR, MONTH, DAY, HOUR, MINUTE, SECOND);
  private static final List<Field> INTERVAL = List.of(DAYS, HOUR, MINUTE, SECOND);

  private final String text;
  private boolean significant = true;

  private DateTimeForm(String text) {
    this.text = text;
  }

  /** Requires that the text is a datetime. */
  static void check(String text) {
    new DateTimeForm(text).check();
  }

  private void check() {
    char sign = text.length() == LENGTH && text.charAt(POINT) == '.' ? text.charAt(SIGN) : ' ';
    switch (sign) {
      case '+', '-' -> {
        STAMP.forEach(this::inOrder);
        fraction();
        number(OFFSET);
        calendar();
      }
      case ':' -> {
        INTERVAL.forEach(this::inOrder);
        fraction();
        if (!text.endsWith("000")) {
          throw wrong("an interval ends with :000");
        }
      }
      default -> throw wrong("expected yyyymmddhhmmss.mmmmmm+utc or ddddddddhhmmss.mmmmmm:000");
    }
  }

  /** Once a field is not significant, none behind it is. */
  private void inOrder(Field field) {
    boolean known = number(field) != NOT_SIGNIFICANT;
    if (known && !significant) {
      throw wrong(field.name() + " behind asterisks");
    }
    significant = known;
  }

  private int number(Field field) {
    int value = 0;
    int asterisks = 0;
    for (int i = field.from(); i < field.to(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        asterisks++;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
      } else {
        throw wrong(field.name() + " must be digits or asterisks");
      }
    }
    if (asterisks == field.to() - field.from()) {
      return NOT_SIGNIFICANT;
    }
    if (asterisks > 0) {
      throw wrong(field.name() + " must be all asterisks or none");
    }
    if (value < field.min() || value > field.max()) {
      throw wrong(field.name() + " must be from " + field.min() + " to " + field.max());
    }
    return value;
  }

  private void fraction() {
    for (int i = POINT + 1; i < SIGN; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '*') {
        throw wrong("microseconds must be digits or asterisks");
      }
      if (digit && !significant) {
        throw wrong("microseconds behind asterisks");
      }
      significant = digit;
    }
  }

  private void calendar() {
    int year = number(YEAR);
    int month = number(MONTH);
    int day = number(DAY);
    if (day != NOT_SIGNIFICANT && day > YearMonth.of(year, month).lengthOfMonth()) {
      throw wrong("that month has no day " + day);
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("'" + text + "' is not a CIM datetime: " + what);
  }
}
