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
 */
public record TargetHalf(int peer, String name, TargetStatus status, Array<Boolean> linkUp) {
  public boolean ready() {
    return status == TargetStatus.READY;
  }
}
