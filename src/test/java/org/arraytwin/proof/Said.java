package org.arraytwin.proof;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What records say of themselves, put together once for each value: walks ask for the few they have
 * millions of times, and JDK 17 formats them anew each time.
 */
final class Said {
  private static final Map<Record, String> TEXTS = new ConcurrentHashMap<>();

  private Said() {}

  /** As {@code toString} has it; only for kinds of which there are few values. */
  static String of(Object value) {
    return value instanceof Record record
        ? TEXTS.computeIfAbsent(record, Record::toString)
        : String.valueOf(value);
  }
}
