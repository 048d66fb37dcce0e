package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.load.Manner;
import org.arraytwin.replication.load.Order;
import org.junit.jupiter.api.Test;

/** Numbered host writes: of several groups at once, of volumes in no group, of bulk changes. */
class StreamsTest {
  private static final int ROME = 2;
  private static final String THIRD = "third";
  private static final HostLoad LOAD = new HostLoad(3, MIB, 2, 16 * MIB);

  private final TwoSites t = TwoSites.running(true);

  private Content content(int array, int volume) {
    return new FleetAt(t.fleet(), t.fleet().now()).content(array, volume);
  }

  private Session session(String name) {
    return t.fleet().sessions().find(s -> s != null && s.name().equals(name)).get();
  }

  /** Admits a pair whose volume may be in another group already, as three sites need it. */
  private record Share(int array, String group, int volume, int remote) implements Command {
    @Override
    public void decide(Steps steps) {
      GroupHalf half = steps.fleet().site(array).group(group);
      Session session = steps.fleet().session(half.session());
      add(steps, array, volume, remote, half);
      add(steps, half.peer(), remote, volume, steps.fleet().half(session.peer(array)));
      steps.put(session.sending(array, session.flows().joined(1)));
      Streaming.rebase(steps, session.id(), array);
      Hosts.refresh(steps, session.id());
    }

    private static void add(Steps steps, int array, int volume, int other, GroupHalf half) {
      PairHalf pair =
          new PairHalf(volume, "v" + other, other, "0", SyncStatus.NEW, 0, false, false, null);
      steps.put(array, half.edit().pairs(half.pairs().append(pair)).done());
    }
  }

  /** Rome as a third site to which london replicates the volumes of payroll as well. */
  private void third() {
    Rules rules = t.fleet().site(LONDON).rules();
    StorageArray rome =
        new StorageArray(
            ROME,
            "rome",
            "threepar",
            "InServ T400",
            "1001003",
            1003,
            "3.1.1",
            List.of(new Node(0, "rome-0", "10.0.0.3", "0:3:1")));
    t.run(new AddArray(rome, rules, Vector.of(new Pool(0, "FC_r5", 100L << 40, "RAID5", "FC"))));
    for (int i = 0; i < 2; i++) {
      t.run(new AddVolume(ROME, "vol." + i, 0, (i + 1) * 64L * MIB, Provisioning.THIN));
    }
    t.run(new AddLink(LONDON, ROME, 50 * MIB)).run(new AddLink(PARIS, ROME, 50 * MIB));
    t.run(new CreateGroup(LONDON, THIRD, "rome", Mode.PERIODIC));
    t.run(new Share(LONDON, THIRD, 0, 0)).run(new Share(LONDON, THIRD, 1, 1));
  }

  private void moreVolumes() {
    for (String name : List.of("vol.6", "vol.7")) {
      for (int array : new int[] {LONDON, PARIS}) {
        t.run(new AddVolume(array, name, 0, 64L * MIB, Provisioning.THIN));
      }
    }
    t.run(new CreateGroup(LONDON, "more", "paris", Mode.SYNC));
  }

  @Test
  void volumesAdmittedTogetherAreAdmittedAsIfOneAfterTheOther() {
    moreVolumes();
    List<String> names = List.of("vol.7", "vol.5", "vol.6");
    Fleet before = t.fleet();
    names.forEach(v -> t.run(new AdmitVolume(LONDON, "more", v, v, false, false)));
    Fleet each = t.fleet();
    t.fleet(before);
    t.run(
        new AdmitVolume.All(
            LONDON, "more", names.stream().map(v -> new AdmitVolume.Names(v, v)).toList()));

    assertThat(StateHash.of(t.fleet())).isEqualTo(StateHash.of(each));
    assertThat(t.fleet().stream(session("more").a()).volumes()).containsExactly(7, 5, 6);
  }

  @Test
  void ofVolumesAdmittedTogetherNoneIsWhereOneIsRefused() {
    moreVolumes();
    Fleet before = t.fleet();
    AdmitVolume.Names six = new AdmitVolume.Names("vol.6", "vol.6");
    AdmitVolume.Names again = new AdmitVolume.Names("vol.6", "vol.7");
    Outcome outcome =
        Outcome.execute(
            before, new AdmitVolume.All(LONDON, "more", List.of(six, again)), before.now());

    assertThat(outcome.refusal().reason()).isEqualTo(Reason.VOL_IN_OTHER_GROUP);
    assertThat(outcome.refusal().state()).isEqualTo("in group more");
    assertThat(StateHash.of(outcome.fleet())).isEqualTo(StateHash.of(before));
  }

  @Test
  void groupsThatShareVolumesShareOneStreamAndBothTargetsArePastStatesOfIt() {
    WriteStream before = t.fleet().site(LONDON).streamOf(0);
    third();
    assertThat(session(THIRD).end(LONDON).stream()).isEqualTo(before.id());
    assertThat(t.fleet().site(LONDON).streams().users(before.id())).isEqualTo(2);
    assertThat(t.fleet().site(LONDON).groupsOf(0))
        .map(GroupHalf::name)
        .containsExactly(SYNC, THIRD);
    t.run(new StartGroup(LONDON, THIRD, false)).pass(60);
    t.run(new HostWrite("london", "vol.1", 3 * MIB, MIB)).pass(5);
    assertThat(content(PARIS, 0).same(content(LONDON, 0))).isTrue();
    assertThat(content(ROME, 1).same(content(LONDON, 1))).isFalse();
    for (String group : List.of(SYNC, THIRD)) {
      assertThat(t.evidence(group).sides())
          .allMatch(side -> side.proof() == Evidence.Proof.PROVEN, group);
    }
    assertThat(t.evidence(THIRD).sides().get(0).unreplicated().last())
        .isEqualTo(t.evidence(SYNC).sides().get(0).point().number());
  }

  @Test
  void whatWasWrittenToAVolumeBeforeItWasAdmittedIsPartOfWhatItsGroupBeginsFrom() {
    TwoSites fresh = TwoSites.fresh(true);
    fresh.run(new CreateGroup(LONDON, "late", "paris", Mode.SYNC));
    fresh.run(new HostWrite("london", "vol.5", 0, MIB));
    fresh.run(new AdmitVolume(LONDON, "late", "vol.5", "vol.5", false, false));
    Session late = fresh.fleet().session(fresh.half(LONDON, "late").session());
    assertThat(Hosts.point(fresh.fleet(), late, LONDON)).isNotEqualTo(Point.ORIGIN);
    fresh.run(new StartGroup(LONDON, "late", false)).pass(20);
    assertThat(fresh.evidence("late").sides())
        .allMatch(s -> s.proof() == Evidence.Proof.PROVEN && !s.point().equals(Point.ORIGIN));
  }

  @Test
  void whatOneGroupBringsAnotherPassesOn() {
    third();
    t.run(new StartGroup(LONDON, THIRD, false)).pass(20);
    t.run(new StopGroup(LONDON, SYNC, false)).pass(5);
    t.run(new Failover(PARIS, SYNC_R, false, false)).pass(30);
    assertThat(session(THIRD).hostAt()).isEqualTo(-1);
    t.run(new Recover(PARIS, SYNC_R, false, false)).pass(30);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Synced");
    assertThat(Hosts.barred(t.fleet(), LONDON, 0)).isEqualTo(Reason.VOL_IS_READ_ONLY);
    assertThat(t.fleet().site(LONDON).streamOf(0)).isNull();
    assertThat(content(LONDON, 0).same(content(PARIS, 0))).isTrue();
    Session third = session(THIRD);
    FleetAt at = new FleetAt(t.fleet(), t.fleet().now());
    assertThat(Hosts.pointAt(at, third, LONDON)).isEqualTo(Hosts.pointAt(at, session(SYNC), PARIS));
    // A cycle from london sends what came from paris.
    t.pass(5).run(new StopGroup(LONDON, THIRD, false)).pass(5);
    Content passed = content(PARIS, 1);
    t.run(new StartGroup(LONDON, THIRD, false)).pass(20);
    assertThat(content(ROME, 1).differing(passed)).isLessThan(content(ROME, 1).grains());
    Content sent = content(ROME, 0);
    assertThat(sent.same(Content.blank(64 * MIB))).isFalse();
    assertThat(t.evidence(SYNC).sides()).allMatch(s -> s.proof() == Evidence.Proof.PROVEN);
    assertThat(Hosts.point(t.fleet(), session(THIRD), ROME).stream())
        .isEqualTo(session(SYNC).end(PARIS).stream());
  }

  @Test
  void aGroupThatGoesLeavesTheSharedStreamToTheOther() {
    third();
    WriteStream shared = t.fleet().site(LONDON).streamOf(0);
    t.run(new RemoveGroup(LONDON, THIRD, false)).pass(10);
    assertThat(t.fleet().site(LONDON).streams().users(shared.id())).isEqualTo(1);
    assertThat(t.fleet().site(LONDON).streamOf(0).running()).isTrue();
    assertThat(t.fleet().site(LONDON).remote().overlaps().isEmpty()).isTrue();
    t.run(new StopGroup(LONDON, SYNC, false)).pass(5);
    t.run(new RemoveGroup(LONDON, SYNC, false));
    assertThat(t.fleet().site(LONDON).streamOf(0)).isNull();
    assertThat(t.fleet().site(LONDON).streams().get(shared.id())).isNull();
  }

  @Test
  void aGroupThatIsDismissedFromWhatItSharedLeavesTheOtherItsOwnVolumes() {
    third();
    t.run(new StopGroup(LONDON, SYNC, false)).pass(5);
    t.run(new DismissVolume(LONDON, THIRD, "vol.1", false));
    t.run(new DismissVolume(LONDON, SYNC, "vol.0", false));
    assertThat(t.fleet().site(LONDON).streamOf(0).volumes()).containsExactly(0);
    assertThat(t.fleet().site(LONDON).streamOf(1).volumes()).containsExactly(1);
    t.run(new HostWrite("london", "vol.1", 0, MIB)).pass(3);
    for (String group : List.of(SYNC, THIRD)) {
      assertThat(t.evidence(group).sides()).noneMatch(s -> s.proof() == Evidence.Proof.DISPROVEN);
      assertThat(t.evidence(group).sides().get(0).proof()).isEqualTo(Evidence.Proof.PROVEN);
    }
  }

  @Test
  void volumesInNoGroupAreWrittenByTheirHostAndContentIsAFunctionOfTime() {
    t.run(new AttachHost(LONDON, Vector.of("vol.5"), LOAD)).pass(10);
    WriteStream stream = t.fleet().site(LONDON).streamOf(5);
    assertThat(stream.running()).isTrue();
    assertThat(stream.numberAt(t.fleet().now())).isEqualTo(80);
    Content now = content(LONDON, 5);
    assertThat(now.same(stream.asOf(80).orElseThrow().get(0))).isTrue();
    t.run(new HostWrite("london", "vol.5", 0, MIB));
    assertThat(content(LONDON, 5).stampAt(3)).isEqualTo(WriteStream.stamp(stream.id(), 81));
    t.run(new FailArray("london")).pass(100);
    assertThat(t.fleet().site(LONDON).streamOf(5).numberAt(t.fleet().now())).isEqualTo(81);
    t.run(new RestoreArray("london")).pass(10);
    assertThat(t.fleet().site(LONDON).streamOf(5).numberAt(t.fleet().now())).isEqualTo(161);
  }

  @Test
  void aVolumeThatJoinsAGroupAndLeavesItIsWrittenByItsHostAllTheTime() {
    t.run(new AddVolume(LONDON, "x", 0, 64 * MIB, Provisioning.THIN));
    t.run(new AttachHost(LONDON, Vector.of("x", "vol.5"), LOAD)).pass(10);
    WriteStream lone = t.fleet().site(LONDON).streamOf(5);
    t.run(new CreateGroup(LONDON, "g", "paris", Mode.SYNC));
    t.run(new AdmitVolume(LONDON, "g", "vol.5", "vol.5", false, false)).pass(1);
    assertThat(t.fleet().site(LONDON).streamOf(5).id()).isNotEqualTo(lone.id());
    assertThat(t.fleet().site(LONDON).streamOf(6).volumes()).containsExactly(6);
    assertThat(t.fleet().site(LONDON).streamOf(6).running()).isTrue();
    assertThat(t.fleet().site(LONDON).streamOf(5).running()).isTrue();
    assertThat(written(5) + written(6)).isEqualTo(MIB);
    t.run(new DismissVolume(LONDON, "g", "vol.5", false)).pass(1);
    assertThat(t.fleet().site(LONDON).streamOf(5)).isEqualTo(t.fleet().site(LONDON).streamOf(6));
    assertThat(written(5)).isEqualTo(MIB);
    assertThat(t.tryRun(new AttachHost(LONDON, Vector.of("x"), LOAD)))
        .isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
  }

  @Test
  void noHostIsToldToWriteMoreThanItsVolumesHave() {
    long bytes = 6 * 64 * MIB;
    HostLoad most = new HostLoad(1, MIB, 1, bytes);
    HostLoad more = new HostLoad(1, MIB, 1, bytes + 65_536);
    assertThatThrownBy(() -> t.run(new AttachHost(LONDON, Vector.of("vol.5"), more)))
        .hasMessageContaining(
            "host of volumes vol.5 on london is of 402653184 bytes (vol.5): attach-host is refused"
                + " (INV_INPUT_EXCEEDS_RANGE); a range of at most 402653184 bytes; asked were"
                + " 402718720");
    t.run(new AttachHost(LONDON, Vector.of("vol.5"), most));
    assertThat(t.tryRun(new AttachWorkload(LONDON, SYNC, more)))
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
    t.run(new CreateGroup(LONDON, "g", "paris", Mode.SYNC));
    t.run(new AttachWorkload(LONDON, "g", more));
  }

  /** What hosts write to the stream of a volume, in bytes per second. */
  private double written(int volume) {
    return t.fleet().site(LONDON).streamOf(volume).meanBytesPerSecond();
  }

  /** What a copy that lands on a volume does. */
  private record Land(int array, int volume, Content content) implements Command {
    @Override
    public void decide(Steps steps) {
      Hosts.replace(steps, array, volume, content);
    }
  }

  @Test
  void aBulkChangeOfASourceIsOneNumberedWriteAndReachesTheTarget() {
    t.pass(7);
    long before = t.evidence(SYNC).sides().get(0).point().number();
    Content landed = Content.blank(64 * MIB).write(5, 100, 4711);
    t.run(new Land(LONDON, 0, landed));
    assertThat(t.evidence(SYNC).sides().get(0).point().number()).isEqualTo(before + 1);
    assertThat(content(LONDON, 0).same(landed)).isTrue();
    assertThat(content(PARIS, 0).same(landed)).isTrue();
    t.pass(30);
    assertThat(t.evidence(SYNC).sides()).allMatch(s -> s.proof() == Evidence.Proof.PROVEN);
    assertThat(content(LONDON, 0).same(landed)).isFalse();
    t.run(new Land(LONDON, 5, Content.blank(6 * 64 * MIB).write(0, 1, 9)));
    assertThat(content(LONDON, 5).stampAt(0)).isEqualTo(9);
    assertThatThrownBy(() -> t.run(new Land(PARIS, 0, landed)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHostWithReadsAndBurstsWritesAsMuchAsItsShare() {
    Manner manner = Manner.STEADY.in(Order.RANDOM).reading(75).bursts(1_000_000, 3_000_000);
    t.run(
        new AttachHost(LONDON, Vector.of("vol.5"), new HostLoad(3, 16 * MIB, 1, 8 * MIB, manner)));
    t.pass(400);
    WriteStream stream = t.fleet().site(LONDON).streamOf(5);
    // 100 bursts of a second, 256 of 64 KiB in each, a quarter of them writes.
    assertThat(stream.numberAt(t.fleet().now())).isEqualTo(6400);
    assertThat(stream.readsAt(t.fleet().now())).isEqualTo(19_200);
    assertThat(content(LONDON, 5).same(stream.asOf(6400).orElseThrow().get(0))).isTrue();
  }
}
