package org.arraytwin.cim.query.term;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * The functions of DMTF:CQL (DSP0202) that this server has. A NULL argument gives NULL, and so does
 * one that the function can make nothing of.
 */
public enum Function {
  CLASSNAME("ClassName", CimType.STRING, Family.OBJECT),
  NAMESPACENAME("NameSpaceName", CimType.STRING, Family.OBJECT),
  OBJECTPATH("ObjectPath", CimType.REFERENCE, Family.OBJECT),
  PATH("Path", CimType.REFERENCE, Family.OBJECT),
  INSTANCEOF("InstanceOf", CimType.BOOLEAN, Family.OBJECT, Family.TEXT),
  DATETIME("DateTime", CimType.DATETIME, Family.TEXT),
  MICROSECONDTIMESTAMP("MicrosecondTimestamp", CimType.SINT64, Family.DATETIME),
  UPPERCASE("UpperCase", CimType.STRING, Family.TEXT),
  LOWERCASE("LowerCase", CimType.STRING, Family.TEXT),
  LENGTH("Length", CimType.UINT32, Family.TEXT),
  SUBSTRING("SubString", CimType.STRING, Family.TEXT, Family.NUMBER, Family.NUMBER),
  STRINGTOUINT("StringToUint", CimType.UINT64, Family.TEXT),
  STRINGTOSINT("StringToSint", CimType.SINT64, Family.TEXT),
  STRINGTOREAL("StringToReal", CimType.REAL64, Family.TEXT),
  NUMERICTOSTRING("NumericToString", CimType.STRING, Family.NUMBER);

  private static final int DIGITS = 400;

  private final String words;
  private final CimType type;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Family> parameters;

  Function(String words, CimType type, Family... parameters) {
    this.words = words;
    this.type = type;
    this.parameters = List.of(parameters);
  }

  /** The function of that name in any case, or null. */
  public static @Nullable Function named(String name) {
    for (Function function : values()) {
      if (Names.same(function.words, name)) {
        return function;
      }
    }
    return null;
  }

  /** All names, for messages. */
  public static String all() {
    List<String> names = new ArrayList<>();
    for (Function function : values()) {
      names.add(function.words);
    }
    return String.join(", ", names);
  }

  /** As the standard spells it. */
  public String words() {
    return words;
  }

  /** The type of the result. */
  public CimType type() {
    return type;
  }

  /**
   * What it takes. A parameter of family {@link Family#OBJECT} takes an object, a reference or the
   * text of a path; where it is the only one it may be left out for the instance itself.
   */
  public List<Family> parameters() {
    return parameters;
  }

  @Nullable Object apply(Row row, List<@Nullable Object> arguments) {
    Object first = arguments.get(0);
    if (parameters.get(0) == Family.OBJECT) {
      return ofObject(row, first, arguments);
    }
    if (first instanceof String text) {
      return ofText(text, arguments);
    }
    if (first instanceof org.arraytwin.cim.CimDateTime time) {
      return this == MICROSECONDTIMESTAMP ? DateTimes.micros(time) : this == DATETIME ? time : null;
    }
    return this == NUMERICTOSTRING && first != null ? first.toString() : null;
  }

  private @Nullable Object ofObject(
      Row row, @Nullable Object first, List<@Nullable Object> arguments) {
    if (this == INSTANCEOF) {
      String name = String.valueOf(arguments.get(1));
      return first instanceof CimInstance instance
          ? (Object) row.isA(instance, name)
          : first instanceof ObjectPath path ? row.isA(path, name) : null;
    }
    if (this == CLASSNAME && first instanceof CimInstance instance) {
      return instance.cimClass().name();
    }
    ObjectPath path = path(row, first);
    if (path == null) {
      return null;
    }
    return switch (this) {
      case CLASSNAME -> path.className();
      case NAMESPACENAME -> path.namespace() == null ? row.namespace() : path.namespace();
      default -> path;
    };
  }

  private static @Nullable ObjectPath path(Row row, @Nullable Object value) {
    if (value instanceof CimInstance instance) {
      return row.path(instance);
    }
    if (value instanceof String text) {
      return PathText.parse(text);
    }
    return value instanceof ObjectPath path ? path : null;
  }

  private @Nullable Object ofText(String text, List<@Nullable Object> arguments) {
    return switch (this) {
      case UPPERCASE -> text.toUpperCase(Locale.ROOT);
      case LOWERCASE -> text.toLowerCase(Locale.ROOT);
      case LENGTH -> (long) text.codePointCount(0, text.length());
      case SUBSTRING -> substring(text, arguments);
      case DATETIME -> Values.dateTime(text);
      case STRINGTOUINT, STRINGTOSINT, STRINGTOREAL -> number(text.trim());
      default -> null;
    };
  }

  /** From a character counted from 0, so many characters; cut off at the end. */
  private static @Nullable String substring(String text, List<@Nullable Object> arguments) {
    if (!(arguments.get(1) instanceof Long from) || !(arguments.get(2) instanceof Long count)) {
      return null;
    }
    int[] points = text.codePoints().toArray();
    if (from < 0 || from > points.length || count < 0) {
      return null;
    }
    int length = (int) Math.min(count, points.length - from);
    return new String(points, from.intValue(), length);
  }

  private @Nullable Object number(String text) {
    if (text.length() > DIGITS) {
      return null;
    }
    try {
      if (this == STRINGTOREAL) {
        return new BigDecimal(text).doubleValue();
      }
      BigInteger value = new BigInteger(text);
      boolean fits = this == STRINGTOSINT || value.signum() >= 0;
      return !fits ? null : value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
