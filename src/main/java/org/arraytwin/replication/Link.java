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
 * @param use which of the two arrays have it among the links to the other
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
    Made made,
    Use use) {

  /**
   * What a link was made to carry, for those who ask whether it does.
   *
   * @param bytesPerSecond in each direction
   * @param latencyMicros of a message
   */
  public record Made(long bytesPerSecond, long latencyMicros) {}

  /**
   * Whether operators have it among the links to a target; nothing gets through where one has not.
   *
   * @param byA in the array a
   * @param byB in the array b
   * @param sinceMicros when both had it after one had not, or one no more after both; 0 where it
   *     has always been so
   */
  public record Use(boolean byA, boolean byB, long sinceMicros) {
    /** Both have always had it. */
    public static final Use ALWAYS = new Use(true, true, 0);

    /** Whether both have it. */
    public boolean both() {
      return byA && byB;
    }

    Use with(boolean a, boolean b, long now) {
      boolean turned = both() != (a && b);
      return new Use(a, b, turned ? now : sinceMicros);
    }
  }

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

    /** As if it had been cut only now, where it is. */
    Way again(long now) {
      return cut ? new Way(true, now) : this;
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
    Made made = new Made(bytesPerSecond, latency);
    return new Link(id, a, b, bytesPerSecond, latency, way, way, null, made, Use.ALWAYS);
  }

  public boolean joins(int x, int y) {
    return (a == x && b == y) || (a == y && b == x);
  }

  /** Whether it is severed, be it in one direction only. */
  public boolean cut() {
    return ab.cut() || ba.cut();
  }

  /** Whether it carries nothing: severed, or one of its arrays does not use it. */
  public boolean idle() {
    return cut() || !use.both();
  }

  /** Whether an array has it among the links to the other. */
  public boolean usedBy(int array) {
    return array == a ? use.byA() : use.byB();
  }

  /** Whether nothing that an array sends over it arrives. */
  public boolean mute(int sender) {
    return from(sender).cut() || !use.both();
  }

  /** Since when nothing arrives that an array sends over it, -1 while something does. */
  public long muteSinceMicros(int sender) {
    Way way = from(sender);
    return earlier(way.cut() ? way.sinceMicros() : -1, unusedSinceMicros());
  }

  /** Since when it carries nothing in a direction, -1 while it does in both. */
  public long idleSinceMicros() {
    return earlier(cutSinceMicros(), unusedSinceMicros());
  }

  private long unusedSinceMicros() {
    return use.both() ? -1 : use.sinceMicros();
  }

  private static long earlier(long x, long y) {
    return x < 0 || y < 0 ? Math.max(x, y) : Math.min(x, y);
  }

  /** The way from one of its arrays to the other. */
  public Way from(int sender) {
    return sender == a ? ab : ba;
  }

  /** When it was last cut, healed, made, taken into use or out of it, in any direction. */
  public long sinceMicros() {
    return Math.max(use.sinceMicros(), Math.max(ab.sinceMicros(), ba.sinceMicros()));
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
    // Who finds silence by now has no reason but that the link is out of use.
    boolean stillUnused = cut() && !isCut && !use.both();
    Use next = stillUnused ? new Use(use.byA(), use.byB(), now) : use;
    return with(ab.cut(isCut, now), ba.cut(isCut, now), next);
  }

  /** Severed in the direction away from one of its arrays. */
  public Link cutFrom(int sender, long now) {
    return sender == a ? with(ab.cut(true, now), ba, use) : with(ab, ba.cut(true, now), use);
  }

  /** An array has it among the links to the other, or no more. */
  public Link usedBy(int array, boolean used, long now) {
    Use next = array == a ? use.with(used, use.byB(), now) : use.with(use.byA(), used, now);
    boolean again = next.both() && !use.both();
    return again ? with(ab.again(now), ba.again(now), next) : with(ab, ba, next);
  }

  private Link with(Way newAb, Way newBa, Use newUse) {
    return new Link(id, a, b, bytesPerSecond, latencyMicros, newAb, newBa, flapping, made, newUse);
  }

  public Link rated(long newBytesPerSecond) {
    return new Link(id, a, b, newBytesPerSecond, latencyMicros, ab, ba, flapping, made, use);
  }

  public Link delayed(long newLatencyMicros) {
    return new Link(id, a, b, bytesPerSecond, newLatencyMicros, ab, ba, flapping, made, use);
  }

  public Link flapping(@Nullable Flapping manner) {
    return new Link(id, a, b, bytesPerSecond, latencyMicros, ab, ba, manner, made, use);
  }
}
