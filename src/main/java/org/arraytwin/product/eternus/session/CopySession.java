package org.arraytwin.product.eternus.session;

import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Run;
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
 * @param from what is copied of a volume of that box, in grains of 64 KiB
 * @param targetArray id of the destination's box
 * @param to where to in a volume of that box
 * @param copiedBlocks of {@link #totalBlocks}, those that the destination physically holds
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
    Run from,
    int targetArray,
    Run to,
    long copiedBlocks,
    int generation,
    long createdMicros,
    long instantMicros,
    @Nullable Transfer transfer) {
  /** State of a mirror whose destination follows. */
  static final String EQUIVALENT = "Equivalent";

  /** State of a mirror that has still to bring something. */
  static final String COPYING = "Copying";

  /** State of a mirror whose two sides have been parted, each for its own hosts. */
  static final String SUSPEND = "Suspend";

  /** Where session ids of remote copies begin. */
  public static final int REMOTE_BASE = 0x8000;

  /** Ids of sessions that only measure begin here; the number of the volume is added. */
  public static final int ESTIMATE_BASE = 0xC0000;

  /** Bytes of a block. */
  public static final long BLOCK_BYTES = 512;

  /** Blocks of a grain, the unit of what is copied. */
  public static final long BLOCKS_PER_GRAIN = Content.GRAIN_BYTES / BLOCK_BYTES;

  /** Volume number of the source. */
  public int source() {
    return from.volume();
  }

  /** Volume number of the destination. */
  public int target() {
    return to.volume();
  }

  /** Blocks of 512 bytes to be copied. */
  public long totalBlocks() {
    return from.grains() * BLOCKS_PER_GRAIN;
  }

  /** What it copies and where to, in blocks. */
  public Part part() {
    return new Part(from.first() * BLOCKS_PER_GRAIN, to.first() * BLOCKS_PER_GRAIN, totalBlocks());
  }

  /** Whether it is from and to the very same places. */
  public boolean between(int fromArray, Run source, int toArray, Run destination) {
    return sourceArray == fromArray
        && from.equals(source)
        && targetArray == toArray
        && to.equals(destination);
  }

  /** Whether a mirror's destination is readable: it is Equivalent, or was when it was parted. */
  public boolean settled() {
    return state.equals(EQUIVALENT) || parted();
  }

  /** Whether a mirror's two sides have been parted, each for its own hosts. */
  public boolean parted() {
    return state.equals(SUSPEND);
  }

  /** How much of it the destination physically holds, 0 to 100. */
  public long percent() {
    return copiedBlocks * 100 / totalBlocks();
  }

  /** Whether the destination physically holds all that it logically does. */
  public boolean complete() {
    return copiedBlocks >= totalBlocks();
  }
}
