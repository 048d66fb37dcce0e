package org.arraytwin.cim.mof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.mof.syntax.Literal;
import org.arraytwin.cim.mof.syntax.MofException;
import org.jspecify.annotations.Nullable;

/** Gives a written value the Java form of a CIM type, or says why it has none. */
final class TypedValue {
  private static final BigInteger MAX_UINT64 =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private TypedValue() {}

  /** The value in the form {@link CimType} names; a list where the type is an array. */
  static @Nullable Object of(Literal literal, CimType type, boolean array) {
    if (literal.kind() == Literal.Kind.NULL) {
      return null;
    }
    if (!array) {
      return scalar(literal, type);
    }
    if (literal.kind() != Literal.Kind.ARRAY) {
      throw mismatch(literal, type.wireName() + " values in braces: {value, value}");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Literal element : literal.elements()) {
      values.add(element.kind() == Literal.Kind.NULL ? null : scalar(element, type));
    }
    return Collections.unmodifiableList(values);
  }

  static Object scalar(Literal literal, CimType type) {
    Object value = literal.value();
    Object typed = null;
    if (value != null && literal.kind() != Literal.Kind.ALIAS) {
      if (type.isInteger()) {
        return integer(literal, type);
      }
      typed =
          switch (type) {
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case STRING -> value instanceof String ? value : null;
            case CHAR16 -> value instanceof Character ? value : null;
            case DATETIME -> value instanceof String s ? dateTime(literal, s) : null;
            case REAL32 -> value instanceof Number n ? (Object) n.floatValue() : null;
            case REAL64 -> value instanceof Number n ? (Object) n.doubleValue() : null;
            default -> null;
          };
    }
    if (typed == null) {
      throw mismatch(literal, type == CimType.REFERENCE ? "null" : "a " + type.wireName());
    }
    return typed;
  }

  private static CimDateTime dateTime(Literal literal, String text) {
    try {
      return new CimDateTime(text);
    } catch (IllegalArgumentException e) {
      MofException wrong =
          literal
              .at()
              .error(
                  "'" + text + "' is not a datetime",
                  "yyyymmddhhmmss.mmmmmm+utc or ddddddddhhmmss.mmmmmm:000");
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static Object integer(Literal literal, CimType type) {
    Object value = literal.value();
    if (value instanceof Long n) {
      boolean fits = type == CimType.UINT64 ? n >= 0 : n >= type.min() && n <= type.max();
      if (fits) {
        return n;
      }
    } else if (value instanceof BigInteger big) {
      if (type == CimType.UINT64 && big.signum() > 0 && big.compareTo(MAX_UINT64) <= 0) {
        return big.longValue();
      }
      if (type == CimType.SINT64 && big.equals(BigInteger.valueOf(Long.MIN_VALUE))) {
        return Long.MIN_VALUE;
      }
    } else {
      throw mismatch(literal, "a " + type.wireName());
    }
    throw literal
        .at()
        .error(
            value + " does not fit " + type.wireName(),
            type.min() + " to " + (type == CimType.UINT64 ? MAX_UINT64 : type.max()));
  }

  static MofException mismatch(Literal literal, String expected) {
    return literal.at().error("found " + literal.kind().words(), expected);
  }
}
