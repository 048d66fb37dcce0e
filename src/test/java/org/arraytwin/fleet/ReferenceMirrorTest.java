package org.arraytwin.fleet;

import static org.arraytwin.fleet.MirrorSites.A;
import static org.arraytwin.fleet.MirrorSites.B;
import static org.arraytwin.fleet.MirrorSites.M;
import static org.arraytwin.fleet.MirrorSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.SetMirror;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The remote mirror of SMI-S Replication Services, operation by operation, in every mode. */
class ReferenceMirrorTest {
  private static final String BOTH = "Primary Synchronized | Secondary Synchronized";

  private static void proven(MirrorSites t, int array) {
    assertThat(t.evidence().sides().get(array).proof()).isEqualTo(Proof.PROVEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void activatingCopiesAndThenFollows(Mode mode) {
    MirrorSites t = MirrorSites.created(mode);
    assertThat(t.show()).isEqualTo("Primary Initialized | Secondary Initialized");
    t.ask(A, "Activate");
    assertThat(t.show()).isEqualTo("Primary Unsynchronized | Secondary Unsynchronized");
    t.pass(15);
    assertThat(t.show()).isEqualTo(BOTH);
    assertThat(t.refused(A, "Activate")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    assertThat(t.refused(B, "Suspend")).isEqualTo(Reason.OPERATION_ONLY_ON_PRIMARY_SIDE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void splitIsOneInstantOfTheGroupAndBothSidesAreWritten(Mode mode) {
    MirrorSites t = MirrorSites.running(mode).ask(A, "Split").pass(3);
    assertThat(t.show()).isEqualTo("Primary Split | Primary-Rev Split");
    proven(t, B);
    t.run(new HostWrite("b", "v.0", 0, MIB));
    assertThat(t.show()).isEqualTo("Primary Skewed | Primary-Rev Skewed");
    t.run(new HostWrite("a", "v.1", 0, MIB)).pass(1);
    proven(t, A);
    proven(t, B);
    t.ask(A, "Resync Replica").pass(10);
    assertThat(t.show()).isEqualTo(BOTH);
    assertThat(t.session(A, M).losses().last().writes().count()).isEqualTo(1);
    proven(t, A);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void theSourceIsRestoredFromTheTarget(Mode mode) {
    MirrorSites t = MirrorSites.running(mode).ask(A, "Split").pass(3);
    t.run(new HostWrite("b", "v.0", 0, MIB)).pass(2).ask(A, "Restore from Replica");
    assertThat(t.tryRun(new HostWrite("b", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    t.pass(10);
    assertThat(t.show()).isEqualTo("Primary Restored | Secondary Restored");
    // The source was put back and its host goes on from there.
    proven(t, A);
    proven(t, B);
    assertThat(t.session(A, M).losses()).isNotEmpty();
    assertThat(t.ask(A, "Resync Replica").pass(10).show()).isEqualTo(BOTH);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void aPlannedFailoverAndFailbackLoseNothing(Mode mode) {
    MirrorSites t = MirrorSites.running(mode).ask(B, "Failover").pass(5);
    assertThat(t.show()).isEqualTo("Secondary-Rev Failedover | Primary-Rev Failedover");
    assertThat(t.session(A, M).losses()).isEmpty();
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IS_READ_ONLY);
    t.run(new HostWrite("b", "v.0", 0, MIB)).pass(5).ask(B, "Failback").pass(15);
    assertThat(t.show()).isEqualTo(BOTH);
    assertThat(t.session(A, M).losses()).isEmpty();
    proven(t.pass(5), A);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void anUnplannedFailoverLosesWhatExposureSaid(Mode mode) {
    MirrorSites t = MirrorSites.running(mode).run(new FailArray("a")).pass(25);
    assertThat(t.show(B, M)).isEqualTo("Secondary Broken");
    Exposure.Side exposed = t.exposed(B);
    boolean whole = exposed.state() == Exposure.Survivor.WHOLE;
    t.ask(B, "Failover", whole ? new String[0] : new String[] {"force"}).pass(3);
    assertThat(t.show(B, M)).isEqualTo("Primary-Rev Failedover");
    t.run(new RestoreArray("a")).pass(10);
    assertThat(t.show(A, M)).isEqualTo("Secondary-Rev Failedover");
    t.ask(B, "Failback").pass(15);
    assertThat(t.show()).isEqualTo(BOTH);
    if (mode == Mode.SYNC) {
      assertThat(exposed.lost()).isNull();
      assertThat(t.session(A, M).losses()).isEmpty();
    } else if (whole && exposed.lost() != null) {
      assertThat(t.session(A, M).losses().head().writes()).isEqualTo(exposed.lost());
    }
  }

  @Test
  void aTargetFracturedInTheMiddleOfACopyIsNoPastStateToGoOnWith() {
    MirrorSites t = MirrorSites.running(Mode.SYNC).ask(A, "Suspend").pass(8);
    t.run(new SlowLink("a", "b", -1, MIB)).ask(A, "Resume").pass(1).ask(A, "Fracture");
    assertThat(t.exposed(B).state()).isEqualTo(Exposure.Survivor.BROKEN);
    assertThat(t.exposed(A).state()).isEqualTo(Exposure.Survivor.WHOLE);
    t.ask(B, "Failover").pass(3);
    assertThat(t.exposed(B).state()).isEqualTo(Exposure.Survivor.BROKEN);
  }

  @Test
  void fractureSuspendDeactivatePrepareAbortAndDetach() {
    MirrorSites t = MirrorSites.running(Mode.SYNC).ask(A, "Fracture");
    assertThat(t.show()).isEqualTo("Primary Fractured | Primary-Rev Fractured");
    t.ask(A, "Prepare");
    assertThat(t.show()).isEqualTo("Primary Prepared | Secondary Prepared");
    t.ask(A, "Activate").pass(8).ask(A, "Suspend").pass(8);
    assertThat(t.show()).isEqualTo("Primary Suspended | Secondary Suspended");
    assertThat(t.equal(A, B)).isFalse();
    assertThat(t.ask(A, "Resume").pass(8).show()).isEqualTo(BOTH);
    t.ask(A, "Deactivate").pass(5);
    assertThat(t.show()).isEqualTo("Primary Inactive | Secondary Inactive");
    t.run(new SlowLink("a", "b", -1, MIB)).ask(A, "Activate").pass(1).ask(A, "Abort");
    assertThat(t.show()).isEqualTo("Primary Aborted | Secondary Aborted");
    assertThat(t.refused(A, "Activate")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.run(new SlowLink("a", "b", -1, 20 * MIB)).ask(A, "Resync Replica").pass(15);
    assertThat(t.show()).isEqualTo(BOTH);
    assertThat(t.refused(A, "Detach")).isEqualTo(Reason.RCOPY_GROUP_STARTED);
    t.ask(A, "Detach", "force").pass(1);
    assertThat(t.fleet().site(A).group(M)).isNull();
    assertThat(t.fleet().site(B).group(M)).isNull();
  }

  @Test
  void rolesAreReversedInEveryStateThatAllowsIt() {
    for (Mode mode : List.of(Mode.SYNC, Mode.ASYNC, Mode.ADAPTIVE)) {
      MirrorSites t = MirrorSites.running(mode).ask(A, "Reverse Roles").pass(5);
      assertThat(t.show()).isEqualTo("Secondary Synchronized | Primary Synchronized");
      assertThat(t.session(A, M).losses()).isEmpty();
      t.pass(5).ask(B, "Suspend").ask(B, "Reverse Roles");
      assertThat(t.show()).isEqualTo("Primary Suspended | Secondary Suspended");
      assertThat(t.pass(5).ask(A, "Resume").pass(8).show()).isEqualTo(BOTH);
      t.ask(A, "Split").pass(3).ask(A, "Reverse Roles");
      assertThat(t.show()).isEqualTo("Primary-Rev Split | Primary Split");
      assertThat(t.ask(B, "Resync Replica").pass(8).show())
          .isEqualTo("Secondary Synchronized | Primary Synchronized");
      t.ask(A, "Failover").pass(4).ask(A, "Reverse Roles");
      assertThat(t.show()).isEqualTo("Primary Suspended | Secondary Suspended");
    }
  }

  @Test
  void modesChangeOnTheFlyAndNothingPendingIsForgotten() {
    MirrorSites t = MirrorSites.running(Mode.SYNC);
    String[] to = {"Async", "Adaptive", "Sync", "Adaptive", "Async", "Sync"};
    Mode[] modes = {Mode.ASYNC, Mode.ADAPTIVE, Mode.SYNC, Mode.ADAPTIVE, Mode.ASYNC, Mode.SYNC};
    for (int i = 0; i < to.length; i++) {
      t.ask(A, "Reset To " + to[i]).pass(6.3);
      assertThat(t.show()).isEqualTo(BOTH);
      assertThat(t.half(A, M).mode()).isEqualTo(modes[i]);
      assertThat(t.half(B, M).mode()).isEqualTo(modes[i]);
    }
    assertThat(t.equal(A, B)).isTrue();
  }

  @Test
  void aLostLinkFreezesTheGroupAndItRecoversByItself() {
    MirrorSites t = MirrorSites.running(Mode.SYNC).run(new CutLink("a", "b", -1)).pass(1);
    assertThat(t.show()).isEqualTo(BOTH);
    assertThat(t.equal(A, B)).isTrue();
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    t.pass(25);
    assertThat(t.show()).isEqualTo("Primary Broken | Secondary Broken");
    proven(t, B);
    assertThat(t.run(new HealLink("a", "b", -1)).pass(15).show()).isEqualTo(BOTH);
    assertThat(t.equal(A, B)).isTrue();
  }

  private static CreateMirror mirror(Mode mode, boolean automatic, boolean stops, long buffer) {
    return new CreateMirror(
        A,
        MirrorSites.KIND,
        M,
        "b",
        mode,
        List.of("v.0", "v.1"),
        List.of("v.0", "v.1"),
        automatic,
        stops,
        buffer,
        buffer,
        1_000_000);
  }

  @Test
  void manualRecoveryWaitsSuspendedForResume() {
    MirrorSites t = MirrorSites.fresh().run(mirror(Mode.SYNC, false, false, MIB));
    t.run(MirrorSites.load(A, M)).ask(A, "Activate").pass(10);
    t.run(new CutLink("a", "b", -1)).pass(25).run(new HealLink("a", "b", -1)).pass(15);
    assertThat(t.show()).isEqualTo("Primary Suspended | Secondary Suspended");
    assertThat(t.ask(A, "Resume").pass(10).show()).isEqualTo(BOTH);
  }

  @Test
  void withFailedCopyStopsHostIoNoAcknowledgedWriteIsLost() {
    MirrorSites t = MirrorSites.fresh().run(mirror(Mode.SYNC, true, true, MIB));
    t.run(MirrorSites.load(A, M)).ask(A, "Activate").pass(10);
    t.run(new CutLink("a", "b", -1)).pass(25);
    assertThat(t.show()).isEqualTo("Primary Broken | Secondary Broken");
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_FAILED);
    assertThat(t.exposed(B).lost()).isNull();
    assertThat(t.run(new HealLink("a", "b", -1)).pass(15).show()).isEqualTo(BOTH);
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isNull();
  }

  private static SetMirror set(int array, boolean automatic, boolean stopsHosts, long buffer) {
    return new SetMirror(array, M, automatic, stopsHosts, buffer, 64 * MIB, 1_000_000);
  }

  @Test
  void policiesOfAMirrorCountFromWhenTheyAreSet() {
    MirrorSites t = MirrorSites.fresh().run(mirror(Mode.SYNC, true, false, MIB));
    t.run(MirrorSites.load(A, M)).ask(A, "Activate").pass(10);
    t.run(set(A, false, true, MIB)).run(new CutLink("a", "b", -1)).pass(25);
    assertThat(t.show()).isEqualTo("Primary Broken | Secondary Broken");
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_FAILED);
    assertThat(t.tryRun(set(A, false, false, MIB))).isNull();
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isNull();
    assertThat(t.run(new HealLink("a", "b", -1)).pass(15).show())
        .as("CopyRecoveryMode Manual: nothing resumes by itself")
        .isNotEqualTo(BOTH);
  }

  @Test
  void whatAMirrorIsGrantedIsChangedWhileItsJournalRests() {
    MirrorSites t = MirrorSites.fresh().run(mirror(Mode.ASYNC, true, false, 4 * MIB));
    assertThat(t.tryRun(set(B, true, false, MIB))).isEqualTo(Reason.OPERATION_ONLY_ON_PRIMARY_SIDE);
    assertThat(t.tryRun(set(A, true, false, 0))).isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
    t.run(MirrorSites.load(A, M)).run(set(A, true, false, 64 * MIB)).ask(A, "Activate").pass(10);
    assertThat(t.tryRun(set(A, true, false, MIB))).isEqualTo(Reason.RCOPY_GROUP_STARTED);
    assertThat(t.tryRun(set(A, true, false, SetMirror.AS_IT_IS))).isNull();
    t.run(new SlowLink("a", "b", -1, MIB / 2)).pass(10);
    assertThat(t.show()).as("4 MiB would be full by now").isEqualTo(BOTH);
  }

  @Test
  void aFullJournalSuspendsAndTheTargetKeepsItsLastSet() {
    MirrorSites t = MirrorSites.fresh().run(mirror(Mode.ASYNC, true, false, 4 * MIB));
    t.run(MirrorSites.load(A, M)).ask(A, "Activate").pass(10);
    t.run(new SlowLink("a", "b", -1, MIB / 2)).pass(7);
    assertThat(t.show()).isEqualTo(BOTH);
    t.pass(3);
    assertThat(t.show()).isEqualTo("Primary Suspended | Secondary Suspended");
    proven(t, B);
    t.run(new SlowLink("a", "b", -1, 20 * MIB)).ask(A, "Resume").pass(10);
    assertThat(t.show()).isEqualTo(BOTH);
  }

  /** An adaptive mirror that has a Skew of 12 MiB, cut off with all of it left. */
  private static MirrorSites cutOff() {
    MirrorSites t = skewed(MirrorSites.created(Mode.ADAPTIVE)).ask(A, "Activate").pass(15);
    assertThat(t.show()).isEqualTo(BOTH);
    return t.run(new CutLink("a", "b", -1));
  }

  private static MirrorSites skewed(MirrorSites t) {
    long asItIs = SetMirror.AS_IT_IS;
    return t.run(new SetMirror(A, M, null, null, asItIs, 12 * MIB, asItIs));
  }

  /** The source waits until it gives its target up, and then no more. */
  private static void holdsUntilItGivesUp(MirrorSites t, double seconds) {
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    assertThat(t.show(A, M)).isEqualTo("Primary Synchronized");
    t.pass(seconds - 0.1);
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    t.pass(0.2);
    assertThat(t.show(A, M)).isEqualTo("Primary Broken");
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isNull();
    assertThat(t.session(A, M).unheard()).isNull();
  }

  @Test
  void hostsThatWaitBecauseSkewIsUsedUpDoNotHearOfAFailover() {
    MirrorSites t = cutOff().pass(13);
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    t.ask(B, "Failover", "force");
    assertThat(t.show(B, M)).isEqualTo("Primary-Rev Failedover");
    holdsUntilItGivesUp(t, 7);
  }

  @Test
  void whatIsLeftOfSkewIsLeftAfterAFailoverOfWhichTheSourceDoesNotHear() {
    MirrorSites t = cutOff().pass(2).ask(B, "Failover", "force");
    // The host has gone to b; of 12 MiB it has used up 2, and what it had begun to send.
    t.run(new HostWrite("a", "v.0", 0, 8 * MIB)).pass(3);
    t.run(new HostWrite("a", "v.0", 0, 3 * MIB));
    holdsUntilItGivesUp(t, 15);
  }

  @Test
  void aHostThatGoesOnBesideATargetThatHasStoppedUnheardWaitsOnceSkewIsUsedUp() {
    MirrorSites t = cutOff().pass(2).run(new VolumeCondition("b", "v.0", "offline", ""));
    assertThat(t.show(B, M)).isEqualTo("Secondary Broken");
    long written = t.stream(A).numberAt(t.fleet().now());
    t.pass(9);
    assertThat(t.stream(A).numberAt(t.fleet().now())).isEqualTo(written + 9 * 16);
    t.pass(2.1);
    long held = t.stream(A).numberAt(t.fleet().now());
    assertThat(held).isBetween(written + 10 * 16, written + 11 * 16);
    holdsUntilItGivesUp(t, 6.9);
    assertThat(t.stream(A).numberAt(t.fleet().now())).isGreaterThan(held);
  }

  @Test
  void hostsWhoseWritesWaitToBeOnBothSidesDoNotHearOfAFailoverEither() {
    MirrorSites t = MirrorSites.created(Mode.ADAPTIVE);
    skewed(t).ask(A, "Activate").pass(15).run(new SlowLink("a", "b", -1, MIB / 4));
    for (int i = 0; i < 60 && t.session(A, M).journal() != null; i++) {
      t.pass(1);
    }
    assertThat(t.session(A, M).journal()).isNull();
    t.run(new CutLink("a", "b", -1)).pass(5).ask(B, "Failover", "force");
    holdsUntilItGivesUp(t, 15);
  }

  @Test
  void aBufferFillsAlsoAfterAFailoverOfWhichTheSourceDoesNotHear() {
    MirrorSites t = MirrorSites.running(Mode.ASYNC);
    long limit = t.session(A, M).journal().limitBytes();
    t.run(new CutLink("a", "b", -1)).pass(5).ask(B, "Failover", "force");
    assertThat(t.session(A, M).unheard().roomBytes()).isEqualTo(limit - 5 * MIB);
    long pieces = (limit - 5 * MIB) / (16 * MIB);
    for (int i = 0; i < pieces; i++) {
      t.run(new HostWrite("a", "v.0", 0, 16 * MIB));
    }
    assertThat(t.show(A, M)).isEqualTo("Primary Synchronized");
    t.run(new HostWrite("a", "v.0", 0, 16 * MIB));
    // As over a link that is only cut: it is to go on by itself.
    assertThat(t.show(A, M)).isEqualTo("Primary Broken");
    assertThat(t.session(A, M).unheard()).isNull();
  }
}
