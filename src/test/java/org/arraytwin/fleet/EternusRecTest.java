package org.arraytwin.fleet;

import static org.arraytwin.fleet.MirrorSites.A;
import static org.arraytwin.fleet.MirrorSites.B;
import static org.arraytwin.fleet.MirrorSites.C;
import static org.arraytwin.fleet.MirrorSites.M;
import static org.arraytwin.fleet.MirrorSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Remote Equivalent Copy of an ETERNUS by its own words. */
class EternusRecTest {
  private static final String EQUIVALENT = "Primary Equivalent | Secondary Equivalent";

  private static MirrorSites created(Mode mode, boolean automatic) {
    return created(mode, automatic, false);
  }

  private static MirrorSites created(Mode mode, boolean automatic, boolean manualSplit) {
    List<String> volumes = List.of("v.0", "v.1");
    return MirrorSites.fresh()
        .run(
            new CreateMirror(
                A,
                "eternus-rec",
                M,
                "b",
                mode,
                volumes,
                volumes,
                automatic,
                manualSplit,
                8 * MIB,
                8 * MIB,
                1_000_000))
        .run(MirrorSites.load(A, M))
        .pass(10);
  }

  private static MirrorSites equivalent(Mode mode, boolean automatic) {
    return created(mode, automatic).ask(A, "acec start").pass(15);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void suspendIsOneInstantAndResumeCopiesTheChangesOfBothSides(Mode mode) {
    MirrorSites t = created(mode, true);
    t.ask(A, "acec start").pass(0.2);
    assertThat(t.show()).isEqualTo("Primary Copying | Secondary Copying");
    assertThat(t.refused(A, "acec suspend")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.pass(15);
    assertThat(t.show()).isEqualTo(EQUIVALENT);
    t.ask(A, "acec suspend").pass(3);
    assertThat(t.show()).isEqualTo("Primary Suspend | Primary-Rev Suspend");
    assertThat(t.evidence().sides().get(B).proof()).isEqualTo(Proof.PROVEN);
    t.run(new HostWrite("b", "v.0", 0, MIB)).ask(A, "acec resume").pass(10);
    assertThat(t.show()).isEqualTo(EQUIVALENT);
    assertThat(t.session(A, M).losses()).hasSize(1);
  }

  /**
   * A Stack session is emptied before it is suspended; asked again by force, it waits no longer.
   */
  @Test
  void whileAStackSessionIsEmptiedItIsSuspendedAtOnceByForce() {
    MirrorSites t = equivalent(Mode.ADAPTIVE, /* automatic= */ true).ask(A, "acec suspend");
    assertThat(t.show()).isEqualTo("Primary Copying | Secondary Copying");
    assertThat(t.half(B, M).activity()).isEqualTo(Activity.FAILOVER);
    assertThat(t.refused(A, "acec suspend")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.ask(A, "acec suspend", "force").pass(15);
    assertThat(t.show()).isEqualTo("Primary Suspend | Primary-Rev Suspend");
    assertThat(List.of(A, B))
        .allSatisfy(at -> assertThat(t.half(at, M).activity()).isEqualTo(Activity.NONE));
    t.ask(A, "acec resume").pass(15);
    assertThat(t.show()).isEqualTo(EQUIVALENT);
  }

  @Test
  void reverseSwapsTheRolesAndDataMovesAtTheNextResume() {
    MirrorSites t = equivalent(Mode.SYNC, true).ask(A, "acec suspend").ask(A, "acec reverse");
    assertThat(t.show()).isEqualTo("Primary-Rev Suspend | Primary Suspend");
    t.run(new HostWrite("b", "v.0", 0, MIB)).ask(B, "acec resume").pass(10);
    assertThat(t.show()).isEqualTo("Secondary Equivalent | Primary Equivalent");
    assertThat(t.equal(A, B)).isTrue();
  }

  @Test
  void modesChangeOnlyWhileSuspended() {
    MirrorSites t = equivalent(Mode.SYNC, true);
    assertThat(t.refused(A, "acec change", "stack")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(A, "acec suspend").ask(A, "acec change", "stack").ask(A, "acec resume").pass(10);
    assertThat(t.half(B, M).mode()).isEqualTo(Mode.ADAPTIVE);
    assertThat(t.show()).isEqualTo(EQUIVALENT);
  }

  @Test
  void aPathFailureHaltsAndTheRecoveryModeDecides() {
    MirrorSites t = equivalent(Mode.SYNC, true).run(new CutLink("a", "b", -1)).pass(25);
    assertThat(t.show()).isEqualTo("Primary Halt | Secondary Halt");
    assertThat(t.run(new HealLink("a", "b", -1)).pass(15).show()).isEqualTo(EQUIVALENT);

    t = equivalent(Mode.ASYNC, false).run(new CutLink("a", "b", -1)).pass(25);
    t.run(new HealLink("a", "b", -1)).pass(15);
    assertThat(t.show()).isEqualTo("Primary Halt | Secondary Halt");
    assertThat(t.refused(A, "acec resume")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(A, "acec suspend", "force").ask(A, "acec resume").pass(10);
    assertThat(t.show()).isEqualTo(EQUIVALENT);
    t.ask(A, "acec stop");
    assertThat(t.fleet().site(B).group(M)).isNull();
  }

  /** Split mode manual: hosts of a halted session wait for its operator. */
  @Test
  void withManualSplitNothingIsWrittenThatTheOtherSideLacks() {
    MirrorSites t = created(Mode.SYNC, /* automatic= */ false, /* manualSplit= */ true);
    t.ask(A, "acec start").pass(15);
    t.run(new CutLink("a", "b", -1)).pass(40);
    assertThat(t.show()).isEqualTo("Primary Halt | Secondary Halt");
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, MIB))).isEqualTo(Reason.VOL_IO_FAILED);
    assertThat(t.exposed(B).lost()).isNull();
    t.ask(A, "acec suspend", "force");
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, MIB))).isNull();
    assertThat(t.exposed(B).lost()).isNotNull();
    t.run(new HealLink("a", "b", -1)).pass(60).ask(A, "acec resume").pass(30);
    assertThat(t.show()).isEqualTo(EQUIVALENT);
    assertThat(t.equal(A, B)).isTrue();
  }

  /** A lost source: the destination is suspended by force, used, and brought back by a reverse. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void theDestinationOfALostSourceIsUsedAndNothingOverwritesItByItself(Mode mode) {
    MirrorSites t = equivalent(mode, /* automatic= */ true);
    assertThat(t.refused(B, "acec suspend", "force"))
        .isEqualTo(Reason.OPERATION_ONLY_ON_PRIMARY_SIDE);
    t.run(new FailArray("a")).pass(30);
    assertThat(t.tryRun(new HostWrite("b", "v.0", 0, MIB))).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(t.refused(B, "acec suspend")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(B, "acec suspend", "force");
    assertThat(t.half(B, M).status().word()).isEqualTo("Suspend");
    t.run(new HostWrite("b", "v.0", 0, MIB));
    assertThat(t.refused(B, "acec resume")).isEqualTo(Reason.RCOPY_TARGET_IS_NOT_READY);

    t.run(new RestoreArray("a")).pass(60);
    assertThat(t.show()).isEqualTo("Primary Halt | Primary-Rev Suspend");
    assertThat(t.session(A, M).losses()).isEmpty();
    assertThat(t.refused(A, "acec resume")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(A, "acec suspend", "force").ask(A, "acec reverse").ask(B, "acec resume").pass(30);
    assertThat(t.show()).isEqualTo("Secondary Equivalent | Primary Equivalent");
    t.ask(B, "acec suspend").pass(3);
    assertThat(t.evidence().sides()).allMatch(side -> side.proof() == Proof.PROVEN);
    assertThat(t.session(A, M).losses()).allMatch(loss -> loss.array() == A);
  }

  /** Cascade of the design guides: what REC brings is handed on by REC, in every transfer mode. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "ADAPTIVE"})
  void whatOneSessionBringsAnotherOneHandsOn(Mode mode) {
    MirrorSites t = equivalent(Mode.SYNC, /* automatic= */ true);
    t.run(CreateMirror.of(B, "eternus-rec", "far", "c", mode, List.of("v.0", "v.1")));
    t.run(new Operate(B, "far", "acec start", List.of())).pass(15);
    assertThat(t.half(B, "far").status().word()).isEqualTo("Equivalent");
    assertThat(t.half(B, "far").mode()).isEqualTo(mode);
    t.run(new HostWrite("a", "v.0", 0, MIB));
    assertThat(t.equal(B, C)).isTrue();

    t.run(new CutLink("b", "c", -1)).pass(30);
    assertThat(t.half(B, "far").status().word()).isEqualTo("Halt");
    t.run(new HostWrite("a", "v.1", 0, MIB));
    assertThat(t.equal(B, C)).isFalse();
    t.run(new HealLink("b", "c", -1)).pass(30);
    assertThat(t.half(B, "far").status().word())
        .as("recovery mode Automatic")
        .isEqualTo("Equivalent");
    assertThat(t.equal(B, C)).isTrue();

    t.run(new Operate(B, "far", "acec suspend", List.of())).pass(5);
    assertThat(t.half(C, "far").status().word()).isEqualTo("Suspend");
    t.run(new HostWrite("c", "v.0", 0, MIB))
        .run(new Operate(B, "far", "acec resume", List.of()))
        .pass(15);
    assertThat(t.equal(B, C)).isTrue();

    t.ask(A, "acec suspend").pass(5).run(new HostWrite("b", "v.0", 0, MIB)).pass(10);
    assertThat(t.equal(B, C)).as("hosts of the middle are sent on, too").isTrue();
  }
}
