package org.arraytwin.cim.query.term;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.arraytwin.cim.CimType;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of all CIM types, compared exactly: an integer and a real are equal only where they are
 * the same number. A literal with a fraction is first rounded to the real type it is compared with,
 * so that a real32 property of 0.1 equals 0.1.
 */
final class Numbers {
  private Numbers() {}

  static Relation relation(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Relation.ofSign(Long.compare(x, y));
    }
    Number left = rounded(a, b);
    Number right = rounded(b, a);
    if (floating(left) || floating(right)) {
      double x = left.doubleValue();
      double y = right.doubleValue();
      if (Double.isNaN(x) || Double.isNaN(y)) {
        return Relation.UNEQUAL;
      }
      if (x < y || x > y || Double.isInfinite(x)) {
        return Relation.ofSign(Double.compare(x, y));
      }
    }
    return Relation.ofSign(exact(left).compareTo(exact(right)));
  }

  private static boolean floating(Number n) {
    return n instanceof Double || n instanceof Float;
  }

  private static Number rounded(Number n, Number other) {
    if (n instanceof BigDecimal literal) {
      if (other instanceof Float) {
        return literal.floatValue();
      }
      if (other instanceof Double) {
        return literal.doubleValue();
      }
    }
    return n;
  }

  private static BigDecimal exact(Number n) {
    if (n instanceof Long x) {
      return BigDecimal.valueOf(x);
    }
    if (n instanceof BigInteger x) {
      return new BigDecimal(x);
    }
    return n instanceof BigDecimal x ? x : new BigDecimal(n.doubleValue());
  }

  private static boolean integer(Number n) {
    return n instanceof Long || n instanceof BigInteger;
  }

  private static BigInteger big(Number n) {
    return n instanceof BigInteger x ? x : BigInteger.valueOf(n.longValue());
  }

  private static Number plain(BigInteger n) {
    return n.bitLength() < Long.SIZE ? (Number) n.longValue() : n;
  }

  /** Integers stay integers, however large; a division by zero is NULL. */
  static @Nullable Number calculate(Calculation.Kind kind, Number a, Number b) {
    if (!integer(a) || !integer(b)) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return switch (kind) {
        case ADD -> x + y;
        case SUBTRACT -> x - y;
        case MULTIPLY -> x * y;
        case DIVIDE -> y == 0 ? null : (Number) (x / y);
      };
    }
    BigInteger x = big(a);
    BigInteger y = big(b);
    return switch (kind) {
      case ADD -> plain(x.add(y));
      case SUBTRACT -> plain(x.subtract(y));
      case MULTIPLY -> plain(x.multiply(y));
      case DIVIDE -> y.signum() == 0 ? null : plain(x.divide(y));
    };
  }

  static Number negative(Number n) {
    if (n instanceof BigDecimal literal) {
      return literal.negate();
    }
    return integer(n) ? plain(big(n).negate()) : (Number) (-n.doubleValue());
  }

  static @Nullable Object stored(CimType type, Number n) {
    if (type == CimType.REAL32) {
      return n.floatValue();
    }
    if (type == CimType.REAL64) {
      return n.doubleValue();
    }
    if (!integer(n)) {
      return null;
    }
    BigInteger value = big(n);
    if (type == CimType.UINT64) {
      return value.signum() >= 0 && value.bitLength() <= Long.SIZE
          ? (Long) value.longValue()
          : null;
    }
    boolean fits =
        value.bitLength() < Long.SIZE
            && value.longValue() >= type.min()
            && value.longValue() <= type.max();
    return fits ? (Long) value.longValue() : null;
  }
}
