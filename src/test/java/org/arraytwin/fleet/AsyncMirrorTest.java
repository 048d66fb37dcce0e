package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.DelayLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.SetMirror;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ordered and adaptive asynchronous groups: what the target is at any instant. */
class AsyncMirrorTest {
  private static final String GROUP = "orders";

  /** Groups of two volumes of which a host writes 4 MiB a second; a path of 100 MiB a second. */
  private static TwoSites group(Mode mode) {
    TwoSites t = TwoSites.fresh(true);
    for (int i = 6; i < 8; i++) {
      for (int array : new int[] {LONDON, PARIS}) {
        t.run(
            new org.arraytwin.fleet.setup.AddVolume(
                array, "vol." + i, 0, 64 * MIB, org.arraytwin.array.Provisioning.THIN));
      }
    }
    t.run(new CreateGroup(LONDON, GROUP, "paris", mode));
    t.run(new AdmitVolume(LONDON, GROUP, "vol.6", "vol.6", false, false));
    t.run(new AdmitVolume(LONDON, GROUP, "vol.7", "vol.7", false, false));
    t.run(new AttachWorkload(LONDON, GROUP, new HostLoad(3, 4 * MIB, 1, 64 * MIB)));
    return t;
  }

  private static TwoSites running(Mode mode) {
    TwoSites t = group(mode).pass(20).run(new StartGroup(LONDON, GROUP, false)).pass(10);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    assertThat(session(t).journal()).isNotNull();
    return t;
  }

  private static Session session(TwoSites t) {
    return t.fleet().session(t.half(LONDON, GROUP).session());
  }

  private static WriteStream stream(TwoSites t) {
    return t.fleet().stream(session(t).a());
  }

  private static Array<Content> target(TwoSites t) {
    return new FleetAt(t.fleet(), t.fleet().now()).contents(session(t), PARIS);
  }

  private static Point point(TwoSites t) {
    return Hosts.point(t.fleet(), session(t), PARIS);
  }

  private static long behind(TwoSites t) {
    return stream(t).numberAt(t.fleet().now()) - point(t).number();
  }

  private static void proven(TwoSites t) {
    assertThat(point(t).isNowhere()).isFalse();
    Array<Content> expected = stream(t).asOf(point(t).number()).orElseThrow();
    assertThat(target(t).zip(expected)).allMatch(p -> p._1().same(p._2()));
  }

  @Test
  void theTargetIsOnePastStateAtMostOneSetOldWhileTheLinkKeepsUp() {
    TwoSites t = running(Mode.ASYNC);
    for (int i = 0; i < 40; i++) {
      proven(t.pass(0.37));
      assertThat(behind(t)).isBetween(0L, 65L);
    }
  }

  @Test
  void nothingHappensWhileItRunsSteadily() {
    TwoSites t = running(Mode.ASYNC).pass(5);
    Session before = session(t);
    long ids = t.fleet().counters().id();
    // Only the periodic group's and the other deadlines may strike; none is set for this one.
    t.pass(250);
    assertThat(session(t)).isEqualTo(before);
    assertThat(t.fleet().counters().id()).isEqualTo(ids);
  }

  @Test
  void theFirstCopyIsNoPastStateUntilItIsDoneAndThenOrderReigns() {
    TwoSites t = group(Mode.ASYNC).pass(20).run(new StartGroup(LONDON, GROUP, false)).pass(1.3);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Syncing");
    assertThat(point(t).isNowhere()).isTrue();
    proven(t.pass(5));
  }

  /** A first copy whose journal may hold 256 KiB, while a host writes 4 MiB a second. */
  private static TwoSites copied(long range, long linkRate) {
    TwoSites t = group(Mode.ASYNC).run(new SlowLink("london", "paris", -1, linkRate));
    t.run(new AttachWorkload(LONDON, GROUP, new HostLoad(3, 4 * MIB, 1, range))).pass(20);
    long asItIs = SetMirror.AS_IT_IS;
    t.run(new SetMirror(LONDON, GROUP, null, null, MIB / 4, asItIs, asItIs));
    return t.run(new StartGroup(LONDON, GROUP, false));
  }

  @Test
  void aCopyGoesOnByRoundsUntilWhatIsLeftFitsTheBufferHoweverShortTheyAre() {
    TwoSites t = copied(64 * MIB, 50 * MIB).pass(3);
    for (int i = 0; i < 20; i++) {
      proven(t.pass(0.37));
    }
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void roundsThatHostsOutrunGoOnWhileTheyTakeTimeAndEndTheCopyWhereTheyDoNot() {
    TwoSites t = copied(64 * MIB, MIB).pass(300);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Syncing");
    proven(t.run(new SlowLink("london", "paris", -1, 50 * MIB)).pass(30));
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    assertThat(copied(MIB, MIB).pass(3).show(LONDON, GROUP)).isEqualTo("Primary/Stopped/Stopped");
  }

  @Test
  void aSlowLinkLetsTheTargetFallBehindUntilTheBufferIsFullAndThenItKeepsTheLastSet() {
    TwoSites t = running(Mode.ASYNC).run(new SlowLink("london", "paris", -1, MIB));
    // 4 MiB/s in, 2 MiB/s out, 256 MiB of room: full after 128 s.
    t.pass(60);
    assertThat(behind(t)).isBetween(120 * 16L - 2, 120 * 16L + 64);
    proven(t);
    t.pass(67.5);
    proven(t);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    Point last = point(t);
    t.pass(1);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.show(PARIS, GROUP + ".r1001")).isEqualTo("Secondary/Stopped/Stopped");
    assertThat(point(t).number()).isBetween(last.number(), last.number() + 64);
    t.pass(30);
    proven(t);
  }

  @Test
  void aHealedLinkDrainsTheBufferAndTheTargetCatchesUp() {
    TwoSites t = running(Mode.ASYNC).run(new SlowLink("london", "paris", -1, MIB)).pass(60);
    t.run(new SlowLink("london", "paris", -1, 10 * MIB));
    // 120 MiB behind, gaining 16 MiB a second.
    t.pass(7);
    assertThat(behind(t)).isGreaterThan(64);
    proven(t.pass(2));
    assertThat(behind(t)).isLessThanOrEqualTo(65);
  }

  @Test
  void aCutShorterThanAnybodyNoticesIsBridgedByTheBuffer() {
    TwoSites t = running(Mode.ASYNC).run(new CutLink("london", "paris", -1));
    Point held = point(t);
    t.pass(8);
    assertThat(point(t).number()).isBetween(held.number(), held.number() + 64);
    proven(t);
    proven(t.run(new HealLink("london", "paris", -1)).pass(8));
    assertThat(behind(t)).isLessThanOrEqualTo(65);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void oneWriteTooBigForTheBufferSuspendsAtOnce() {
    TwoSites t = running(Mode.ASYNC).run(new SlowLink("london", "paris", -1, MIB)).pass(100);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    t.run(new HostWrite("london", "vol.6", 0, 64 * MIB));
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Stopped/Stopped");
    proven(t);
  }

  @Test
  void copiesAndJournalsShareTheLinkFairly() {
    TwoSites t = running(Mode.ASYNC).run(new SlowLink("london", "paris", -1, 4 * MIB)).pass(10);
    // 8 MiB/s; a copy of another group leaves the journal what it needs.
    assertThat(behind(t)).isLessThanOrEqualTo(65);
    t.run(new HostWrite("london", "vol.2", 0, 64 * MIB)).run(new StartGroup(LONDON, "crm", false));
    t.pass(5);
    assertThat(behind(t)).isLessThanOrEqualTo(65);
    assertThat(t.show(LONDON, "crm")).contains("Syncing");
    // 4 MiB/s are left of 8 for the copy.
    t.pass(9);
    assertThat(t.show(LONDON, "crm")).contains("Syncing");
    t.pass(5);
    assertThat(t.show(LONDON, "crm")).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void anAdaptiveTargetIsNoPastStateWhileBehindAndBoundedBySkew() {
    TwoSites t = running(Mode.ADAPTIVE).run(new SlowLink("london", "paris", -1, MIB));
    boolean between = false;
    for (int i = 0; i < 50; i++) {
      t.pass(0.53);
      between |= point(t).isNowhere();
    }
    assertThat(between).isTrue();
    assertThat(session(t).journal()).isNotNull();
    // 64 MiB of Skew, growing by 2 MiB a second: reached after 32 s.
    t.pass(10);
    assertThat(session(t).journal()).isNull();
    assertThat(session(t).flows()).anyMatch(f -> f instanceof Flow.Copy c && c.mirrored());
    t.pass(40);
    assertThat(session(t).journal()).isNotNull();
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void anAdaptiveTargetThatStopsInTheMiddleOfASetShowsThatItIsNoPastState() {
    int torn = 0;
    int whole = 0;
    for (int i = 1; i <= 12; i++) {
      TwoSites t = running(Mode.ADAPTIVE).run(new SlowLink("london", "paris", -1, MIB));
      t.pass(i * 0.53);
      boolean nowhere = point(t).isNowhere();
      t.run(new StopGroup(LONDON, GROUP, false)).pass(2);
      assertThat(point(t).isNowhere()).isEqualTo(nowhere);
      assertThat(t.show(PARIS, GROUP + ".r1001"))
          .isEqualTo("Secondary/Stopped/" + (nowhere ? "NotSynced" : "Stopped"));
      torn += nowhere ? 1 : 0;
      whole += nowhere ? 0 : 1;
    }
    assertThat(torn).isPositive();
    assertThat(whole).isPositive();
  }

  @Test
  void anAdaptiveTargetOfTwoVolumesHoldsBothOnceTheDrainIsOver() {
    TwoSites t = running(Mode.ADAPTIVE).run(new SlowLink("london", "paris", -1, MIB)).pass(45);
    assertThat(session(t).journal()).isNull();
    t.run(new SlowLink("london", "paris", -1, 50 * MIB));
    for (int i = 0; i < 200 && session(t).journal() == null; i++) {
      t.pass(0.1);
    }
    assertThat(session(t).journal()).isNotNull();
    assertThat(t.evidence(GROUP).sides().map(Evidence.Side::proof))
        .doesNotContain(Evidence.Proof.DISPROVEN);
  }

  /** One whose Skew is used up while nothing passes: 64 MiB at 4 MiB a second, after 16 s. */
  private static TwoSites usedUp(Point[] held) {
    TwoSites t = running(Mode.ADAPTIVE).run(new CutLink("london", "paris", -1));
    held[0] = point(t);
    assertThat(held[0].isNowhere()).isFalse();
    t.pass(15);
    assertThat(Hosts.barred(t.fleet(), session(t), LONDON)).isNull();
    t.pass(2);
    assertThat(Hosts.barred(t.fleet(), session(t), LONDON)).isEqualTo(Reason.VOL_IO_HELD);
    assertThat(t.tryRun(new HostWrite("london", "vol.6", 0, MIB))).isEqualTo(Reason.VOL_IO_HELD);
    assertThat(stream(t).number() - held[0].number()).isBetween(1_024L, 1_024L + 65);
    assertThat(point(t)).isEqualTo(held[0]);
    proven(t);
    return t;
  }

  @Test
  void hostsWaitWhereSkewIsUsedUpOverACutLinkAndTheTargetStaysThePastStateItWas() {
    Point[] held = new Point[1];
    TwoSites t = usedUp(held);
    long written = stream(t).number();
    assertThat(exposed(t.pass(2)).state()).isEqualTo(Exposure.Survivor.WHOLE);
    assertThat(stream(t).numberAt(t.fleet().now())).isEqualTo(written);
    // Healed, what is pending is brought over while writes travel synchronously.
    t.run(new HealLink("london", "paris", -1));
    assertThat(Hosts.barred(t.fleet(), session(t), LONDON)).isNull();
    t.pass(0.1);
    assertThat(session(t).flows()).anyMatch(f -> f instanceof Flow.Copy c && c.mirrored());
    assertThat(point(t).isNowhere()).isTrue();
    t.pass(10);
    assertThat(session(t).journal()).isNotNull();
    assertThat(behind(t)).isLessThanOrEqualTo(65);
    proven(t);
  }

  @Test
  void aTargetGivenUpWhileHostsWaitedForItIsTheLastPastStateItWas() {
    Point[] held = new Point[1];
    TwoSites t = usedUp(held).pass(230);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.show(PARIS, GROUP + ".r1001")).isEqualTo("Secondary/Stopped/Stopped");
    assertThat(point(t)).isEqualTo(held[0]);
    proven(t);
    assertThat(Hosts.barred(t.fleet(), session(t), LONDON)).isNull();
    t.run(new Failover(PARIS, GROUP + ".r1001", true, false)).pass(5);
    assertThat(t.evidence(GROUP).sides().map(Evidence.Side::proof))
        .containsOnly(Evidence.Proof.PROVEN);
  }

  @Test
  void aHistoryTooLongOverACutLinkHoldsHostsToo() {
    TwoSites t = running(Mode.ADAPTIVE).run(new CutLink("london", "paris", -1));
    Point held = point(t);
    int taken = 0;
    while (taken < 1_000 && t.tryRun(new HostWrite("london", "vol.6", 0, 1)) == null) {
      taken++;
    }
    assertThat(taken).isBetween(800, 950);
    assertThat(point(t)).isEqualTo(held);
    proven(t);
    proven(t.run(new HealLink("london", "paris", -1)).pass(8));
    assertThat(behind(t)).isLessThanOrEqualTo(65);
    assertThat(t.tryRun(new HostWrite("london", "vol.6", 0, 1))).isNull();
  }

  @Test
  void whatLandsOnTheSourceWhileItsHostsWaitIsBroughtOnceThereIsALinkHoweverMuchItIs() {
    TwoSites t = usedUp(new Point[1]);
    int volume = t.fleet().site(LONDON).volume("vol.6").id();
    Content landed = Content.blank(64 * MIB).write(3, 1, WriteStream.stamp(0, 99));
    for (int i = 0; i < 1_200; i++) {
      t.run(steps -> Hosts.replace(steps, LONDON, volume, landed));
    }
    assertThat(Hosts.barred(t.fleet(), session(t), LONDON)).isEqualTo(Reason.VOL_IO_HELD);
    t.run(new HealLink("london", "paris", -1)).pass(20);
    assertThat(session(t).journal()).isNotNull();
    assertThat(behind(t)).isLessThanOrEqualTo(65);
    proven(t);
  }

  @Test
  void aFailoverLosesExactlyWhatTheJournalHadNotBrought() {
    TwoSites t = running(Mode.ASYNC).run(new CutLink("london", "paris", -1)).pass(230);
    assertThat(t.show(PARIS, GROUP + ".r1001")).isEqualTo("Secondary/Stopped/Stopped");
    Point held = point(t);
    t.run(new Failover(PARIS, GROUP + ".r1001", true, false)).pass(5);
    Evidence evidence = t.evidence(GROUP);
    assertThat(evidence.sides().map(Evidence.Side::proof)).containsOnly(Evidence.Proof.PROVEN);
    assertThat(evidence.sides().get(0).unreplicated().first()).isEqualTo(held.number() + 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ASYNC", "ADAPTIVE"})
  void aSetThatNobodyCouldCloseAnyMoreIsLostHoweverLongOneWaits(Mode mode) {
    for (Command end : List.of(new FailArray("london"), new CutLink("london", "paris", -1))) {
      TwoSites t = running(mode).pass(0.42);
      Exposure.Side before = exposed(t);
      assertThat(before.lost()).isNotNull();
      t.run(end);
      for (int i = 0; i < 5; i++) {
        Exposure.Side side = exposed(t.pass(0.7));
        assertThat(side.state()).isEqualTo(Exposure.Survivor.WHOLE);
        assertThat(side.lost().first()).isEqualTo(before.lost().first());
      }
    }
  }

  private static Exposure.Side exposed(TwoSites t) {
    return Exposure.of(new FleetAt(t.fleet(), t.fleet().now()), session(t)).sides().get(1);
  }

  @Test
  void exposureTellsTheWritesThatAFailoverWouldLoseToTheLastOne() {
    TwoSites t = running(Mode.ASYNC).run(new SlowLink("london", "paris", -1, MIB));
    for (int i = 0; i < 30; i++) {
      t.pass(3.7);
      Exposure.Side side = exposed(t);
      long held = point(t).number();
      assertThat(side.state()).isEqualTo(Exposure.Survivor.WHOLE);
      assertThat(side.lost().first()).isEqualTo(held + 1);
      assertThat(side.lost().last()).isEqualTo(stream(t).numberAt(t.fleet().now()));
      double age = (t.fleet().now() - stream(t).microsOf(held + 1)) / 1e6;
      assertThat(side.seconds()).isEqualTo(age);
      assertThat(side.known()).isBetween(age, age + 1.01);
      assertThat(side.knownToPeer()).isEqualTo(side.known());
    }
  }

  @Test
  void exposureOfAnInterruptedFirstCopyIsEverything() {
    TwoSites t = group(Mode.ASYNC).pass(20).run(new StartGroup(LONDON, GROUP, false)).pass(1.3);
    assertThat(exposed(t).state()).isEqualTo(Exposure.Survivor.BROKEN);
    assertThat(exposed(t).known()).isEqualTo(-1);
  }

  private static TwoSites delayed(Mode mode, long micros) {
    return running(mode).run(new DelayLink("london", "paris", -1, micros)).pass(3);
  }

  /** When what the target stands for was accepted, seconds ago. */
  private static double age(TwoSites t) {
    return (t.fleet().now() - stream(t).microsOf(point(t).number())) / 1e6;
  }

  @ParameterizedTest
  @EnumSource(names = {"ASYNC", "ADAPTIVE"})
  void theTargetAndWhatAFailoverWouldLoseLagByTheLatencyOfTheLinks(Mode mode) {
    TwoSites t = delayed(mode, 700_000);
    Session before = session(t);
    double most = 0;
    for (int i = 0; i < 40; i++) {
      proven(t.pass(0.37));
      assertThat(age(t)).isBetween(0.7, 0.7 + 1.02);
      assertThat(exposed(t).lost().last()).isEqualTo(stream(t).numberAt(t.fleet().now()));
      assertThat(exposed(t).lost().first()).isEqualTo(point(t).number() + 1);
      assertThat(exposed(t).known()).isBetween(0.7, 1.7);
      most = Math.max(most, age(t));
    }
    assertThat(most).isGreaterThan(1.5);
    assertThat(session(t)).as("nothing happens while it runs steadily").isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"ASYNC", "ADAPTIVE"})
  void whatIsUnderWayWhenTheSourceDiesOrTheLinkIsCutIsLost(Mode mode) {
    for (Command end : List.of(new FailArray("london"), new CutLink("london", "paris", -1))) {
      for (int i = 0; i < 10; i++) {
        TwoSites t = delayed(mode, 2_500_000).pass(0.13 * i);
        Point held = point(t);
        long first = exposed(t).lost().first();
        t.run(end);
        for (int k = 0; k < 5; k++) {
          assertThat(point(t)).isEqualTo(held);
          assertThat(exposed(t).lost().first()).isEqualTo(first);
          proven(t.pass(0.9));
        }
      }
    }
  }

  @Test
  void afterACutWhatWasLostOnTheWireIsSentAgain() {
    TwoSites t = delayed(Mode.ASYNC, 2_000_000).run(new CutLink("london", "paris", -1)).pass(4);
    Point held = point(t);
    t.run(new HealLink("london", "paris", -1)).pass(1.99);
    assertThat(point(t)).isEqualTo(held);
    proven(t.pass(3));
    assertThat(age(t)).isBetween(2.0, 3.02);
  }

  @Test
  void aLinkThatBecomesFasterLetsNothingOvertake() {
    TwoSites t = delayed(Mode.ASYNC, 3_000_000);
    t.run(new DelayLink("london", "paris", -1, 0));
    Point last = point(t);
    for (int i = 0; i < 29; i++) {
      proven(t.pass(0.1));
      assertThat(point(t).number()).isBetween(last.number(), last.number() + 65);
      assertThat(age(t)).isGreaterThanOrEqualTo(2.99);
      last = point(t);
    }
    proven(t.pass(0.2));
    assertThat(age(t)).isLessThan(1.02);
  }

  @Test
  void theBufferHoldsWhatIsUnderWay() {
    // 4 MiB/s and 60 s: 240 MiB of 256 are on the wire; a little more latency and it runs over.
    TwoSites t = delayed(Mode.ASYNC, 60_000_000).pass(300);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    proven(t);
    assertThat(session(t).journal().pending(stream(t), t.fleet().now())).isEqualTo(240 * MIB);
    t.run(new HostWrite("london", "vol.6", 0, 15 * MIB)).pass(20);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    t.run(new HostWrite("london", "vol.6", 0, 15 * MIB));
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Stopped/Stopped");
    proven(t);
  }

  @Test
  void aSlowLinkFillsTheBufferAsMuchEarlierAsIsUnderWay() {
    // 2 MiB/s more than get through, 256 MiB of which 2 MiB/s * 10 s are on the wire.
    TwoSites t = delayed(Mode.ASYNC, 10_000_000).pass(20);
    t.run(new SlowLink("london", "paris", -1, MIB)).pass(117);
    assertThat(t.show(LONDON, GROUP)).isEqualTo("Primary/Started/Synced");
    proven(t);
    assertThat(t.pass(2).show(LONDON, GROUP)).isEqualTo("Primary/Stopped/Stopped");
    proven(t);
  }

  @Test
  void whatIsUnderWayUsesUpSkew() {
    // 60 MiB of 64 are on the wire.
    TwoSites t = delayed(Mode.ADAPTIVE, 15_000_000).pass(60);
    assertThat(session(t).journal()).isNotNull();
    proven(t);
    t.run(new DelayLink("london", "paris", -1, 17_000_000)).pass(20);
    long most = 0;
    for (int i = 0; i < 200; i++) {
      t.pass(0.31);
      if (session(t).journal() != null) {
        most = Math.max(most, session(t).journal().pending(stream(t), t.fleet().now()));
      }
    }
    assertThat(most).isBetween(60 * MIB, 64 * MIB);
    assertThat(t.show(LONDON, GROUP)).startsWith("Primary/Started");
  }
}
