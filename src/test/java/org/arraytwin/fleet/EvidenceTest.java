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
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.truth.DataSentence;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.junit.jupiter.api.Test;

/** The onlooker's proof: it must see a lie, and must not see one where there is none. */
class EvidenceTest {
  private final TwoSites t = TwoSites.running(true).pass(20);

  private Proof proof(String group, int side) {
    return t.evidence(group).sides().get(side).proof();
  }

  /** Puts a wrong grain on one volume of a group, behind the back of every command. */
  private void corrupt(int array, String group) {
    Fleet fleet = t.fleet();
    Site site = fleet.site(array);
    GroupHalf half = t.half(array, group);
    int volume = half.pairs().get(0).localVolume();
    Content content = site.contents().get(volume);
    if (content == null) {
      throw new AssertionError("no volume " + volume);
    }
    Content wrong = content.write(content.grains() - 1, 1, -1);
    t.fleet(fleet.with(site.with(site.stored().with(volume, wrong))));
  }

  @Test
  void groupsAtPeaceAreProvenOnBothSides() {
    for (String group : new String[] {SYNC, PERIODIC}) {
      assertThat(proof(group, LONDON)).isEqualTo(Proof.PROVEN);
      assertThat(proof(group, PARIS)).isEqualTo(Proof.PROVEN);
    }
    assertThat(t.evidence(SYNC).equal()).isTrue();
    assertThat(t.evidence(SYNC).differingGrains()).isZero();
  }

  @Test
  void oneWrongGrainOfAStoppedSideDisprovesIt() {
    t.run(new StopGroup(LONDON, SYNC, false)).pass(5);
    assertThat(proof(SYNC, PARIS)).isEqualTo(Proof.PROVEN);
    long before = t.evidence(SYNC).differingGrains();
    corrupt(PARIS, SYNC_R);
    assertThat(proof(SYNC, PARIS)).isEqualTo(Proof.DISPROVEN);
    assertThat(proof(SYNC, LONDON)).isEqualTo(Proof.PROVEN);
    assertThat(t.evidence(SYNC).differingGrains()).isEqualTo(before + 1);
  }

  @Test
  void oneWrongGrainOfASecondaryThatClaimsACycleDisprovesIt() {
    corrupt(PARIS, PERIODIC_R);
    assertThat(proof(PERIODIC, PARIS)).isEqualTo(Proof.DISPROVEN);
    assertThat(t.evidence(PERIODIC).equal()).isFalse();
  }

  @Test
  void whileACopyRunsNoMomentIsClaimed() {
    t.run(new StopGroup(LONDON, SYNC, false)).pass(60);
    t.run(new SlowLink("london", "paris", -1, 64 * 1024));
    t.run(new StartGroup(LONDON, SYNC, false)).pass(20);
    assertThat(t.show(LONDON, SYNC)).endsWith("Syncing");
    assertThat(proof(SYNC, PARIS)).isEqualTo(Proof.NO_CLAIM);
    assertThat(proof(SYNC, LONDON)).isEqualTo(Proof.PROVEN);
  }

  @Test
  void whoeverIsOpenedInTheMiddleOfACopyIsNoMomentUntilTheOtherSideFollows() {
    t.run(new StopGroup(LONDON, SYNC, false)).pass(60);
    t.run(new SlowLink("london", "paris", -1, 64 * 1024));
    t.run(new StartGroup(LONDON, SYNC, false)).pass(20);
    t.run(new FailArray("london")).pass(60);
    t.run(new Failover(PARIS, SYNC_R, false, true, false)).pass(10);
    assertThat(t.show(PARIS, SYNC_R)).startsWith("Primary-Rev");
    assertThat(proof(SYNC, PARIS)).isEqualTo(Proof.NO_CLAIM);
    assertThat(DataSentence.of(t.evidence(SYNC)))
        .startsWith("paris is incomplete: no one past state of london, ");
    t.run(new HostWrite("paris", "vol.0", 0, Content.GRAIN_BYTES));
    assertThat(DataSentence.of(t.evidence(SYNC))).contains(" grains differ; london lacks ");
    corrupt(PARIS, SYNC_R);
    assertThat(proof(SYNC, PARIS)).as("what it goes on from is known").isEqualTo(Proof.DISPROVEN);
  }

  @Test
  void afterAFailoverEachSideHasWritesTheOtherLacks() {
    t.run(new CutLink("london", "paris", -1)).pass(21);
    t.run(new Failover(PARIS, SYNC_R, false, false)).pass(30);
    t.run(new HostWrite("paris", "vol.0", 0, Content.GRAIN_BYTES));
    t.run(new HostWrite("london", "vol.0", Content.GRAIN_BYTES, Content.GRAIN_BYTES));
    Evidence evidence = t.evidence(SYNC);
    assertThat(evidence.equal()).isFalse();
    assertThat(evidence.sides()).allMatch(Evidence.Side::accepts);
    for (Evidence.Side side : evidence.sides()) {
      assertThat(side.proof()).isEqualTo(Proof.PROVEN);
      assertThat(side.unreplicated()).isNotNull();
      assertThat(side.unreplicated().count()).isPositive();
      assertThat(side.unreplicated().last()).isEqualTo(side.point().number());
      assertThat(side.unreplicated().lastMicros()).isLessThanOrEqualTo(t.fleet().now());
    }
  }

  @Test
  void theHashSeesOneGrain() {
    t.run(new StopGroup(LONDON, SYNC, false)).pass(5);
    String before = StateHash.of(t.fleet());
    corrupt(PARIS, SYNC_R);
    assertThat(StateHash.of(t.fleet())).isNotEqualTo(before).matches("[0-9a-f]{64}");
  }
}
