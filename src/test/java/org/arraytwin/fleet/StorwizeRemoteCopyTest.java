package org.arraytwin.fleet;

import static org.arraytwin.fleet.MirrorSites.A;
import static org.arraytwin.fleet.MirrorSites.B;
import static org.arraytwin.fleet.MirrorSites.M;
import static org.arraytwin.fleet.MirrorSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.array.Sense;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.GrantTarget;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metro Mirror and Global Mirror of a Storwize by their own words, row by row of their tables. */
class StorwizeRemoteCopyTest {
  private static final String START = "startrcrelationship";
  private static final String STOP = "stoprcrelationship";
  private static final String SWITCH = "switchrcrelationship";
  private static final String CHANGE = "chrcrelationship";
  private static final String SYNCHRONIZED =
      "Primary consistent_synchronized | Secondary consistent_synchronized";

  private static MirrorSites created(Mode mode) {
    return MirrorSites.fresh()
        .run(CreateMirror.of(A, "storwize-remote-copy", M, "b", mode, List.of("v.0", "v.1")))
        .run(MirrorSites.load(A, M))
        .pass(10);
  }

  /** Synchronized, and nobody writes but by hand. */
  private static MirrorSites quiet(Mode mode) {
    MirrorSites t =
        MirrorSites.fresh()
            .run(CreateMirror.of(A, "storwize-remote-copy", M, "b", mode, List.of("v.0", "v.1")))
            .run(new HostWrite("a", "v.1", 0, 4 * MIB))
            .ask(A, START)
            .pass(5);
    assertThat(t.show()).isEqualTo(SYNCHRONIZED);
    return t;
  }

  private static MirrorSites inSync(Mode mode) {
    MirrorSites t = created(mode).ask(A, START).pass(15);
    assertThat(t.show()).isEqualTo(SYNCHRONIZED);
    return t;
  }

  private static MirrorSites cut(MirrorSites t) {
    return t.run(new CutLink("a", "b", -1)).pass(25);
  }

  private static MirrorSites heal(MirrorSites t) {
    return t.run(new HealLink("a", "b", -1)).pass(15);
  }

  private static Proof proof(MirrorSites t, int array) {
    return t.evidence().sides().get(array).proof();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC"})
  void aRelationshipIsCopiedThenSynchronizedAndStopFreezesIt(Mode mode) {
    MirrorSites t = created(mode);
    assertThat(t.show()).isEqualTo("Primary inconsistent_stopped | Secondary inconsistent_stopped");
    assertThat(t.refused(A, STOP, "access")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    assertThat(t.refused(A, SWITCH, "primary-aux")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(B, START).pass(0.2);
    assertThat(t.show()).isEqualTo("Primary inconsistent_copying | Secondary inconsistent_copying");
    assertThat(t.refused(B, STOP, "access")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.ask(A, STOP);
    assertThat(t.show()).isEqualTo("Primary inconsistent_stopped | Secondary inconsistent_stopped");
    t.ask(A, START).pass(15).ask(A, START);
    assertThat(t.show()).isEqualTo(SYNCHRONIZED);
    t.ask(B, STOP);
    assertThat(t.show()).isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
    Point frozen = t.point(B);
    t.pass(5);
    assertThat(t.point(B)).isEqualTo(frozen);
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
    assertThat(t.refused(A, START)).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    assertThat(t.refused(A, SWITCH, "primary-aux")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.ask(A, START, "force").pass(0.1);
    assertThat(t.show()).isEqualTo("Primary inconsistent_copying | Secondary inconsistent_copying");
    assertThat(t.pass(15).show()).isEqualTo(SYNCHRONIZED);
  }

  @Test
  void aSecondaryIsOfflineWhileInconsistentAndReadOnlyWhileConsistent() {
    MirrorSites t = created(Mode.SYNC).ask(A, START).pass(0.2);
    Denial read = Access.of(t.fleet(), B, 0, Wanted.READ);
    assertThat(read).isNotNull();
    assertThat(read.reason()).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(read.sense()).isEqualTo(Sense.NOT_READY);
    assertThat(t.tryRun(new HostWrite("b", "v.0", 0, MIB))).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(Access.of(t.fleet(), A, 0, Wanted.WRITE)).isNull();
    t.pass(15);
    assertThat(Access.of(t.fleet(), B, 0, Wanted.READ)).isNull();
    assertThat(t.tryRun(new HostWrite("b", "v.0", 0, MIB))).isEqualTo(Reason.VOL_IS_READ_ONLY);
    t.ask(A, STOP);
    assertThat(Access.of(t.fleet(), B, 0, Wanted.READ)).isNull();
    assertThat(t.tryRun(new HostWrite("b", "v.0", 0, MIB))).isEqualTo(Reason.VOL_IS_READ_ONLY);
    cut(t);
    assertThat(Access.of(t.fleet(), B, 0, Wanted.READ)).isNull();
    t.ask(B, STOP, "access");
    assertThat(Access.of(t.fleet(), B, 0, Wanted.WRITE)).isNull();
  }

  /** Idling: both sides are written, and only what either has written is copied. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC"})
  void idlingTracksBothSidesAndForceCopiesTheDifferencesOnly(Mode mode) {
    MirrorSites t = quiet(mode).ask(B, STOP, "access");
    assertThat(t.show()).isEqualTo("Primary idling | Primary-Rev idling");
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
    t.run(new HostWrite("a", "v.0", 0, MIB)).run(new HostWrite("b", "v.1", 4 * MIB, MIB));
    assertThat(t.refused(A, START)).isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
    assertThat(t.refused(A, START, "primary-aux")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    assertThat(t.refused(A, SWITCH, "primary-aux")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.ask(A, START, "primary-aux", "force");
    assertThat(t.show())
        .isEqualTo("Secondary-Rev inconsistent_copying | Primary-Rev inconsistent_copying");
    // 2 MiB and what an asynchronous primary had on the way, by 20 MiB/s.
    t.pass(0.6);
    assertThat(t.show())
        .isEqualTo("Secondary-Rev consistent_synchronized | Primary-Rev consistent_synchronized");
    assertThat(t.equal(A, B)).isTrue();
    assertThat(t.session(A, M).losses()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC"})
  void idlingWithoutWritesStartsEitherWayInSync(Mode mode) {
    for (String primary : List.of("primary-master", "primary-aux")) {
      for (int asked : new int[] {A, B}) {
        MirrorSites t = quiet(mode);
        t.ask(asked, STOP, "access").ask(asked, STOP, "access");
        assertThat(t.show()).isEqualTo("Primary idling | Primary-Rev idling");
        t.ask(asked, START, primary);
        String roles =
            primary.equals("primary-master")
                ? "Primary | Secondary"
                : "Secondary-Rev | Primary-Rev";
        assertThat(t.show())
            .isEqualTo(
                roles.replace(" |", " consistent_synchronized |") + " consistent_synchronized");
        t.ask(asked, STOP, "access").ask(asked, SWITCH, primary);
        assertThat(t.show())
            .isEqualTo(
                roles.replace(" |", " consistent_synchronized |") + " consistent_synchronized");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC"})
  void switchSwapsTheRolesOfWhatIsSynchronizedFromEitherSide(Mode mode) {
    for (int asked : new int[] {A, B}) {
      MirrorSites t = inSync(mode);
      t.ask(asked, SWITCH, "primary-master");
      assertThat(t.show()).isEqualTo(SYNCHRONIZED);
      t.ask(asked, SWITCH, "primary-aux").pass(3);
      assertThat(t.show())
          .isEqualTo("Secondary-Rev consistent_synchronized | Primary-Rev consistent_synchronized");
      t.ask(asked, SWITCH, "primary-master").pass(3);
      assertThat(t.show()).isEqualTo(SYNCHRONIZED);
      assertThat(t.session(A, M).losses()).isEmpty();
      if (mode == Mode.SYNC) {
        assertThat(t.equal(A, B)).isTrue();
      }
      t = quiet(mode).ask(A, STOP).ask(asked, SWITCH, "primary-aux").pass(1);
      assertThat(t.show())
          .isEqualTo("Secondary-Rev consistent_synchronized | Primary-Rev consistent_synchronized");
    }
  }

  @Test
  void aLostLinkLeavesEachHalfWithWhatItKnows() {
    MirrorSites t = cut(inSync(Mode.SYNC));
    assertThat(t.show())
        .isEqualTo("Primary idling_disconnected | Secondary consistent_disconnected");
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
    assertThat(t.refused(A, START)).isEqualTo(Reason.RCOPY_TARGET_IS_NOT_READY);
    assertThat(t.refused(B, SWITCH, "primary-aux")).isEqualTo(Reason.RCOPY_TARGET_IS_NOT_READY);
    assertThat(heal(t).show())
        .isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");

    t = quiet(Mode.SYNC);
    assertThat(heal(cut(t)).show()).isEqualTo(SYNCHRONIZED);
    cut(t).ask(B, STOP);
    assertThat(heal(t).show())
        .isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
    cut(t);
    assertThat(t.show())
        .isEqualTo("Primary idling_disconnected | Secondary consistent_disconnected");
    assertThat(heal(t).show())
        .isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
  }

  @Test
  void anInterruptedCopyGoesOnByItselfUnlessItWasStopped() {
    for (int stopped : new int[] {-1, A, B}) {
      MirrorSites t = created(Mode.SYNC).ask(A, START).pass(0.2);
      cut(t);
      assertThat(t.show())
          .isEqualTo("Primary idling_disconnected | Secondary inconsistent_disconnected");
      assertThat(t.refused(B, STOP, "access")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
      if (stopped >= 0) {
        t.ask(stopped, STOP);
      }
      heal(t);
      assertThat(t.show())
          .isEqualTo(
              stopped < 0
                  ? SYNCHRONIZED
                  : "Primary inconsistent_stopped | Secondary inconsistent_stopped");
    }
    MirrorSites t = cut(created(Mode.SYNC));
    assertThat(t.show())
        .isEqualTo("Primary idling_disconnected | Secondary inconsistent_disconnected");
    assertThat(heal(t).show())
        .isEqualTo("Primary inconsistent_stopped | Secondary inconsistent_stopped");
  }

  @Test
  void aPrimaryThatLosesPowerComesUpDisconnectedAndIdlingStaysIdling() {
    MirrorSites t = inSync(Mode.SYNC);
    t.run(new FailArray("a")).pass(25);
    assertThat(t.show(B, M)).isEqualTo("Secondary consistent_disconnected");
    t.run(new RestoreArray("a"));
    assertThat(t.show(A, M)).isEqualTo("Primary idling_disconnected");
    t.pass(15);
    assertThat(t.half(A, M).status()).isEqualTo(t.half(B, M).status());
    t = inSync(Mode.SYNC).ask(A, STOP, "access");
    cut(t);
    assertThat(t.show()).isEqualTo("Primary idling_disconnected | Primary-Rev idling_disconnected");
    assertThat(heal(t).show()).isEqualTo("Primary idling | Primary-Rev idling");
  }

  /** The demonstration of a disaster, from its beginning to its end. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC"})
  void afterADisasterTheAuxiliaryCarriesOnAndTheMasterComesBack(Mode mode) {
    MirrorSites t = cut(inSync(mode));
    assertThat(t.show(B, M)).isEqualTo("Secondary consistent_disconnected");
    Point survived = t.point(B);
    t.ask(B, STOP, "access");
    assertThat(t.show(B, M)).isEqualTo("Primary-Rev idling_disconnected");
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
    assertThat(survived.isNowhere()).isFalse();
    t.pass(5).run(new HostWrite("b", "v.0", 0, MIB));
    assertThat(heal(t).show()).isEqualTo("Primary idling | Primary-Rev idling");
    assertThat(t.refused(B, START, "primary-aux")).isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.ask(B, START, "primary-aux", "force");
    assertThat(t.show())
        .isEqualTo("Secondary-Rev inconsistent_copying | Primary-Rev inconsistent_copying");
    t.pass(15);
    assertThat(t.show())
        .isEqualTo("Secondary-Rev consistent_synchronized | Primary-Rev consistent_synchronized");
    assertThat(proof(t, A)).isEqualTo(Proof.PROVEN);
    t.ask(B, SWITCH, "primary-master").pass(3);
    assertThat(t.show()).isEqualTo(SYNCHRONIZED);
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
  }

  @Test
  void changeVolumesKeepAWholeCycleAndCopyAgainEveryPeriod() {
    MirrorSites t = created(Mode.SYNC);
    assertThat(t.refused(A, CHANGE, "cyclingmode-multi"))
        .isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(A, CHANGE, "global").ask(A, CHANGE, "cyclingmode-multi");
    assertThat(t.refused(A, CHANGE, "metro")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    assertThat(t.refused(A, CHANGE)).isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
    t.ask(A, START).pass(15);
    String copying = "Primary consistent_copying | Secondary consistent_copying";
    assertThat(t.show()).isEqualTo(copying);
    Point first = t.point(B);
    t.pass(200);
    assertThat(t.point(B)).isEqualTo(first);
    t.pass(130);
    assertThat(t.point(B).number()).isGreaterThan(first.number());
    assertThat(t.refused(A, SWITCH, "primary-aux")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    assertThat(t.refused(A, CHANGE, "metro")).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    t.ask(A, STOP);
    assertThat(t.show()).isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
    t.ask(A, START).pass(0.3);
    assertThat(t.show()).isEqualTo(copying);
    t.ask(B, STOP, "access");
    assertThat(t.show()).isEqualTo("Primary idling | Primary-Rev idling");
    assertThat(proof(t, B)).isEqualTo(Proof.PROVEN);
  }

  @Test
  void anOperatorPartsTheSystemsAtOnceAndTheyMeetAgainOnceBothLetThem() {
    MirrorSites t = quiet(Mode.SYNC).run(new GrantTarget(A, "b", 0));
    assertThat(t.show())
        .isEqualTo("Primary idling_disconnected | Secondary consistent_disconnected");
    assertThat(t.refused(A, START)).isEqualTo(Reason.RCOPY_TARGET_IS_NOT_READY);
    t.run(new GrantTarget(B, "a", 0)).run(new GrantTarget(A, "b", 4 * MIB)).pass(30);
    assertThat(t.fleet().inTouch(A, B)).as("b does not let them").isFalse();
    t.run(new HostWrite("a", "v.0", 0, 8 * MIB));
    t.run(new GrantTarget(B, "a", 100 * MIB)).pass(4);
    assertThat(t.fleet().inTouch(A, B)).as("as long as a link takes to come back").isFalse();
    t.pass(2);
    assertThat(t.show()).isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
    t.ask(A, START, "force").pass(1.5);
    assertThat(t.show()).as("8 MiB at 4 a second").contains("inconsistent_copying");
    t.run(new GrantTarget(A, "b", Long.MAX_VALUE)).pass(0.2);
    assertThat(t.show()).as("the links carry 20 MiB a second").isEqualTo(SYNCHRONIZED);
    assertThat(t.tryRun(new GrantTarget(A, "nobody", 0))).isEqualTo(Reason.NON_EXISTENT_TARGET);
    assertThat(t.tryRun(new GrantTarget(A, "b", -1))).isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
  }

  @Test
  void whileAnOperatorPartsTheSystemsALinkThatComesBackBringsThemNotTogether() {
    MirrorSites t = cut(quiet(Mode.SYNC)).run(new GrantTarget(A, "b", 0));
    t = heal(t);
    assertThat(t.fleet().inTouch(A, B)).isFalse();
    t.run(new GrantTarget(A, "b", Long.MAX_VALUE)).pass(6);
    assertThat(t.show()).isEqualTo(SYNCHRONIZED);
  }

  /** Whether a link or the peer's power is what is away while an operator stops the partnership. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPartnershipStoppedWhileThePeerIsOutOfReachHoldsNoHostOnceItIsBack(boolean link) {
    MirrorSites t = quiet(Mode.SYNC);
    t.run(link ? new CutLink("a", "b", -1) : new FailArray("b")).pass(2);
    assertThat(t.tryRun(new HostWrite("a", "v.0", 0, MIB))).isEqualTo(Reason.VOL_IO_HELD);
    t.run(new GrantTarget(A, "b", 0));
    assertThat(t.show(A, M)).isEqualTo("Primary idling_disconnected");
    t.run(new HostWrite("a", "v.0", 0, MIB)).pass(2);
    t.run(link ? new HealLink("a", "b", -1) : new RestoreArray("b"));
    assertThat(t.show())
        .isEqualTo("Primary idling_disconnected | Secondary consistent_disconnected");
    assertThat(t.pass(60).show())
        .isEqualTo("Primary idling_disconnected | Secondary consistent_disconnected");
    t.run(new GrantTarget(A, "b", Long.MAX_VALUE)).pass(6);
    assertThat(t.show()).isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
  }

  @Test
  void aPartnershipStartedAnewIsNotUsedBeforeItHasLastedAsLongAsALinkMust() {
    MirrorSites t = quiet(Mode.SYNC).run(new GrantTarget(A, "b", 0));
    t.run(new GrantTarget(A, "b", 8 * MIB)).pass(3);
    t.run(new GrantTarget(A, "b", 0)).pass(1).run(new GrantTarget(A, "b", 8 * MIB));
    assertThat(t.pass(4).fleet().inTouch(A, B)).isFalse();
    t.run(new GrantTarget(A, "b", 4 * MIB)).pass(2);
    assertThat(t.fleet().inTouch(A, B)).as("another rate is no new beginning").isTrue();
  }

  @Test
  void cyclesAreAsLongAsTheyWereAskedFor() {
    MirrorSites t = created(Mode.PERIODIC).ask(A, START).pass(15).run(new SetCycle(B, M, 60));
    Point first = t.point(B);
    t.pass(120);
    assertThat(t.point(B).number()).isGreaterThan(first.number());
    assertThat(t.half(A, M).periodSeconds()).isEqualTo(60);
    assertThat(t.half(B, M).periodSeconds()).isEqualTo(60);
    assertThat(t.tryRun(new SetCycle(A, M, 59))).isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
    assertThat(t.tryRun(new SetCycle(A, M, 86_401))).isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
    assertThat(t.tryRun(new SetCycle(A, "n", 60))).isEqualTo(Reason.NON_EXISTENT_RCOPY_GROUP);
    assertThat(cut(t).tryRun(new SetCycle(A, M, 90))).isEqualTo(Reason.RCOPY_TARGET_IS_NOT_READY);
    assertThat(created(Mode.SYNC).tryRun(new SetCycle(A, M, 60)))
        .isEqualTo(Reason.RCOPY_GROUP_IS_NOT_PERIODIC);
  }

  @Test
  void aRelationshipIsRemovedOnBothSystems() {
    MirrorSites t = inSync(Mode.SYNC).ask(B, "rmrcrelationship");
    assertThat(t.fleet().site(A).group(M)).isNull();
    assertThat(t.fleet().site(B).group(M)).isNull();
  }
}
