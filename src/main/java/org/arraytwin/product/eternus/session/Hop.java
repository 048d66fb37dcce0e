package org.arraytwin.product.eternus.session;

import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/** What the cascade tables of the design guides tell apart: kinds of copy, REC by its transfer. */
enum Hop {
  OPC("OPC"),
  QUICKOPC("QuickOPC"),
  SNAPOPC("SnapOPC"),
  SNAPOPCP("SnapOPC+"),
  EC("EC"),
  REC_SYNC("REC-sync"),
  REC_STACK("REC-stack"),
  REC_CONSISTENCY("REC-consistency");

  private final String word;

  Hop(String word) {
    this.word = word;
  }

  /** As limits.xml spells it. */
  String word() {
    return word;
  }

  static Hop of(Kind kind, @Nullable Transfer transfer) {
    return switch (kind) {
      case OPC -> OPC;
      case QUICKOPC -> QUICKOPC;
      case SNAPOPC -> SNAPOPC;
      case SNAPOPCP -> SNAPOPCP;
      case EC -> EC;
      case REC ->
          transfer == null || transfer.mode() == Mode.SYNC
              ? REC_SYNC
              : transfer.mode() == Mode.ADAPTIVE ? REC_STACK : REC_CONSISTENCY;
    };
  }
}
