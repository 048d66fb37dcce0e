package org.arraytwin.replication;

import io.vavr.collection.Array;

/**
 * What one array believes of a peer and of the links to it.
 *
 * @param peer array id
 * @param name of the target as this array spells it
 * @param status ready, failed or new
 * @param linkUp by position in the fleet's links between the two arrays: whether this array shows
 *     the link Up
 * @param grant what this array's operator lets the two exchange
 */
public record TargetHalf(
    int peer, String name, TargetStatus status, Array<Boolean> linkUp, Grant grant) {

  /**
   * What an operator lets an array exchange with a peer.
   *
   * @param copyBytesPerSecond that copies may take together, each way; 0: nothing may be exchanged
   * @param sinceMicros virtual time when something was last allowed after nothing, or nothing after
   *     something; 0 where it has always been so
   */
  public record Grant(long copyBytesPerSecond, long sinceMicros) {
    /** All that the links can carry. */
    public static final Grant ALL = new Grant(Long.MAX_VALUE, 0);

    /** Whether anything may be exchanged. */
    boolean something() {
      return copyBytesPerSecond > 0;
    }
  }

  /** A peer whose operator grants it all that the links can carry. */
  public TargetHalf(int peer, String name, TargetStatus status, Array<Boolean> linkUp) {
    this(peer, name, status, linkUp, Grant.ALL);
  }

  public boolean ready() {
    return status == TargetStatus.READY;
  }

  /** Whether anything may be exchanged. */
  public boolean granted() {
    return grant.something();
  }

  /** A peer that an operator has just made known: nothing has been heard of it yet. */
  public static TargetHalf fresh(int peer, String name, int links, Grant grant) {
    return new TargetHalf(peer, name, TargetStatus.NEW, Array.fill(links, false), grant);
  }

  /** Under another name. */
  public TargetHalf named(String newName) {
    return new TargetHalf(peer, newName, status, linkUp, grant);
  }

  /** With another belief. */
  public TargetHalf believed(TargetStatus newStatus, Array<Boolean> newLinkUp) {
    return new TargetHalf(peer, name, newStatus, newLinkUp, grant);
  }

  /**
   * With another grant.
   *
   * @param bytesPerSecond that copies may take together, 0 for no exchange at all
   * @param now virtual time, microseconds
   */
  public TargetHalf granted(long bytesPerSecond, long now) {
    boolean turned = granted() != bytesPerSecond > 0;
    Grant changed = new Grant(bytesPerSecond, turned ? now : grant.sinceMicros);
    return new TargetHalf(peer, name, status, linkUp, changed);
  }
}
