package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a mirror does after a failure and what its journal is granted, on the source and,
 * where the two are in touch, on the target (SMI-S Replication Services: ModifySettingsDefineState
 * with CopyRecoveryMode, FailedCopyStopsHostIO and Skew of CIM_ReplicationSettingData).
 *
 * @param array id of the source
 * @param group name of the mirror there
 * @param automatic whether it resumes by itself after a failure (CopyRecoveryMode 2), else by
 *     command (3); null leaves it as it is
 * @param failedCopyStopsHostIo whether host writes fail while the copy has failed; where they did
 *     and no longer do, hosts go on at once; null leaves it as it is; true is refused where the
 *     kind has no such thing ({@link SessionTable#stopsHosts})
 * @param bufferBytes of an asynchronous mirror's journal, or {@link #AS_IT_IS}
 * @param skewBytes that an adaptive one's target may lack, likewise
 * @param setMicros length of a consistency set, likewise
 */
public record SetMirror(
    int array,
    String group,
    @Nullable Boolean automatic,
    @Nullable Boolean failedCopyStopsHostIo,
    long bufferBytes,
    long skewBytes,
    long setMicros)
    implements Command {
  /** Leaves what a journal is granted unchanged. */
  public static final long AS_IT_IS = Long.MAX_VALUE;

  private static final String ASKED = "set-mirror";

  @Override
  public void decide(Steps steps) {
    Site site = Groups.site(steps, array, ASKED);
    GroupHalf half = site.group(group);
    if (half == null) {
      throw refused(
          site, Reason.NON_EXISTENT_RCOPY_GROUP, "not there", "name a mirror of the array");
    }
    if (!half.source()) {
      throw refused(
          site,
          Reason.OPERATION_ONLY_ON_PRIMARY_SIDE,
          half.role().word() + " " + half.status().word(),
          "ask it of " + half.target() + ", the source");
    }
    SessionTable table = site.rules().table(half.kind());
    if (Boolean.TRUE.equals(failedCopyStopsHostIo) && table != null && !table.stopsHosts()) {
      throw refused(
          site,
          Reason.INV_INPUT_PARAM_CONFLICT,
          "of kind " + half.kind() + ", which stops no host I/O, asked for failedCopyStopsHostIo",
          "failedCopyStopsHostIo false, or left out");
    }
    if (bufferBytes < 1 || skewBytes < 1 || setMicros < 1) {
      throw refused(
          site,
          Reason.INV_INPUT_BELOW_RANGE,
          "asked for buffer " + bufferBytes + ", skew " + skewBytes + ", sets of " + setMicros,
          "1 or more of each");
    }
    JournalTerms now = half.policies().journal();
    JournalTerms terms =
        new JournalTerms(
            bufferBytes == AS_IT_IS ? now.bufferBytes() : bufferBytes,
            skewBytes == AS_IT_IS ? now.skewBytes() : skewBytes,
            setMicros == AS_IT_IS ? now.setMicros() : setMicros);
    Session session = steps.fleet().session(half.session());
    if (session.journal() != null && !terms.equals(now)) {
      throw refused(
          site,
          Reason.RCOPY_GROUP_STARTED,
          half.status().word() + ", its journal in use",
          "leave buffer, skew and set as they are, or suspend it first");
    }
    boolean both = steps.fleet().inTouch(array, half.peer());
    set(steps, session.end(array), terms);
    if (both) {
      set(steps, session.peer(array), terms);
    }
    Hosts.refresh(steps, half.session());
  }

  private void set(Steps steps, Session.End end, JournalTerms terms) {
    GroupHalf half = steps.fleet().half(end);
    Policies old = half.policies();
    steps.put(
        end.array(),
        half.edit()
            .policies(
                new Policies(
                    automatic == null ? old.autoRecover() : automatic,
                    old.overPerAlert(),
                    failedCopyStopsHostIo == null ? old.failWrtOnErr() : failedCopyStopsHostIo,
                    old.autoFailover(),
                    terms))
            .done());
  }

  private Refused refused(Site site, Reason reason, String state, String legal) {
    return new Refused(
        new Refusal(reason, "group " + group + " on " + site.name(), state, ASKED, legal));
  }
}
