package org.arraytwin.product.threepar.cli.word;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as InForm OS prints them; the clocks of all arrays stand at UTC. */
public final class Times {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** For example {@code 2009-06-29 12:12:16 UTC}. */
  public static String stamp(long micros) {
    return STAMP.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
  }

  /** A period in its largest whole unit, for example {@code 5m}. */
  public static String period(long seconds) {
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
