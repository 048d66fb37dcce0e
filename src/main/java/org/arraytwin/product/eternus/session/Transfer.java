package org.arraytwin.product.eternus.session;

import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;

/**
 * How a REC session sends writes and what it does about the loss of its path (design guide, REC
 * modes).
 *
 * @param mode SYNC is Synchronous, ASYNC Consistency, ADAPTIVE Stack
 * @param automaticRecovery whether it resumes by itself when the path is back
 * @param manualSplit whether host writes fail until an operator parts the two; of synchronous
 *     transfer only, any other counts as manual and holds nobody up
 * @param through whether what Stack transfer has left is being sent, to stop or suspend it
 */
public record Transfer(Mode mode, boolean automaticRecovery, boolean manualSplit, boolean through) {
  /** One that is not being stopped. */
  public Transfer(Mode mode, boolean automaticRecovery, boolean manualSplit) {
    this(mode, automaticRecovery, manualSplit, false);
  }

  static Transfer of(GroupHalf half) {
    boolean sync = half.mode() == Mode.SYNC;
    return new Transfer(
        half.mode(),
        half.policies().autoRecover(),
        !sync || half.policies().failWrtOnErr(),
        half.activity() == Activity.FAILOVER);
  }

  /** Synchronous, Stack or Consistency; Through for a while. */
  public String word() {
    if (through) {
      return "Through";
    }
    return switch (mode) {
      case SYNC -> "Synchronous";
      case ADAPTIVE -> "Stack";
      case ASYNC, PERIODIC -> "Consistency";
    };
  }

  /** Automatic or Manual. */
  public String recovery() {
    return word(automaticRecovery);
  }

  /** Automatic or Manual. */
  public String split() {
    return word(!manualSplit);
  }

  private static String word(boolean automatic) {
    return automatic ? "Automatic" : "Manual";
  }
}
