package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.arraytwin.fleet.TwoSites.PERIODIC_R;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.OverrideFailsafe;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.Activity;
import org.junit.jupiter.api.Test;

/** The life of a pair through a disaster, as both arrays tell it and as the contents prove it. */
class DisasterRecoveryTest {

  private static TwoSites primaryLost() {
    return TwoSites.running(true).run(new FailArray("london")).pass(21);
  }

  private static TwoSites failedOver() {
    return primaryLost().run(new Failover(PARIS, SYNC_R, false, false)).pass(60);
  }

  private static TwoSites recovered() {
    TwoSites t = failedOver().run(new RestoreArray("london")).pass(6);
    t.run(new Recover(PARIS, SYNC_R, false, false)).pass(30);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Started/Synced");
    return t;
  }

  @Test
  void synchronousGroupsStartEqualAndProven() {
    TwoSites t = TwoSites.running(true);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
    Evidence evidence = t.pass(60).evidence(SYNC);
    assertThat(evidence.equal()).isTrue();
    assertThat(evidence.sides().map(Evidence.Side::proof)).containsOnly(Proof.PROVEN);
    assertThat(evidence.sides().get(0).point().number()).isGreaterThan(1000);
  }

  @Test
  void losingThePrimaryIsNoticedAfterTwentySecondsAndLosesNothing() {
    TwoSites t = TwoSites.running(true).run(new FailArray("london")).pass(19.9);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
    t.pass(0.2);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Stopped/Stopped");
    Evidence evidence = t.evidence(SYNC);
    assertThat(evidence.equal()).isTrue();
    assertThat(evidence.sides().get(1).proof()).isEqualTo(Proof.PROVEN);
    assertThat(evidence.sides().get(0).unreplicated()).isNull();
  }

  @Test
  void failoverGivesHostsAccessOnceItIsDone() {
    TwoSites t = primaryLost().run(new Failover(PARIS, SYNC_R, false, false));
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Stopped/Stopped");
    assertThat(t.half(PARIS, SYNC_R).activity()).isEqualTo(Activity.FAILOVER);
    assertThat(t.tryRun(new HostWrite("paris", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    t.pass(2.1);
    assertThat(t.half(PARIS, SYNC_R).activity()).isEqualTo(Activity.NONE);
    assertThat(t.tryRun(new HostWrite("paris", "vol.0", 0, 1))).isNull();
    t.pass(10);
    assertThat(t.evidence(SYNC).sides().get(1).proof()).isEqualTo(Proof.PROVEN);
    assertThat(t.evidence(SYNC).equal()).isFalse();
  }

  @Test
  void returningPrimaryLearnsOfTheFailoverOverTheLink() {
    TwoSites t = failedOver().run(new RestoreArray("london"));
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    t.pass(6);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Stopped/Stopped");
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IS_READ_ONLY);
  }

  @Test
  void withoutTable107StrictTheReturningPrimaryStaysPrimary() {
    TwoSites t = TwoSites.running(false).run(new FailArray("london")).pass(21);
    t.run(new Failover(PARIS, SYNC_R, false, false)).pass(10);
    t.run(new RestoreArray("london")).pass(6);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.half(LONDON, SYNC).peerFailedOver()).isTrue();
  }

  @Test
  void recoverCopiesTheDifferenceBackAndRestoreReturnsTheRoles() {
    TwoSites t = failedOver().run(new RestoreArray("london")).pass(6);
    t.run(new Recover(PARIS, SYNC_R, false, false));
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Started/Syncing");
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Syncing");
    assertThat(t.half(LONDON, SYNC).activity()).isEqualTo(Activity.RECOVER);
    t.pass(30);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
    t.run(new Restore(PARIS, SYNC_R, false, false));
    assertThat(t.half(PARIS, SYNC_R).activity()).isEqualTo(Activity.RESTORE);
    t.pass(4);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
    Evidence evidence = t.pass(20).evidence(SYNC);
    assertThat(evidence.equal()).isTrue();
    assertThat(evidence.losses()).isEmpty();
    assertThat(evidence.sides().get(0).proof()).isEqualTo(Proof.PROVEN);
  }

  @Test
  void failedRecoverLeavesBothStoppedAndTheReceiverWhole() {
    TwoSites t = failedOver().run(new RestoreArray("london")).pass(6);
    var before = t.evidence(SYNC).sides().get(0).point();
    t.run(new FailNext("recover", SYNC, 50)).run(new Recover(PARIS, SYNC_R, false, false)).pass(30);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Stopped/Stopped");
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Stopped/Stopped");
    assertThat(t.half(LONDON, SYNC).recoverFailed()).isTrue();
    assertThat(t.half(PARIS, SYNC_R).recoverFailed()).isTrue();
    assertThat(t.evidence(SYNC).sides().get(0).point()).isEqualTo(before);
    t.run(new Recover(PARIS, SYNC_R, false, false)).pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Synced");
    assertThat(t.half(LONDON, SYNC).recoverFailed()).isFalse();
  }

  @Test
  void failedRestoreLeavesTheRolesAsTheyWere() {
    TwoSites t = recovered().run(new FailNext("restore", SYNC, 0));
    t.run(new Restore(PARIS, SYNC_R, false, false)).pass(4);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Started/Synced");
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Synced");
    t.run(new Restore(PARIS, SYNC_R, false, false)).pass(4);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void cutLinkHoldsTheHostThenStopsAndWhatFollowsIsLostByFailover() {
    TwoSites t = TwoSites.running(true).run(new CutLink("london", "paris", -1));
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IO_HELD);
    t.pass(20.1);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    t.pass(10);
    Evidence split = t.evidence(SYNC);
    assertThat(split.equal()).isFalse();
    var lost = split.sides().get(0).unreplicated();
    assertThat(lost).isNotNull();
    assertThat(lost.first()).isEqualTo(split.sides().get(1).point().number() + 1);
    t.run(new Failover(PARIS, SYNC_R, false, false)).pass(5);
    t.run(new HealLink("london", "paris", -1)).pass(6);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Stopped/Stopped");
    t.run(new Recover(PARIS, SYNC_R, false, false)).pass(30);
    Evidence after = t.evidence(SYNC);
    assertThat(after.equal()).isTrue();
    assertThat(after.losses()).hasSize(1);
    assertThat(after.losses().get(0).writes().first()).isEqualTo(lost.first());
  }

  @Test
  void shortCutIsSurvivedWithoutAnybodyNoticing() {
    TwoSites t = TwoSites.running(true).run(new CutLink("london", "paris", -1)).pass(8);
    t.run(new HealLink("london", "paris", -1)).pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
    assertThat(t.fleet().site(LONDON).target(PARIS).ready()).isTrue();
  }

  @Test
  void losingOneOfTwoLinksStopsNothing() {
    TwoSites t = TwoSites.running(true).run(new CutLink("london", "paris", 1)).pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.fleet().site(LONDON).target(PARIS).linkUp()).containsExactly(true, false);
  }

  @Test
  void linkIsShownDownByItsSilenceNotBecauseItWasCut() {
    TwoSites t = TwoSites.running(true).run(new CutLink("london", "paris", 1)).pass(9.9);
    assertThat(t.fleet().site(LONDON).target(PARIS).linkUp()).containsExactly(true, true);
    t.pass(0.2);
    assertThat(t.fleet().site(LONDON).target(PARIS).linkUp()).containsExactly(true, false);
    t.run(new HealLink("london", "paris", 1)).pass(5.1);
    assertThat(t.fleet().site(LONDON).target(PARIS).linkUp()).containsExactly(true, true);
  }

  @Test
  void restoreCutShortByTheLinkEndsOnBothSidesOnceTheyMeet() {
    TwoSites t = recovered().run(new Restore(PARIS, SYNC_R, false, false));
    t.run(new CutLink("london", "paris", -1)).pass(4);
    assertThat(t.half(PARIS, SYNC_R).activity()).isEqualTo(Activity.NONE);
    assertThat(t.half(LONDON, SYNC).activity()).isEqualTo(Activity.RESTORE);
    t.run(new HealLink("london", "paris", -1)).pass(6);
    assertThat(t.half(LONDON, SYNC).activity()).isEqualTo(Activity.NONE);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
  }

  @Test
  void secondSideCannotFailOverWhileTheFirstIsInTouch() {
    TwoSites t = failedOver().run(new RestoreArray("london")).pass(6);
    assertThat(t.tryRun(new Failover(LONDON, SYNC, false, false)))
        .isEqualTo(Reason.RCOPY_GROUP_IN_FAILOVER_STATE);
  }

  @Test
  void autoRecoverRestartsAfterALinkFailureOnly() {
    TwoSites t = TwoSites.running(true).run(new SetPolicy(LONDON, SYNC, Policy.AUTO_RECOVER, true));
    t.run(new CutLink("london", "paris", -1)).pass(60).run(new HealLink("london", "paris", -1));
    t.pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    t.run(new StopGroup(LONDON, SYNC, false)).pass(2);
    t.run(new CutLink("london", "paris", -1)).pass(60).run(new HealLink("london", "paris", -1));
    t.pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
  }

  @Test
  void failWrtOnErrFailsWritesRatherThanStop() {
    TwoSites t = TwoSites.running(true);
    t.run(new SetPolicy(LONDON, SYNC, Policy.FAIL_WRT_ON_ERR, true));
    t.run(new CutLink("london", "paris", -1)).pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IO_FAILED);
    assertThat(t.evidence(SYNC).equal()).isTrue();
    t.run(new HealLink("london", "paris", -1)).pass(10);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isNull();
    assertThat(t.evidence(SYNC).equal()).isTrue();
  }

  @Test
  void aGroupInFailsafeServesItsHostsOnlyOnceThatIsOverridden() {
    TwoSites t = TwoSites.running(true);
    t.run(new SetPolicy(LONDON, SYNC, Policy.AUTO_FAILOVER, true));
    t.run(new CutLink("london", "paris", -1)).pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Failsafe/Stopped");
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(t.tryRun(new HostRead("london", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isEqualTo(Reason.VOL_IS_OFFLINE);
    t.run(new OverrideFailsafe(LONDON, SYNC));
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, 1))).isNull();
    assertThat(t.tryRun(new OverrideFailsafe(LONDON, SYNC)))
        .isEqualTo(Reason.RCOPY_GROUP_NOT_FAILSAFE);
  }

  @Test
  void periodicFailoverLosesExactlyTheWritesSinceTheLastCycle() {
    TwoSites t = TwoSites.running(true).pass(650);
    assertThat(t.show(LONDON, PERIODIC)).isEqualTo("Primary/Started/Synced");
    Evidence before = t.evidence(PERIODIC);
    assertThat(before.sides().get(1).proof()).isEqualTo(Proof.PROVEN);
    t.run(new FailArray("london")).pass(21);
    assertThat(t.show(PARIS, PERIODIC_R)).isEqualTo("Secondary/Stopped/Stopped");
    t.run(new Failover(PARIS, PERIODIC_R, false, false)).pass(3);
    Evidence after = t.evidence(PERIODIC);
    var lost = after.sides().get(0).unreplicated();
    assertThat(lost).isNotNull();
    assertThat(lost.first()).isEqualTo(before.sides().get(1).point().number() + 1);
    assertThat(lost.last()).isEqualTo(before.sides().get(0).point().number());
  }

  @Test
  void interruptedCycleIsRolledBackAndStale() {
    TwoSites t = TwoSites.running(true).run(new SlowLink("london", "paris", -1, 100_000)).pass(310);
    assertThat(t.show(LONDON, PERIODIC)).isEqualTo("Primary/Started/Syncing");
    assertThat(t.evidence(PERIODIC).sides().get(1).proof()).isEqualTo(Proof.NO_CLAIM);
    t.run(new CutLink("london", "paris", -1)).pass(25);
    assertThat(t.show(PARIS, PERIODIC_R)).isEqualTo("Secondary/Stopped/Stale");
    assertThat(t.evidence(PERIODIC).sides().get(1).proof()).isEqualTo(Proof.PROVEN);
  }

  @Test
  void interruptedResyncIsRolledBackByFailover() {
    TwoSites t = TwoSites.running(true).run(new StopGroup(LONDON, SYNC, false)).pass(20);
    var stoppedAt = t.evidence(SYNC).sides().get(1).point();
    t.run(new SlowLink("london", "paris", -1, 100_000)).run(new StartGroup(LONDON, SYNC, false));
    t.pass(30);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Syncing");
    t.run(new FailArray("london")).pass(25);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Stopped/NotSynced");
    assertThat(t.evidence(SYNC).sides().get(1).proof()).isEqualTo(Proof.NO_CLAIM);
    t.run(new Failover(PARIS, SYNC_R, false, false));
    assertThat(t.evidence(SYNC).sides().get(1).point()).isEqualTo(stoppedAt);
    assertThat(t.evidence(SYNC).sides().get(1).proof()).isEqualTo(Proof.PROVEN);
  }

  @Test
  void plannedSwapReversesTheDirection() {
    TwoSites t = TwoSites.running(true).run(new StopGroup(LONDON, SYNC, false)).pass(2);
    t.run(new Reverse(LONDON, SYNC, false, false, false, false, false));
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Stopped/Stopped");
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Primary-Rev/Stopped/Stopped");
    t.run(new StartGroup(PARIS, SYNC_R, false)).pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
  }

  @Test
  void failoverIsGivenUpByReversingLocally() {
    TwoSites t = TwoSites.running(true).run(new StopGroup(LONDON, SYNC, false)).pass(2);
    t.run(new Failover(PARIS, SYNC_R, false, false)).pass(10);
    t.run(new HostWrite("paris", "vol.1", 0, 1 << 20));
    t.run(new Reverse(PARIS, SYNC_R, false, true, true, false, false));
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Stopped/Stopped");
    assertThat(t.evidence(SYNC).sides().get(1).proof()).isEqualTo(Proof.PROVEN);
    assertThat(t.evidence(SYNC).losses()).hasSize(1);
    t.run(new StartGroup(LONDON, SYNC, false)).pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
  }

  @Test
  void whatIsLostIsCountedAcrossAChangeOfMembers() {
    TwoSites t = TwoSites.running(true).pass(100);
    long held = t.evidence(PERIODIC).sides().get(1).point().number();
    t.run(new StopGroup(LONDON, PERIODIC, false)).pass(2);
    t.run(new AdmitVolume(LONDON, PERIODIC, "vol.5", "vol.5", false, false)).pass(50);
    var lost = t.evidence(PERIODIC).sides().get(0).unreplicated();
    assertThat(lost.first()).isEqualTo(held + 1);
    assertThat(lost.last()).isEqualTo(t.evidence(PERIODIC).sides().get(0).point().number());
  }

  @Test
  void nosyncIsAssertedAndProvesNothing() {
    TwoSites t = TwoSites.fresh(true).run(new HostWrite("london", "vol.0", 0, 1 << 20));
    t.run(new StartGroup(LONDON, SYNC, true)).pass(5);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
    assertThat(t.evidence(SYNC).asserted()).isTrue();
    assertThat(t.evidence(SYNC).equal()).isFalse();
    assertThat(t.evidence(SYNC).sides().get(1).proof()).isEqualTo(Proof.NO_CLAIM);
  }
}
