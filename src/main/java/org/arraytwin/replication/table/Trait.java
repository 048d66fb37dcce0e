package org.arraytwin.replication.table;

/** What the engine may conclude from a state, whatever word the product has for it. */
public enum Trait {
  /** Replication is on: data may flow. */
  RUNNING,
  /** It changes by itself before long. */
  BUSY,
  /** Replication was on and is off. */
  STOPPED,
  /** Held in reserve for when another pair of arrays fails. */
  RESERVE,
  /** Hosts may write the target. */
  TARGET_WRITABLE,
  /** Hosts may read the target. */
  TARGET_READABLE,
  /** Host I/O on the target fails as by a broken disk. */
  TARGET_FAILED,
  /** The target is offline. */
  TARGET_OFFLINE,
  /** The source is offline. */
  SOURCE_OFFLINE,
  /** Host writes of the source wait. */
  HELD,
  /** A copy has failed: host writes fail, too, where the policy says so. */
  FAILED,
  /** Changes are recorded in a bitmap. */
  TRACKING,
  /** The target is offline unless all of it is copied. */
  NEEDS_ALL_COPIED,
  /** Source and target are offline while the bitmaps cannot be reached. */
  NEEDS_BITMAPS,
  /** The same where the copy records changes. */
  NEEDS_DIFFERENCE,
  /** All is ready for the instant, which somebody has to name. */
  PREPARED,
  /** Hosts cannot read what the target lacked when the copy broke off, until they write it. */
  GAPS_UNREADABLE;

  /** As session files spell it, for example {@code target-writable}. */
  public String word() {
    return Words.of(this);
  }

  /** Its bit in {@link State#traits()}. */
  @SuppressWarnings("EnumOrdinal") // made and read by this enum alone
  public long bit() {
    return 1L << ordinal();
  }
}
