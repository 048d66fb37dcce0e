package org.arraytwin.replication.copy;

/**
 * Where a copy's source or target begins.
 *
 * @param volume id
 * @param first grain of the volume, 0 for its beginning
 */
public record Spot(int volume, long first) implements Comparable<Spot> {
  /** The beginning of a volume. */
  public static Spot of(int volume) {
    return new Spot(volume, 0);
  }

  @Override
  public int compareTo(Spot other) {
    return volume == other.volume
        ? Long.compare(first, other.first)
        : Integer.compare(volume, other.volume);
  }
}
