package org.arraytwin.product.eternus.cim.service;

import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.replication.Mode;

/**
 * The numbers by which CIM tells kinds of copies; CopyType as the provider uses it (fujitsu C.3).
 */
public final class SyncTypes {
  static final long MIRROR = 6;
  static final long SNAPSHOT = 7;
  static final long CLONE = 8;
  static final long TOKENIZED_CLONE = 9;
  static final long EC_OR_REC = 3;
  static final long SNAP_OPC = 4;
  static final long OPC = 5;

  private SyncTypes() {}

  /** CIM_StorageSynchronized.CopyType. */
  public static Long copyType(Kind kind) {
    return switch (kind) {
      case EC, REC -> EC_OR_REC;
      case SNAPOPC, SNAPOPCP -> SNAP_OPC;
      case OPC, QUICKOPC -> OPC;
    };
  }

  /** CIM_Synchronized.SyncType. */
  public static Long syncType(Kind kind) {
    return switch (kind) {
      case EC, REC -> MIRROR;
      case SNAPOPC, SNAPOPCP -> SNAPSHOT;
      case OPC, QUICKOPC -> CLONE;
    };
  }

  /** CIM_Synchronized.Mode; sessions within the box count as synchronous. */
  public static long mode(CopySession session) {
    Transfer transfer = session.transfer();
    if (transfer == null || transfer.mode() == Mode.SYNC) {
      return Relationships.SYNCHRONOUS;
    }
    return transfer.mode() == Mode.ADAPTIVE ? Relationships.ADAPTIVE : Relationships.ASYNCHRONOUS;
  }
}
