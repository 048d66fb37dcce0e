package org.arraytwin.product.eternus.session;

import org.jspecify.annotations.Nullable;

/**
 * A copy session as one box knows it.
 *
 * @param kind of copy
 * @param sid session id in this box, from 1 on; those of remote copies from 0x8001 on
 * @param array id of the box that tells of it
 * @param name of the session in the engine
 * @param state word of its table
 * @param sourceArray id of the source's box
 * @param source volume number of the source
 * @param targetArray id of the destination's box
 * @param target volume number of the destination
 * @param totalBlocks blocks of 512 bytes to be copied, the whole volume
 * @param copiedBlocks of these, those that the destination physically holds
 * @param generation of a SnapOPC+ session, 1 for the oldest one of its source; 0 for other kinds
 * @param createdMicros when it was created; 0 where the box does not tell
 * @param instantMicros the moment the destination stands for; -1 for none
 * @param transfer how a REC session sends writes; null for others
 */
public record CopySession(
    Kind kind,
    int sid,
    int array,
    String name,
    String state,
    int sourceArray,
    int source,
    int targetArray,
    int target,
    long totalBlocks,
    long copiedBlocks,
    int generation,
    long createdMicros,
    long instantMicros,
    @Nullable Transfer transfer) {
  /** Where session ids of remote copies begin. */
  public static final int REMOTE_BASE = 0x8000;

  /** Bytes of a block. */
  public static final long BLOCK_BYTES = 512;

  /** Whether a mirror's destination is readable: it is Equivalent, or was when it was parted. */
  public boolean settled() {
    return state.equals("Equivalent") || state.equals("Suspend");
  }

  /** How much of it the destination physically holds, 0 to 100. */
  public long percent() {
    return totalBlocks == 0 ? 0 : copiedBlocks * 100 / totalBlocks;
  }

  /** Whether the destination physically holds all that it logically does. */
  public boolean complete() {
    return copiedBlocks >= totalBlocks;
  }
}
