package org.arraytwin.replication.copy;

/**
 * A run of grains of a volume: the source or the target of a copy.
 *
 * @param volume id
 * @param first grain
 * @param grains how many, 1 or more
 */
public record Run(int volume, long first, long grains) {
  /** Where it begins. */
  public Spot spot() {
    return new Spot(volume, first);
  }

  /** Whether they have a grain in common. */
  public boolean overlaps(Run other) {
    return volume == other.volume
        && first < other.first + other.grains
        && other.first < first + grains;
  }

  /** Whether all of another one lies in it. */
  public boolean holds(Run other) {
    return volume == other.volume
        && first <= other.first
        && other.first + other.grains <= first + grains;
  }
}
