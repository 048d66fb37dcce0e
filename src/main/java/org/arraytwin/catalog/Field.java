package org.arraytwin.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.jspecify.annotations.Nullable;

/**
 * One word of a form.
 *
 * @param name as it is written
 * @param kind what it stands for
 * @param type of the record component it fills
 * @param optional whether it may be left out
 * @param absent what it means when it is left out, null for nothing
 */
public record Field(
    String name, Kind kind, Class<?> type, boolean optional, @Nullable String absent) {
  /** Every position there is. */
  static final String ALL = "all";

  private static final int EVERY = -1;

  /** Texts that name something. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("array", Kind.ARRAY.wanted()),
          Map.entry("a", Kind.ARRAY.wanted()),
          Map.entry("b", Kind.ARRAY.wanted()),
          Map.entry("volume", Kind.VOLUME.wanted()),
          Map.entry("target", "the name of a target"),
          Map.entry("group", "the name of a group"),
          Map.entry("session", "the name of a group or of a copy"),
          Map.entry("copy", "the name of a copy"),
          Map.entry("pool", "the name of a pool of the array"));

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  /** The values of a CHOICE, else none. */
  public List<String> choices() {
    Object[] constants = type.getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(c -> choice((Enum<?>) c)).toList();
  }

  /** What is wanted, to complete "expected" and "must be". */
  public String wanted() {
    return switch (kind) {
      case CHOICE -> "one of " + String.join(", ", choices());
      case TEXT -> NAMED.getOrDefault(name, kind.wanted());
      default -> kind.wanted();
    };
  }

  private WrongWords wrong(String text) {
    return new WrongWords(name + " '" + text + "' is wrong, expected " + wanted());
  }

  /** Refuses a text that no fleet could give a meaning. */
  void check(String text) {
    if (kind == Kind.ARRAY || kind == Kind.VOLUME) {
      if (text.isBlank()) {
        throw wrong(text);
      }
      return;
    }
    value(text);
  }

  /** The value of a text that names nothing of a fleet. */
  Object value(String text) {
    try {
      return switch (kind) {
        case ARRAY, VOLUME -> throw new IllegalStateException(name + " needs a fleet");
        case TEXT -> requireText(text);
        case WHOLE -> number(Long.parseLong(text), text);
        case POSITION -> number(position(text), text);
        case BYTES -> number(bytes(text), text);
        case SPAN -> number(Span.parse(text), text);
        case REAL -> real(text);
        case FLAG -> flag(text);
        case CHOICE -> choice(text);
        case WORDS -> Collected.as(type, text);
      };
    } catch (IllegalArgumentException e) {
      throw e instanceof NumberFormatException
          ? wrong(text)
          : new WrongWords(name + ": " + e.getMessage());
    }
  }

  private String requireText(String text) {
    if (text.isBlank() && !text.equals(absent)) {
      throw wrong(text);
    }
    return text;
  }

  private Object number(long value, String text) {
    if (type == long.class || type == Long.class) {
      return value;
    }
    if (value != (int) value) {
      throw wrong(text);
    }
    return (int) value;
  }

  private long position(String text) {
    long position = text.equals(ALL) ? EVERY : Long.parseLong(text);
    if (position < 0 && !text.equals(ALL)) {
      throw wrong(text);
    }
    return position;
  }

  private double real(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw wrong(text);
    }
    return value;
  }

  private boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(text);
    }
    return text.equals("true");
  }

  private Object choice(String text) {
    for (Object constant : type.getEnumConstants()) {
      if (choice((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(text);
  }

  private static String choice(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Bytes of a plain number or of one with a unit. */
  private static long bytes(String text) {
    for (int i = 0; i < UNITS.length; i++) {
      if (text.endsWith(UNITS[i])) {
        long count = Long.parseLong(text.substring(0, text.length() - UNITS[i].length()));
        long unit = 1L << (10 * (i + 1));
        if (count < 0 || count > Long.MAX_VALUE / unit) {
          throw new NumberFormatException(text);
        }
        return count * unit;
      }
    }
    return Long.parseLong(text);
  }

  /** The text of a value of the component. */
  String text(Fleet fleet, @Nullable Integer array, Object value) {
    return switch (kind) {
      case ARRAY -> fleet.site((Integer) value).name();
      case VOLUME -> volume(fleet, array, (Integer) value);
      case BYTES -> bytes(((Number) value).longValue());
      case SPAN -> Span.print(((Number) value).longValue());
      case CHOICE -> choice((Enum<?>) value);
      case WORDS -> Collected.text(value);
      case POSITION -> value.equals(EVERY) ? ALL : value.toString();
      case TEXT, WHOLE, REAL, FLAG -> value.toString();
    };
  }

  private static String volume(Fleet fleet, @Nullable Integer array, int volume) {
    Site site = array == null ? null : fleet.site(array);
    var found = site == null ? null : site.volumes().get(volume);
    if (found == null) {
      throw new IllegalArgumentException("there is no volume " + volume);
    }
    return found.name();
  }

  private static String bytes(long bytes) {
    int unit = UNITS.length - 1;
    while (unit >= 0 && bytes % (1L << (10 * (unit + 1))) != 0) {
      unit--;
    }
    boolean plain = unit < 0 || bytes == 0;
    return plain ? Long.toString(bytes) : (bytes >> (10 * (unit + 1))) + UNITS[unit];
  }
}
