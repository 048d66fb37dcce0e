package org.arraytwin.cim.query.term;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * The values that expressions work with: Boolean, String, Long or BigInteger (beyond 63 bits),
 * Float, Double or BigDecimal (literals), {@link CimDateTime}, {@link
 * org.arraytwin.cim.ObjectPath}, {@link org.arraytwin.cim.CimInstance} and {@link ArrayValue}.
 */
public final class Values {
  private static final int DATETIME_LENGTH = 25;

  private Values() {}

  /** The value of a property of an instance. */
  static @Nullable Object of(CimProperty property, @Nullable Object raw) {
    if (raw instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(scalar(property.type(), item));
      }
      return new ArrayValue(items, ordered(property));
    }
    return scalar(property.type(), raw);
  }

  private static boolean ordered(CimProperty property) {
    Qualifier kind = property.qualifiers().get("ArrayType");
    return kind != null && kind.value() instanceof String text && !Names.same(text, "Bag");
  }

  private static @Nullable Object scalar(CimType type, @Nullable Object raw) {
    if (raw instanceof Long bits && bits < 0 && type == CimType.UINT64) {
      return new BigInteger(Long.toUnsignedString(bits));
    }
    return raw instanceof Character c ? c.toString() : raw;
  }

  /**
   * The Java form ({@link CimType}) of a calculated value, for an instance that holds it; null
   * where it does not fit.
   */
  public static @Nullable Object stored(CimType type, @Nullable Object value) {
    if (value instanceof ArrayValue array) {
      List<@Nullable Object> items = new ArrayList<>();
      array.items().forEach(item -> items.add(stored(type, item)));
      return items;
    }
    if (value instanceof Number number && type.isNumeric()) {
      return Numbers.stored(type, number);
    }
    if (type == CimType.STRING && (value instanceof Number || value instanceof Boolean)) {
      return value.toString();
    }
    if (value instanceof String text && type == CimType.CHAR16) {
      return text.length() == 1 ? text.charAt(0) : null;
    }
    return value;
  }

  /** A value in the form of {@link CimType} as expressions work with it. */
  public static Object literal(CimType type, Object stored) {
    Object value = scalar(type, stored);
    return value == null ? stored : value;
  }

  /** The datetime that a text is, or null. */
  public static @Nullable CimDateTime dateTime(String text) {
    if (text.length() != DATETIME_LENGTH) {
      return null;
    }
    try {
      return new CimDateTime(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
