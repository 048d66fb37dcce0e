package org.arraytwin.wbem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be limited: name, default, range, and what it is of. */
public enum Limit {
  BODY_BYTES(32L << 20, 1 << 10, 1L << 30, "a request body, in bytes", "413"),
  ELEMENT_DEPTH(64, 16, 1_024, "XML elements inside one another in a request", "400"),
  ELEMENTS(1_000_000, 16, 100_000_000, "XML elements in a request", "400"),
  TEXT_CHARS(4 << 20, 1 << 10, 256 << 20, "the text of one XML element, in UTF-16 units", "400"),
  ATTRIBUTES(32, 8, 1_024, "attributes of one XML element", "400"),
  TAG_BYTES(64 << 10, 1 << 10, 16 << 20, "one XML tag with its attributes, in bytes", "413"),
  CALLS(1_000, 2, 1_000_000, "calls in one multiple request", "413"),
  HEAD_BYTES(32 << 10, 1 << 10, 1 << 20, "the head of an HTTP request, in bytes", "431"),
  CONNECTIONS(256, 1, 65_536, "HTTP connections of an array", "the next wait unaccepted"),
  REQUESTS(
      128, 1, 4_096, "requests worked on at once, all arrays together", "503 with Retry-After"),
  IDLE_SECONDS(60, 1, 86_400, "silence on an HTTP connection, in seconds", "closed"),
  MIN_BYTES_PER_SECOND(
      64, 0, 1 << 30, "slowest request body; 0 lets it take its time", "408, closed"),
  PULL_CONTEXTS(256, 0, 65_536, "enumerations of an array open at once", "CIM status 27"),
  PULL_IDLE_SECONDS(300, 1, 86_400, "longest OperationTimeout of an enumeration", "CIM status 22"),
  PULL_AGE_SECONDS(3_600, 1, 604_800, "life of an open enumeration", "CIM status 21"),
  PULL_OBJECTS(100_000, 1, 100_000_000, "objects in the answer to one pull", "answered in part"),
  STORED_BYTES(256L << 20, 0, 1L << 40, "what clients add to one array, in bytes", "CIM status 27");

  private final long absent;
  private final long min;
  private final long max;
  private final String of;
  private final String over;

  Limit(long absent, long min, long max, String of, String over) {
    this.absent = absent;
    this.min = min;
    this.max = max;
    this.of = of;
    this.over = over;
  }

  /** As it is written in {@code --limit}, for example {@code body-bytes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value where nobody gives one. */
  public long standard() {
    return absent;
  }

  public long min() {
    return min;
  }

  public long max() {
    return max;
  }

  /** What is limited, in words. */
  public String of() {
    return of;
  }

  /** What happens to whoever passes it, in words. */
  public String over() {
    return over;
  }

  /**
   * The limit of that word.
   *
   * @throws IllegalArgumentException which names all of them, where there is none
   */
  public static Limit named(String word) {
    return Arrays.stream(values())
        .filter(limit -> limit.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no limit '" + word + "'; expected one of " + all()));
  }

  /** All limits with default and range, on one line. */
  public static String all() {
    return Arrays.stream(values()).map(Limit::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return word() + "=" + absent + " (" + min + " to " + max + ")";
  }
}
