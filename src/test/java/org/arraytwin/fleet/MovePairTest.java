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
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.MovePair;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Evidence.Proof;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pairs that go from one mirror to another with what is known of them. */
class MovePairTest {
  private static final String KIND = "storwize-remote-copy";
  private static final String N = "other";
  private static final String START = "startrcrelationship";
  private static final String STOP = "stoprcrelationship";

  private static CreateMirror mirror(String name, Mode mode, String... volumes) {
    return CreateMirror.of(A, KIND, name, "b", mode, List.of(volumes));
  }

  /**
   * Two volumes in one mirror whose host writes, a third in another, all of them with something.
   */
  private static MirrorSites created(Mode mode) {
    MirrorSites t = MirrorSites.fresh();
    t.run(mirror(M, mode, "v.0", "v.1")).run(mirror(N, mode, "v.2"));
    t.run(MirrorSites.load(A, M)).pass(10);
    return t.run(new HostWrite("a", "v.2", 0, 4 * MIB));
  }

  private static MirrorSites both(MirrorSites t, String operation, String... options) {
    return t.run(new Operate(A, M, operation, List.of(options)))
        .run(new Operate(A, N, operation, List.of(options)));
  }

  private static MirrorSites synced(Mode mode) {
    MirrorSites t = both(created(mode), START).pass(20);
    assertThat(t.show()).endsWith("consistent_synchronized");
    return t;
  }

  private static Proof proof(MirrorSites t, String name, int array) {
    return Evidence.of(t.at(), t.session(A, name)).sides().get(array).proof();
  }

  private static int pairs(MirrorSites t, int array, String name) {
    return t.half(array, name).pairs().size();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"SYNC", "ASYNC", "PERIODIC"})
  void whatHasStillToBeCopiedIsCopiedByTheMirrorThatItJoins(Mode mode) {
    MirrorSites t = created(mode).run(new MovePair(B, N, "v.2", M));
    assertThat(t.fleet().site(A).group(N)).isNull();
    assertThat(t.fleet().site(B).group(N)).isNull();
    assertThat(pairs(t, A, M)).isEqualTo(3);
    assertThat(pairs(t, B, M)).isEqualTo(3);
    t.run(new Operate(A, M, START, List.of())).pass(mode == Mode.PERIODIC ? 400 : 25);
    assertThat(t.half(A, M).status().word())
        .isEqualTo(mode == Mode.PERIODIC ? "consistent_copying" : "consistent_synchronized");
    assertThat(proof(t, M, B)).isEqualTo(Proof.PROVEN);
    t.run(new Operate(A, M, STOP, List.of("access"))).pass(1);
    assertThat(t.half(B, M).status().word()).isEqualTo("idling");
  }

  @Test
  void aConsistentPairComesAndGoesWithTheTimeOfItsLastMomentInSync() {
    MirrorSites t = both(synced(Mode.SYNC), STOP).pass(5);
    long frozen = t.half(A, N).pairs().get(0).lastSyncMicros();
    t.run(new MovePair(A, N, "v.2", M));
    assertThat(t.half(A, M).pairs().get(2).lastSyncMicros()).isEqualTo(frozen).isPositive();
    assertThat(t.show()).isEqualTo("Primary consistent_stopped | Secondary consistent_stopped");
    t.run(new MovePair(A, M, "v.0", "third"));
    assertThat(t.show(B, "third")).isEqualTo("Secondary consistent_stopped");
    assertThat(t.half(B, "third").pairs().get(0).lastSyncMicros()).isPositive();
    assertThat(t.half(B, "third").remoteName()).isEqualTo("third");
    // The host of the mirror writes on: what left still differs, and needs force.
    t.pass(5);
    assertThat(t.tryRun(new Operate(A, M, START, List.of())))
        .isEqualTo(Reason.RCOPY_GROUP_IS_NOT_SYNCED);
    t.run(new Operate(A, M, START, List.of("force")))
        .run(new Operate(B, "third", START, List.of("force")))
        .pass(20);
    assertThat(t.show(A, M)).isEqualTo("Primary consistent_synchronized");
    assertThat(t.show(A, "third")).isEqualTo("Primary consistent_synchronized");
    assertThat(proof(t, M, B)).isEqualTo(Proof.PROVEN);
    assertThat(proof(t, "third", B)).isEqualTo(Proof.PROVEN);
    assertThat(t.equal(A, B)).isTrue();
  }

  @Test
  void idlingPairsKeepWhatEitherSideWrote() {
    MirrorSites t = both(synced(Mode.SYNC), STOP, "access").pass(1);
    t.run(new HostWrite("b", "v.2", 8 * MIB, MIB)).run(new HostWrite("a", "v.2", 0, MIB));
    t.run(new MovePair(B, N, "v.2", M));
    assertThat(t.half(B, M).status().word()).isEqualTo("idling");
    t.run(new HostWrite("b", "v.2", 16 * MIB, MIB));
    t.run(new Operate(B, M, START, List.of("primary-aux", "force"))).pass(20);
    assertThat(t.show())
        .isEqualTo("Secondary-Rev consistent_synchronized | Primary-Rev consistent_synchronized");
    assertThat(proof(t, M, A)).isEqualTo(Proof.PROVEN);
    t.run(new Operate(A, M, STOP, List.of()))
        .run(new MovePair(A, M, "v.2", N))
        .run(new Operate(A, N, START, List.of("force")));
    assertThat(t.show(B, N)).isEqualTo("Primary-Rev consistent_synchronized");
  }

  @Test
  void theHostOfAMirrorThatGoesAwayWritesOnThroughTheOther() {
    MirrorSites t = MirrorSites.fresh();
    t.run(mirror(M, Mode.SYNC, "v.0", "v.1")).run(mirror(N, Mode.SYNC, "v.2"));
    t.run(MirrorSites.load(A, N)).pass(5).run(new MovePair(A, N, "v.2", M));
    long before = t.point(A).number();
    t.pass(5);
    assertThat(t.point(A).number()).isGreaterThan(before);
    t.run(new Operate(A, M, START, List.of())).pass(20);
    assertThat(proof(t, M, B)).isEqualTo(Proof.PROVEN);
  }

  @Test
  void aCycleThatIsCutShortIsRolledBackBeforeThePairGoes() {
    MirrorSites t = both(created(Mode.PERIODIC), START).pass(400);
    t.run(new HostWrite("a", "v.2", 0, 32 * MIB)).pass(300.2);
    both(t, STOP).run(new MovePair(A, N, "v.2", M));
    assertThat(t.half(B, M).pairs().get(2).retained()).isNull();
    t.run(new Operate(A, M, START, List.of())).pass(700);
    assertThat(t.show(A, M)).isEqualTo("Primary consistent_copying");
    t.run(new Operate(A, M, STOP, List.of("access")));
    assertThat(proof(t, M, B)).isEqualTo(Proof.PROVEN);
  }

  @Test
  void mirrorsThatDifferOrMoveAreRefused() {
    MirrorSites t = synced(Mode.SYNC);
    assertThat(t.tryRun(new MovePair(A, N, "v.2", M))).isEqualTo(Reason.RCOPY_GROUP_STARTED);
    t.run(new Operate(A, N, STOP, List.of()));
    assertThat(t.tryRun(new MovePair(A, N, "v.2", M))).isEqualTo(Reason.RCOPY_GROUP_STARTED);
    t.run(new Operate(A, M, STOP, List.of("access")));
    assertThat(t.tryRun(new MovePair(A, N, "v.2", M))).isEqualTo(Reason.INVALID_STATE_TRANSITION);
    assertThat(t.tryRun(new MovePair(A, N, "v.2", N))).isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
    assertThat(t.tryRun(new MovePair(A, N, "v.2", "new")))
        .isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
    assertThat(t.tryRun(new MovePair(A, N, "v.1", M))).isEqualTo(Reason.VOL_NOT_IN_GROUP);
    assertThat(t.tryRun(new MovePair(A, N, "v.9", M))).isEqualTo(Reason.VOL_NOT_IN_GROUP);
    assertThat(t.tryRun(new MovePair(A, "gone", "v.2", M)))
        .isEqualTo(Reason.NON_EXISTENT_RCOPY_GROUP);
    t.run(new Operate(A, N, "chrcrelationship", List.of("global")));
    assertThat(t.tryRun(new MovePair(A, N, "v.2", M))).isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
    t.run(new CutLink("a", "b", -1)).pass(25);
    assertThat(t.tryRun(new MovePair(A, M, "v.0", "new")))
        .isEqualTo(Reason.RCOPY_TARGET_IS_NOT_READY);
    t.run(new HealLink("a", "b", -1));
    assertThat(t.tryRun(new MovePair(A, M, "v.0", "new")))
        .isIn(Reason.RCOPY_TARGET_IS_NOT_READY, Reason.RCOPY_GROUP_IS_BUSY);
    t.run(new FailArray("a"));
    assertThat(t.tryRun(new MovePair(A, M, "v.0", "new"))).isEqualTo(Reason.ARRAY_WITHOUT_POWER);
  }

  @Test
  void aMirrorThatIsMadeHasANameThatBothArraysCanGiveIt() {
    MirrorSites t = created(Mode.SYNC);
    for (String name : new String[] {"", "n".repeat(23)}) {
      assertThat(t.tryRun(new MovePair(A, M, "v.0", name)))
          .isEqualTo(Reason.INV_INPUT_EXCEEDS_LENGTH);
    }
    t.run(new MovePair(A, M, "v.0", "n".repeat(22)));
    assertThat(pairs(t, B, "n".repeat(22))).isEqualTo(1);
  }
}
