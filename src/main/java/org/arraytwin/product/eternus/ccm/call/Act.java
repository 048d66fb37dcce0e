package org.arraytwin.product.eternus.ccm.call;

import java.util.List;
import java.util.Locale;
import org.arraytwin.product.eternus.session.Kind;

/** What is done to the session of a pair. */
public enum Act {
  START,
  CANCEL,
  SUSPEND,
  RESUME,
  REVERSE,
  CHANGE;

  /** The acts that sessions of a kind know. */
  public static List<Act> of(Kind kind) {
    return switch (kind) {
      case OPC, QUICKOPC, SNAPOPC, SNAPOPCP -> List.of(START, CANCEL);
      case EC -> List.of(START, CANCEL, SUSPEND, RESUME, REVERSE);
      case REC -> List.of(START, CANCEL, SUSPEND, RESUME, REVERSE, CHANGE);
    };
  }

  /** The function of the storage system, for example {@code STXCopyEC.START}. */
  public String function(Kind kind) {
    String family =
        switch (kind) {
          case OPC, QUICKOPC -> "OPC";
          case SNAPOPC, SNAPOPCP -> "SnapOPC";
          case EC -> "EC";
          case REC -> "REC";
        };
    return "STXCopy" + family + "." + name();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
