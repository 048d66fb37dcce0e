package org.arraytwin.fleet;

import java.util.Comparator;

/**
 * When a deadline strikes; deadlines of one instant strike in the order they were set.
 *
 * @param atMicros virtual time
 * @param sequence from the fleet's counter
 */
public record Due(long atMicros, long sequence) implements Comparable<Due> {
  private static final Comparator<Due> ORDER =
      Comparator.comparingLong(Due::atMicros).thenComparingLong(Due::sequence);

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
