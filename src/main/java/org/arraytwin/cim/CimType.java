package org.arraytwin.cim;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The CIM data types (DSP0004 clause 5.2) and the Java type that carries each.
 *
 * <ul>
 *   <li>integers: {@link Long}; {@code uint64} is the same 64 bits read as unsigned
 *   <li>{@code real32}: {@link Float}, {@code real64}: {@link Double}
 *   <li>{@code boolean}: {@link Boolean}, {@code string}: {@link String}, {@code char16}: {@link
 *       Character}
 *   <li>{@code datetime}: {@link CimDateTime}, reference: {@link ObjectPath}
 *   <li>an embedded instance: {@link CimInstance} in a property of type {@code string}
 *   <li>an array of any of these: {@link java.util.List}, elements may be null
 * </ul>
 */
public enum CimType {
  BOOLEAN("boolean"),
  STRING("string"),
  CHAR16("char16"),
  UINT8("uint8", 0, 0xFFL),
  SINT8("sint8", Byte.MIN_VALUE, Byte.MAX_VALUE),
  UINT16("uint16", 0, 0xFFFFL),
  SINT16("sint16", Short.MIN_VALUE, Short.MAX_VALUE),
  UINT32("uint32", 0, 0xFFFFFFFFL),
  SINT32("sint32", Integer.MIN_VALUE, Integer.MAX_VALUE),
  UINT64("uint64", 0, -1L),
  SINT64("sint64", Long.MIN_VALUE, Long.MAX_VALUE),
  REAL32("real32"),
  REAL64("real64"),
  DATETIME("datetime"),
  REFERENCE("reference");

  private static final Map<String, CimType> BY_NAME = new HashMap<>();

  static {
    for (CimType type : values()) {
      BY_NAME.put(type.wireName, type);
    }
  }

  private final String wireName;
  private final boolean integer;
  private final long min;
  private final long max;

  CimType(String wireName) {
    this.wireName = wireName;
    this.integer = false;
    this.min = 0;
    this.max = 0;
  }

  CimType(String wireName, long min, long max) {
    this.wireName = wireName;
    this.integer = true;
    this.min = min;
    this.max = max;
  }

  /** The name as MOF and CIM-XML spell it, for example {@code uint16}. */
  public String wireName() {
    return wireName;
  }

  public boolean isInteger() {
    return integer;
  }

  public boolean isReal() {
    return this == REAL32 || this == REAL64;
  }

  public boolean isNumeric() {
    return integer || isReal();
  }

  /** The smallest value of an integer type. */
  public long min() {
    return min;
  }

  /** The largest value of an integer type; for {@link #UINT64} the bits of 2^64-1. */
  public long max() {
    return max;
  }

  /** The widest type that a Java value can be of by itself; an integer counts as signed. */
  public static CimType of(Object value) {
    if (value instanceof Long) {
      return SINT64;
    }
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof Float) {
      return REAL32;
    }
    if (value instanceof Double) {
      return REAL64;
    }
    if (value instanceof Character) {
      return CHAR16;
    }
    if (value instanceof CimDateTime) {
      return DATETIME;
    }
    return value instanceof ObjectPath ? REFERENCE : STRING;
  }

  /** The type of that MOF or CIM-XML name, in any case. */
  public static Optional<CimType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }
}
