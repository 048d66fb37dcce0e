package org.arraytwin.product.eternus.cim.service;

import java.util.List;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.fleet.Reason;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.replication.Mode;

/**
 * What CIM_ReplicationSettingData says of a REC session: its recovery mode and, in synchronous
 * transfer, its split mode.
 *
 * @param automatic whether it resumes by itself when the path is back
 * @param stopsHosts whether host writes fail while it has halted
 */
public record Settings(boolean automatic, boolean stopsHosts) {
  /** Those of a session for which nothing is said. */
  public static final Settings USUAL = new Settings(true, false);

  /** CopyRecoveryMode: Automatic. */
  public static final long AUTOMATIC = 2;

  /** CopyRecoveryMode: Manual. */
  public static final long MANUAL = 3;

  private static final long IMPLEMENTATION_DECIDES = 4;

  /** The values of CopyRecoveryMode that a session can be created with. */
  static final List<Long> RECOVERY_MODES = List.of(AUTOMATIC, MANUAL, IMPLEMENTATION_DECIDES);

  /**
   * The settings of a call, the usual ones where it has none.
   *
   * @param splits whether the session has a split mode: REC in synchronous transfer
   * @throws org.arraytwin.fleet.Refused where they are not for such a session
   */
  static Settings of(Given given, boolean splits) {
    if (!(given.in().get("ReplicationSettingData") instanceof CimInstance said)) {
      return USUAL;
    }
    Object recovery = said.get("CopyRecoveryMode");
    if (recovery instanceof Long number && !RECOVERY_MODES.contains(number)) {
      throw given.refused(Reason.INV_INPUT_EXCEEDS_RANGE, "CopyRecoveryMode", number.toString());
    }
    boolean stops = Boolean.TRUE.equals(said.get("FailedCopyStopsHostIO"));
    if (stops && !splits) {
      throw given.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "FailedCopyStopsHostIO",
          "asked of what is not REC in synchronous transfer");
    }
    return new Settings(!Long.valueOf(MANUAL).equals(recovery), stops);
  }

  Transfer transfer(Mode mode) {
    return new Transfer(mode, automatic, stopsHosts);
  }
}
