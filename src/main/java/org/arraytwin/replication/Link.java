package org.arraytwin.replication;

import org.arraytwin.replication.load.Chance;
import org.jspecify.annotations.Nullable;

/**
 * A replication link between two arrays as it really is; what the arrays believe of it stands in
 * their {@link TargetHalf}. Replication needs both ways of it; word of what an array hears gets
 * through one way alone.
 *
 * @param id dense id in the fleet
 * @param a one array
 * @param b the other
 * @param bytesPerSecond capacity in each direction
 * @param latencyMicros how long a message takes from one to the other
 * @param ab the way from a to b
 * @param ba the way back
 * @param flapping how it goes down and comes up by itself, or null
 * @param made what it was made to carry
 */
public record Link(
    int id,
    int a,
    int b,
    long bytesPerSecond,
    long latencyMicros,
    Way ab,
    Way ba,
    @Nullable Flapping flapping,
    Made made) {

  /**
   * What a link was made to carry, for those who ask whether it does.
   *
   * @param bytesPerSecond in each direction
   * @param latencyMicros of a message
   */
  public record Made(long bytesPerSecond, long latencyMicros) {}

  /**
   * One direction.
   *
   * @param cut whether nothing gets through
   * @param sinceMicros when it was last cut, healed or made
   */
  public record Way(boolean cut, long sinceMicros) {
    Way cut(boolean isCut, long now) {
      return isCut == cut ? this : new Way(isCut, now);
    }
  }

  /**
   * How a link flaps: it stays up and down in turn, each time between half and one and a half of
   * what it does on the average.
   *
   * @param seed chooses how long
   * @param upMicros on the average
   * @param downMicros on the average
   * @param untilMicros once it is up again after that, it stays up
   * @param step how often it has changed
   */
  public record Flapping(long seed, long upMicros, long downMicros, long untilMicros, long step) {
    /** How long it stays as it is. */
    public long stays() {
      long mean = step % 2 == 0 ? upMicros : downMicros;
      return mean - mean / 2 + Math.floorMod(Chance.of(seed, step), mean + 1);
    }

    public Flapping next() {
      return new Flapping(seed, upMicros, downMicros, untilMicros, step + 1);
    }
  }

  /** A new link that is whole, since that time. */
  public static Link whole(int id, int a, int b, long bytesPerSecond, long latency, long since) {
    Way way = new Way(false, since);
    return new Link(
        id, a, b, bytesPerSecond, latency, way, way, null, new Made(bytesPerSecond, latency));
  }

  public boolean joins(int x, int y) {
    return (a == x && b == y) || (a == y && b == x);
  }

  /** Whether it is severed, be it in one direction only. */
  public boolean cut() {
    return ab.cut() || ba.cut();
  }

  /** The way from one of its arrays to the other. */
  public Way from(int sender) {
    return sender == a ? ab : ba;
  }

  /** When it was last cut, healed or made, in any direction. */
  public long sinceMicros() {
    return Math.max(ab.sinceMicros(), ba.sinceMicros());
  }

  /** Since when it is severed in a direction, -1 while it is whole. */
  public long cutSinceMicros() {
    if (ab.cut() && ba.cut()) {
      return Math.min(ab.sinceMicros(), ba.sinceMicros());
    }
    return ab.cut() ? ab.sinceMicros() : ba.cut() ? ba.sinceMicros() : -1;
  }

  /** Severed or whole in both directions. */
  public Link cut(boolean isCut, long now) {
    return with(ab.cut(isCut, now), ba.cut(isCut, now));
  }

  /** Severed in the direction away from one of its arrays. */
  public Link cutFrom(int sender, long now) {
    return sender == a ? with(ab.cut(true, now), ba) : with(ab, ba.cut(true, now));
  }

  private Link with(Way newAb, Way newBa) {
    return new Link(id, a, b, bytesPerSecond, latencyMicros, newAb, newBa, flapping, made);
  }

  public Link rated(long newBytesPerSecond) {
    return new Link(id, a, b, newBytesPerSecond, latencyMicros, ab, ba, flapping, made);
  }

  public Link delayed(long newLatencyMicros) {
    return new Link(id, a, b, bytesPerSecond, newLatencyMicros, ab, ba, flapping, made);
  }

  public Link flapping(@Nullable Flapping manner) {
    return new Link(id, a, b, bytesPerSecond, latencyMicros, ab, ba, manner, made);
  }
}
