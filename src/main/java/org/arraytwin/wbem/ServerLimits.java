package org.arraytwin.wbem;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What clients may cost a server, one number for each {@link Limit}.
 *
 * @param given those that differ from their standard
 */
public record ServerLimits(Map<Limit, Long> given) {
  /** All as standard. */
  public static final ServerLimits DEFAULT = new ServerLimits(Map.of());

  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})(KiB|MiB|GiB)?");

  public ServerLimits {
    given = Map.copyOf(given);
    given.forEach(ServerLimits::check);
  }

  private static void check(Limit limit, long value) {
    if (value < limit.min() || value > limit.max()) {
      throw new IllegalArgumentException(
          limit.word() + " is " + value + "; expected " + limit.min() + " to " + limit.max());
    }
  }

  /** The value of a limit. */
  public long of(Limit limit) {
    return given.getOrDefault(limit, limit.standard());
  }

  /** The value of a limit that counts, as an int; every range but that of bodies fits one. */
  public int count(Limit limit) {
    return Math.toIntExact(of(limit));
  }

  /**
   * The same with another value.
   *
   * @throws IllegalArgumentException where it is out of the limit's range
   */
  public ServerLimits with(Limit limit, long value) {
    Map<Limit, Long> changed = new EnumMap<>(Limit.class);
    changed.putAll(given);
    changed.put(limit, value);
    return new ServerLimits(changed);
  }

  /**
   * The same with a limit as an operator writes it, {@code name=value}; a value in bytes may have a
   * unit, {@code body-bytes=64MiB}.
   *
   * @throws IllegalArgumentException which says what would be right
   */
  public ServerLimits with(String setting) {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'" + setting + "' is no limit; expected name=value, one of " + Limit.all());
    }
    Limit limit = Limit.named(setting.substring(0, equals).strip());
    Matcher number = NUMBER.matcher(setting.substring(equals + 1).strip());
    boolean bytes = limit.name().endsWith("_BYTES");
    if (!number.matches() || (number.group(2) != null && !bytes)) {
      throw new IllegalArgumentException(
          limit.word()
              + " is '"
              + setting.substring(equals + 1)
              + "'; expected a number from "
              + limit.min()
              + " to "
              + limit.max()
              + (bytes ? ", with KiB, MiB or GiB if you like" : ""));
    }
    long factor =
        switch (String.valueOf(number.group(2)).toUpperCase(Locale.ROOT)) {
          case "KIB" -> 1L << 10;
          case "MIB" -> 1L << 20;
          case "GIB" -> 1L << 30;
          default -> 1;
        };
    long value = Long.parseLong(number.group(1));
    return with(limit, value > limit.max() / factor ? Long.MAX_VALUE : value * factor);
  }
}
