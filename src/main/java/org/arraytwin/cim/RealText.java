package org.arraytwin.cim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Real numbers as text (DSP0201 clause 5.2.4.1): the shortest digits that read back as the same
 * bits, the same on every Java.
 */
final class RealText {
  private static final Pattern FORM =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  /** Without exponent are written numbers from 0.001 up to ten million. */
  private static final int PLAIN_FROM = -3;

  private static final int PLAIN_BELOW = 7;

  private RealText() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "INF" : "-INF";
    }
    if (value == 0) {
      return Double.toString(value);
    }
    String longEnough = Double.toString(Math.abs(value));
    BigDecimal exact = new BigDecimal(Math.abs(value));
    return sign(value < 0)
        + written(shortest(exact, longEnough, d -> d.doubleValue() == Math.abs(value)));
  }

  static String of(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
      return of((double) value);
    }
    String longEnough = Float.toString(Math.abs(value));
    BigDecimal exact = new BigDecimal(Math.abs(value));
    return sign(value < 0)
        + written(shortest(exact, longEnough, d -> d.floatValue() == Math.abs(value)));
  }

  private static String sign(boolean negative) {
    return negative ? "-" : "";
  }

  /** What Java prints reads back, but up to Java 18 it may have a digit too many. */
  private static BigDecimal shortest(
      BigDecimal exact, String longEnough, Predicate<BigDecimal> readsBack) {
    BigDecimal best = new BigDecimal(longEnough);
    for (int digits = best.precision(); digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (!readsBack.test(shorter)) {
        break;
      }
      best = shorter;
    }
    return best.stripTrailingZeros();
  }

  private static String written(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    if (exponent >= PLAIN_FROM && exponent < PLAIN_BELOW) {
      return number.setScale(Math.max(1, number.scale())).toPlainString();
    }
    String digits = number.unscaledValue().toString();
    String rest = digits.length() == 1 ? "0" : digits.substring(1);
    return digits.charAt(0) + "." + rest + "E" + exponent;
  }

  /**
   * The nearest real32.
   *
   * @throws IllegalArgumentException where it is not a number or too large
   */
  static Float real32(String text) {
    Double special = special(text);
    float value = special == null ? Float.parseFloat(number(text)) : special.floatValue();
    if (special == null && Float.isInfinite(value)) {
      throw new IllegalArgumentException("'" + text + "' is out of the range of real32");
    }
    return value;
  }

  /**
   * The nearest real64.
   *
   * @throws IllegalArgumentException where it is not a number or too large
   */
  static Double real64(String text) {
    Double special = special(text);
    if (special != null) {
      return special;
    }
    double value = Double.parseDouble(number(text));
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("'" + text + "' is out of the range of real64");
    }
    return value;
  }

  private static @Nullable Double special(String text) {
    if (text.equalsIgnoreCase("NaN")) {
      return Double.NaN;
    }
    if (text.equalsIgnoreCase("INF") || text.equalsIgnoreCase("+INF")) {
      return Double.POSITIVE_INFINITY;
    }
    return text.equalsIgnoreCase("-INF") ? Double.NEGATIVE_INFINITY : null;
  }

  private static String number(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a real number");
    }
    return text;
  }
}
