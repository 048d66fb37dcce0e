package org.arraytwin.cim.query.term;

import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** How two values stand to one another. */
enum Relation {
  LESS,
  EQUAL,
  GREATER,
  /** Not equal, and without an order: booleans, references, not a number. */
  UNEQUAL,
  /** It cannot be told: values of types that do not compare, datetimes that overlap. */
  UNKNOWN;

  static Relation ofSign(int sign) {
    return sign < 0 ? LESS : sign > 0 ? GREATER : EQUAL;
  }

  private static Relation ofEquality(boolean equal) {
    return equal ? EQUAL : UNEQUAL;
  }

  /** The relation of two values, none of which is NULL. */
  static Relation of(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Numbers.relation(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return texts(x, y);
    }
    if (a instanceof Boolean && b instanceof Boolean) {
      return ofEquality(a.equals(b));
    }
    if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
      return x.relation(y);
    }
    if (a instanceof CimInstance x && b instanceof CimInstance y) {
      return objects(x, y);
    }
    CimDateTime time = time(a);
    CimDateTime otherTime = time == null ? null : time(b);
    if (time != null && otherTime != null) {
      return DateTimes.relation(time, otherTime);
    }
    ObjectPath path = path(a);
    ObjectPath otherPath = path == null ? null : path(b);
    return (path == null || otherPath == null) ? UNKNOWN : ofEquality(path.sameObject(otherPath));
  }

  /** By code points, as DSP0202 has it; not by UTF-16 units. */
  private static Relation texts(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean high = Character.isSurrogate(x) != Character.isSurrogate(y);
        return ofSign(high ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y));
      }
    }
    return ofSign(Integer.compare(a.length(), b.length()));
  }

  private static Relation objects(CimInstance a, CimInstance b) {
    if (!Names.same(a.cimClass().name(), b.cimClass().name())) {
      return UNEQUAL;
    }
    for (CimProperty p : a.cimClass().properties()) {
      Object x = Values.of(p, a.get(p.name()));
      Object y = Values.of(p, b.get(p.name()));
      boolean same = (x == null || y == null) ? x == y : of(x, y) == EQUAL;
      if (!same) {
        return UNEQUAL;
      }
    }
    return EQUAL;
  }

  private static @Nullable CimDateTime time(Object value) {
    return value instanceof CimDateTime time
        ? time
        : value instanceof String text ? Values.dateTime(text) : null;
  }

  private static @Nullable ObjectPath path(Object value) {
    return value instanceof ObjectPath path
        ? path
        : value instanceof String text ? PathText.parse(text) : null;
  }
}
