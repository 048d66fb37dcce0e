package org.arraytwin.replication;

/**
 * A replication link between two arrays as it really is; what the arrays believe of it stands in
 * their {@link TargetHalf}.
 *
 * @param id dense id in the fleet
 * @param a one array
 * @param b the other
 * @param bytesPerSecond capacity in each direction
 * @param cut whether it is severed
 * @param sinceMicros when it was last cut, healed or made
 */
public record Link(int id, int a, int b, long bytesPerSecond, boolean cut, long sinceMicros) {
  public boolean joins(int x, int y) {
    return (a == x && b == y) || (a == y && b == x);
  }

  public Link cut(boolean isCut, long now) {
    return new Link(id, a, b, bytesPerSecond, isCut, now);
  }

  public Link rated(long newBytesPerSecond) {
    return new Link(id, a, b, newBytesPerSecond, cut, sinceMicros);
  }
}
