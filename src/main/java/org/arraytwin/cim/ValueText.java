package org.arraytwin.cim;

import java.util.regex.Pattern;

/**
 * The text forms of CIM values, as CIM-XML elements and keys spell them (DSP0201 clause 5.2.4.1).
 */
public final class ValueText {
  private static final Pattern REAL =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private ValueText() {}

  /**
   * The value that a text stands for; integers in decimal or {@code 0x} form, blanks around
   * anything but strings ignored.
   *
   * @throws IllegalArgumentException where the text is not of the type or out of its range; always
   *     for a reference, which has no text form
   */
  public static Object parse(CimType type, String text) {
    return switch (type) {
      case STRING -> text;
      case BOOLEAN -> bool(text.trim());
      case CHAR16 -> character(text);
      case DATETIME -> new CimDateTime(text.trim());
      case REAL32 -> (float) real(text.trim());
      case REAL64 -> real(text.trim());
      case REFERENCE -> throw new IllegalArgumentException("a reference has no text form: " + text);
      default -> integer(type, text.trim());
    };
  }

  private static Boolean bool(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Boolean.TRUE;
    }
    if (text.equalsIgnoreCase("false")) {
      return Boolean.FALSE;
    }
    throw new IllegalArgumentException("'" + text + "' is not a boolean; expected TRUE or FALSE");
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("'" + text + "' is not one UCS-2 character");
    }
    return text.charAt(0);
  }

  private static double real(String text) {
    if (text.equalsIgnoreCase("NaN")) {
      return Double.NaN;
    }
    if (text.equalsIgnoreCase("INF") || text.equalsIgnoreCase("-INF")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!REAL.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a real number");
    }
    return Double.parseDouble(text);
  }

  private static Long integer(CimType type, String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    boolean hex = digits.regionMatches(true, 0, "0x", 0, 2);
    String plain = hex ? digits.substring(2) : digits;
    if (plain.isEmpty() || Character.digit(plain.charAt(0), 16) < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a " + type.wireName());
    }
    try {
      if (type == CimType.UINT64 && !negative) {
        return Long.parseUnsignedLong(plain, hex ? 16 : 10);
      }
      long value = Long.parseLong(negative ? "-" + plain : plain, hex ? 16 : 10);
      if (value >= type.min() && (type == CimType.UINT64 ? value == 0 : value <= type.max())) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a " + type.wireName() + " or out of its range", e);
    }
    throw new IllegalArgumentException("'" + text + "' is out of the range of " + type.wireName());
  }
}
