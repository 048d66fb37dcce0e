package org.arraytwin.fleet;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeMap;

/**
 * What follows every command that touches an array or one that it replicates with.
 *
 * @param follower decides after the command, as a part of it; refuses nothing
 * @param armed whether it follows already; it does from when a pool has promised too much, or a
 *     volume is to warn of its use
 * @param looks when it has set itself to look again, by pool id
 * @param left bytes that were left when somebody was last refused some, by pool id
 * @param uses the volumes that warn of their use
 */
public record Watch(
    Command follower,
    boolean armed,
    HashMap<Integer, Long> looks,
    HashMap<Integer, Long> left,
    Uses uses) {
  /**
   * Thin volumes that warn of what they take, or may take only so much.
   *
   * @param volumes by id
   */
  public record Uses(TreeMap<Integer, Use> volumes) {
    /** No volume does. */
    public static final Uses NONE = new Uses(TreeMap.empty());
  }

  /**
   * What a volume warns of.
   *
   * @param percent of its size, 0 where it warns of nothing
   * @param reached whether it takes so much, and has told so
   */
  public record Use(int percent, boolean reached) {}

  /** One that does not follow yet. */
  public static Watch by(Command follower) {
    return new Watch(follower, false, HashMap.empty(), HashMap.empty(), Uses.NONE);
  }

  /** The same, following from now on. */
  Watch following() {
    return new Watch(follower, true, looks, left, uses);
  }

  /** When the next look at a pool is due, or -1. */
  public long looks(int pool) {
    return looks.getOrElse(pool, -1L);
  }

  /** With the next look at a pool set, or none where the time is -1. */
  public Watch looking(int pool, long micros) {
    return new Watch(
        follower, armed, micros < 0 ? looks.remove(pool) : looks.put(pool, micros), left, uses);
  }

  /** How much was left of a pool when somebody was last refused some, or -1. */
  public long left(int pool) {
    return left.getOrElse(pool, -1L);
  }

  /** With what is left of a pool noted. */
  public Watch leaving(int pool, long bytes) {
    return new Watch(follower, armed, looks, left.put(pool, bytes), uses);
  }

  /** Following, with what a volume warns of. */
  public Watch using(int volume, Use use) {
    return new Watch(follower, true, looks, left, new Uses(uses.volumes().put(volume, use)));
  }

  /** With a volume that warns of nothing any more. */
  public Watch without(int volume) {
    return new Watch(follower, armed, looks, left, new Uses(uses.volumes().remove(volume)));
  }
}
