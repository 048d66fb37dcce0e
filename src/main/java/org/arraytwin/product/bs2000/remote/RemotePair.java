package org.arraytwin.product.bs2000.remote;

import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.eternus.session.CopySession;

/**
 * A source unit and its target unit in another storage system.
 *
 * @param source unit
 * @param target unit
 * @param session as the storage system of the source knows it, or that of the target where the
 *     other one does not respond
 * @param mode SYNCH, ASYNCH or ASYNC-STACK
 * @param linked whether the two storage systems are in touch
 * @param status of the pair
 * @param access who decides over the target unit: BY-SRC, DIRECT, or NONE
 */
record RemotePair(
    Disk source,
    Disk target,
    CopySession session,
    String mode,
    boolean linked,
    RemoteRules.Status status,
    String access) {
  /** Whether another pair is of the same two disks, whichever is the source. */
  boolean is(RemotePair other) {
    return (source.equals(other.source) && target.equals(other.target))
        || (source.equals(other.target) && target.equals(other.source));
  }

  /**
   * Checks that neither side has more than the other: what a larger target unit has more would be
   * nowhere.
   *
   * @throws ShcException where one has
   */
  void requireSameSize() {
    if (source.volume().sizeBytes() != target.volume().sizeBytes()) {
      throw new ShcException(Notice.OTHER_SIZE, source.shown(), target.shown());
    }
  }
}
