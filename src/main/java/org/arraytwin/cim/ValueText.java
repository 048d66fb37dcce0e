package org.arraytwin.cim;

import java.util.List;

/**
 * The text forms of CIM values, as CIM-XML elements and keys spell them (DSP0201 clause 5.2.4.1).
 */
public final class ValueText {
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
      case REAL32 -> RealText.real32(text.trim());
      case REAL64 -> RealText.real64(text.trim());
      case REFERENCE -> throw new IllegalArgumentException("a reference has no text form: " + text);
      default -> integer(type, text.trim());
    };
  }

  /**
   * The text of a value: what {@link #parse} reads back as the same. Integers in decimal, reals
   * with as few digits as tell them apart, booleans in capitals; a reference as its path.
   */
  public static String format(CimType type, Object value) {
    if (value instanceof Long number) {
      return type == CimType.UINT64 ? Long.toUnsignedString(number) : Long.toString(number);
    }
    if (value instanceof Boolean flag) {
      return flag ? "TRUE" : "FALSE";
    }
    if (value instanceof Float real) {
      return RealText.of(real);
    }
    return value instanceof Double real ? RealText.of(real) : value.toString();
  }

  /**
   * The text as {@link #format} would write its value, taken for any number or for a boolean; a
   * text that is neither stays as it is.
   */
  static String canonical(CimType type, String text) {
    List<CimType> tried =
        type.isNumeric() ? List.of(CimType.SINT64, CimType.UINT64, CimType.REAL64) : List.of(type);
    for (CimType candidate : tried) {
      try {
        return format(candidate, parse(candidate, text));
      } catch (IllegalArgumentException e) {
        // Not of this type; perhaps of the next.
      }
    }
    return text;
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

  private static Long integer(CimType type, String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    boolean hex = digits.regionMatches(true, 0, "0x", 0, 2);
    String plain = hex ? digits.substring(2) : digits;
    if (plain.isEmpty() || !plain.chars().allMatch(c -> isDigit(c, hex))) {
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
          "'" + text + "' is out of the range of " + type.wireName(), e);
    }
    throw new IllegalArgumentException("'" + text + "' is out of the range of " + type.wireName());
  }

  /** ASCII digits only: Java would take those of every script. */
  private static boolean isDigit(int c, boolean hex) {
    return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
  }
}
