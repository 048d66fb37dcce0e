package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.CutOneWay;
import org.arraytwin.fleet.fault.DelayLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FlapLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.service.SwitchReplication;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.Policies.CopyRecovery;
import org.arraytwin.replication.TargetHalf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that fail one way, flap, or are slow to answer. */
class LinksTest {
  private final TwoSites t = TwoSites.running(true);

  private TargetHalf target(int array, int peer) {
    TargetHalf target = t.fleet().site(array).target(peer);
    if (target == null) {
      throw new AssertionError("no target " + peer);
    }
    return target;
  }

  private boolean up(int array, int peer) {
    return target(array, peer).linkUp().contains(true);
  }

  private long number(int side) {
    return t.evidence(SYNC).sides().get(side).point().number();
  }

  private void cut(boolean londonUnheard) {
    t.run(
        londonUnheard
            ? new CutOneWay("london", "paris", -1)
            : new CutOneWay("paris", "london", -1));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoDoesNotHearFindsOutBySilenceAndTellsWhoHears(boolean londonUnheard) {
    int deaf = londonUnheard ? PARIS : LONDON;
    int hearing = londonUnheard ? LONDON : PARIS;
    t.run(new DelayLink("london", "paris", -1, 2_000_000)).pass(30);
    cut(londonUnheard);
    assertThat(t.fleet().hears(hearing, deaf)).isTrue();
    assertThat(t.fleet().hears(deaf, hearing)).isFalse();
    t.pass(9.9);
    assertThat(up(deaf, hearing)).isTrue();
    t.pass(0.2);
    assertThat(up(deaf, hearing)).isFalse();
    assertThat(up(hearing, deaf)).isTrue();
    assertThat(t.tryRun(new HostWrite("london", "vol.0", 0, MIB))).isEqualTo(Reason.VOL_IO_HELD);
    t.pass(2);
    assertThat(up(hearing, deaf)).isFalse();
    assertThat(target(hearing, deaf).ready()).isTrue();
    t.pass(8);
    assertThat(target(deaf, hearing).ready()).isFalse();
    assertThat(target(hearing, deaf).ready()).isTrue();
    t.pass(2);
    assertThat(target(hearing, deaf).ready()).isFalse();
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Stopped/Stopped");
    t.run(new HostWrite("london", "vol.0", 0, MIB));
  }

  private long linksDown(int array) {
    return t.fleet().site(array).alerts().count(a -> a.text().startsWith("link "));
  }

  @Test
  void anArrayTellsOnceOfEachLinkThatItIsDown() {
    t.run(new CutLink("london", "paris", 0)).run(new CutLink("london", "paris", 1)).pass(30);
    assertThat(linksDown(LONDON)).isEqualTo(2);
    assertThat(linksDown(PARIS)).isEqualTo(2);
  }

  @Test
  void soDoesOneThatComesUpWhereTheyAreCut() {
    t.run(new FailArray("london")).pass(60);
    t.run(new CutLink("london", "paris", -1)).run(new RestoreArray("london")).pass(30);
    assertThat(linksDown(LONDON)).isEqualTo(2);
    t.run(new HealLink("london", "paris", -1)).pass(30);
    t.run(new CutOneWay("paris", "london", -1)).run(new FailArray("london")).pass(3);
    t.run(new RestoreArray("london")).run(new SlowLink("london", "paris", 0, MIB)).pass(30);
    assertThat(linksDown(LONDON)).isEqualTo(4);
  }

  @Test
  void whereAcknowledgementsAreLostTheWriteUnderWayIsOnBothSidesAndItsHostWaits() {
    t.pass(0.7);
    long before = number(LONDON);
    cut(false);
    assertThat(number(LONDON)).isEqualTo(before + 1);
    assertThat(number(PARIS)).isEqualTo(before + 1);
    t.pass(5);
    assertThat(number(LONDON)).isEqualTo(before + 1);
    assertThat(t.evidence(SYNC).equal()).isTrue();
    t.pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(number(PARIS)).isEqualTo(before + 1);
    assertThat(number(LONDON)).isGreaterThan(before + 1);
    assertThat(t.evidence(SYNC).sides()).allMatch(s -> s.proof() == Evidence.Proof.PROVEN);
    assertThat(t.evidence(SYNC).sides().get(0).unreplicated().first()).isEqualTo(before + 2);
  }

  @Test
  void whereWritesAreLostTheOneUnderWayIsOnNeitherSide() {
    t.pass(0.7);
    long before = number(LONDON);
    cut(true);
    t.pass(5);
    assertThat(number(LONDON)).isEqualTo(before);
    assertThat(number(PARIS)).isEqualTo(before);
  }

  @Test
  void anArrayThatHasStoppedReplicatingIsNotSilentAnewWhenItLosesPower() {
    for (String group : List.of(SYNC, PERIODIC)) {
      t.run(new StopGroup(LONDON, group, false)).pass(2);
    }
    t.run(new SwitchReplication(LONDON, false)).pass(9);
    t.run(new FailArray("london")).pass(0.9);
    assertThat(up(PARIS, LONDON)).isTrue();
    t.pass(0.2);
    assertThat(up(PARIS, LONDON)).as("ten seconds after it heard nothing any more").isFalse();
  }

  @Test
  void aShortOneWayCutIsSurvivedWithoutAnybodyNoticing() {
    cut(false);
    t.pass(8).run(new HealLink("london", "paris", -1)).pass(10);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(up(LONDON, PARIS) && up(PARIS, LONDON)).isTrue();
    assertThat(t.evidence(SYNC).equal()).isTrue();
    assertThat(t.evidence(SYNC).sides()).allMatch(s -> s.proof() == Evidence.Proof.PROVEN);
  }

  @Test
  void anArrayThatComesUpDeafTellsItsPeerWhichLetsItsHostsGo() {
    cut(true);
    t.run(new FailArray("paris")).pass(3).run(new RestoreArray("paris"));
    t.pass(3);
    assertThat(target(LONDON, PARIS).ready()).isTrue();
    t.pass(30);
    assertThat(target(LONDON, PARIS).ready()).isFalse();
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    t.run(new HostWrite("london", "vol.0", 0, MIB));
  }

  @Test
  void oneOfTwoLinksCutOneWayStopsNothing() {
    t.run(new CutOneWay("london", "paris", 0)).pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(target(LONDON, PARIS).linkUp()).containsExactly(false, true);
    assertThat(target(PARIS, LONDON).linkUp()).containsExactly(false, true);
    assertThat(t.tryRun(new CutOneWay("london", "paris", 0))).isEqualTo(Reason.LINK_IS_CUT);
    t.run(new CutLink("london", "paris", 0)).run(new HealLink("london", "paris", 0)).pass(6);
    assertThat(target(LONDON, PARIS).linkUp()).containsExactly(true, true);
  }

  @Test
  void anArrayIsNotReadyBeforeALinkHasBeenUpForLongEnough() {
    t.run(new CutLink("london", "paris", -1)).pass(25);
    assertThat(target(LONDON, PARIS).ready()).isFalse();
    for (int i = 0; i < 20; i++) {
      t.run(new HealLink("london", "paris", -1)).pass(4.9);
      assertThat(target(LONDON, PARIS).ready()).isFalse();
      t.run(new CutLink("london", "paris", -1)).pass(1);
    }
    t.run(new HealLink("london", "paris", -1)).pass(5.1);
    assertThat(target(LONDON, PARIS).ready()).isTrue();
  }

  @Test
  void aLinkThatFlapsDoesNotKeepASteadyOneFromBeingUsed() {
    t.run(new CutLink("london", "paris", -1)).pass(25);
    t.run(new HealLink("london", "paris", 1));
    t.run(new FlapLink("london", "paris", 1, 7, 2_000_000, 2_000_000, 600_000_000));
    t.run(new HealLink("london", "paris", 0)).pass(5.1);
    assertThat(target(LONDON, PARIS).ready()).isTrue();
    assertThat(target(PARIS, LONDON).linkUp().get(0)).isTrue();
  }

  @Test
  void flappingIsSeededGoesOnForItsTimeAndEndsWhole() {
    List<List<Long>> runs = new ArrayList<>();
    for (long seed : new long[] {3, 3, 4}) {
      TwoSites s = TwoSites.running(true);
      s.run(new FlapLink("london", "paris", -1, seed, 3_000_000, 1_000_000, 120_000_000));
      List<Long> changes = new ArrayList<>();
      long start = s.fleet().now();
      while (s.fleet().links().exists(l -> l.flapping() != null)) {
        s.fleet(Outcome.advance(s.fleet(), s.fleet().nextDue()).fleet());
        s.fleet().links().forEach(l -> changes.add(l.sinceMicros() - start));
      }
      assertThat(s.fleet().now() - start).isBetween(120_000_000L, 127_000_000L);
      assertThat(s.fleet().links()).noneMatch(l -> l.cut());
      runs.add(changes.stream().distinct().toList());
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEqualTo(runs.get(2));
    assertThat(runs.get(0)).hasSizeBetween(80, 160);
  }

  @Test
  void healingEndsFlappingAndWhatFlapsCannotFlapTwice() {
    FlapLink flap = new FlapLink("london", "paris", -1, 1, 3_000_000, 1_000_000, 600_000_000);
    t.run(flap);
    assertThat(t.tryRun(flap)).isEqualTo(Reason.LINK_IS_CUT);
    assertThat(t.tryRun(new FlapLink("london", "paris", -1, 1, 1, 1, 1)))
        .isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
    t.pass(60).run(new HealLink("london", "paris", -1)).pass(60);
    assertThat(t.fleet().links()).noneMatch(l -> l.cut() || l.flapping() != null);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void aFlappingLinkIsRiddenOutAndTheDataStaysTrue() {
    t.run(new SetPolicy(LONDON, SYNC, Policy.AUTO_RECOVER, true));
    assertThat(t.half(LONDON, SYNC).policies().recovery()).isEqualTo(CopyRecovery.AUTOMATIC);
    assertThat(t.half(LONDON, PERIODIC).policies().recovery()).isEqualTo(CopyRecovery.MANUAL);
    t.run(new FlapLink("london", "paris", -1, 11, 15_000_000, 25_000_000, 1_800_000_000));
    boolean stopped = false;
    for (int i = 0; i < 200; i++) {
      t.pass(10);
      stopped |= t.show(LONDON, SYNC).contains("Stopped");
      assertThat(t.evidence(SYNC).sides()).noneMatch(s -> s.proof() == Evidence.Proof.DISPROVEN);
    }
    assertThat(stopped).isTrue();
    t.pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
    assertThat(t.show(LONDON, PERIODIC)).startsWith("Primary/Stopped");
  }

  @Test
  void latencyIsThatOfTheFastestWholeLinkAndDelaysTheReturn() {
    t.run(new DelayLink("london", "paris", 0, 300_000)).run(new DelayLink("london", "paris", 1, 9));
    assertThat(t.fleet().latencyMicros(LONDON, PARIS)).isEqualTo(9);
    t.run(new CutLink("london", "paris", 1));
    assertThat(t.fleet().latencyMicros(PARIS, LONDON)).isEqualTo(300_000);
    t.run(new CutLink("london", "paris", 0)).pass(25).run(new HealLink("london", "paris", 0));
    t.pass(5.5);
    assertThat(target(LONDON, PARIS).ready()).isFalse();
    t.pass(0.2);
    assertThat(target(LONDON, PARIS).ready()).isTrue();
    assertThat(t.tryRun(new DelayLink("london", "paris", 0, -1)))
        .isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
    assertThat(t.tryRun(new DelayLink("london", "paris", 0, 60_000_001)))
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
  }

  @Test
  void linksAreFoundByTheArraysTheyJoin() {
    t.run(new AddLink(LONDON, PARIS, MIB, 40_000));
    assertThat(t.fleet().links(PARIS, LONDON).map(l -> l.id())).containsExactly(0, 1, 2);
    assertThat(t.fleet().links(PARIS, LONDON).last().latencyMicros()).isEqualTo(40_000);
    assertThat(t.fleet().links(LONDON, LONDON)).isEmpty();
  }

  @Test
  void anAlertKeepsItsNumberWhenOlderOnesAreForgotten() {
    TwoSites t = TwoSites.running(true);
    while (t.fleet().site(LONDON).alerts().isEmpty()
        || t.fleet().site(LONDON).alerts().head().number() < 5) {
      t.run(new CutLink("london", "paris", -1)).pass(30);
      t.run(new HealLink("london", "paris", -1)).pass(30);
    }
    var alerts = t.fleet().site(LONDON).alerts();
    assertThat(alerts.size()).isEqualTo(1000);
    assertThat(alerts.last().number()).isEqualTo(alerts.head().number() + 999);
  }
}
