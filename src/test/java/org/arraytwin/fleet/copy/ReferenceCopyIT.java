package org.arraytwin.fleet.copy;

import static org.arraytwin.fleet.copy.OneArray.GRAIN;
import static org.arraytwin.fleet.copy.OneArray.S;
import static org.arraytwin.fleet.copy.OneArray.T;
import static org.arraytwin.fleet.copy.OneArray.U;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.session.Families;
import org.arraytwin.fleet.table.Legal;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Spot;
import org.junit.jupiter.api.Test;

/** Snapshots and clones as the SMI-S profile has them. */
class ReferenceCopyIT {
  private final OneArray box = new OneArray();

  @Test
  void aSnapshotStandsForTheMomentOfItsActivation() {
    box.create("n", "reference-snapshot", "s", "t", 0).write("s", 1).operate("n", "Activate");
    Content image = box.content(S);
    box.write("s", 1).write("s", 2);
    assertThat(box.content(T).same(image)).isTrue();
    assertThat(Reads.heldBytes(box.at(), 0, box.session("n"))).isEqualTo(2 * GRAIN);
  }

  @Test
  void theTargetThatACopyCreatesIsCalledAsVolumesMayBe() {
    assertThat(
            box.refused(
                new CreateCopy(
                    0, "n", "reference-snapshot", "s", "a b", "pool", 0, 0, false, false, "")))
        .isEqualTo(Reason.INV_INPUT_ILLEGAL_CHAR);
    assertThat(box.gone("n")).isTrue();
  }

  @Test
  void aSnapshotIsResetToItsMoment() {
    box.create("n", "reference-snapshot", "s", "t", 0).write("s", 1).operate("n", "Activate");
    Content image = box.content(T);
    box.write("t", 9).write("t", 1).operate("n", "ResetReplica");
    assertThat(box.content(T).same(image)).isTrue();
  }

  @Test
  void theSourceIsRestoredFromASnapshotAndOtherSnapshotsStay() {
    box.write("s", 1).create("n", "reference-snapshot", "s", "t", 0).operate("n", "Activate");
    Content first = box.content(S);
    box.write("s", 1).create("o", "reference-snapshot", "s", "u", 0).operate("o", "Activate");
    Content second = box.content(S);
    box.write("s", 1).operate("n", "RestoreFromReplica");
    assertThat(box.content(S).same(first)).isTrue();
    assertThat(box.state("n")).isEqualTo("Restoring");
    box.pass(1);
    assertThat(box.state("n")).isEqualTo("Restored");
    assertThat(box.content(S).same(first)).isTrue();
    assertThat(box.content(U).same(second)).isTrue();
  }

  @Test
  void aSnapshotThatIsDeactivatedIsUndefined() {
    box.create("n", "reference-snapshot", "s", "t", 0).operate("n", "Activate");
    box.operate("n", "Deactivate");
    assertThat(box.undefined(T, 3)).isTrue();
    assertThat(box.refusesWrite("t")).isEqualTo(Reason.VOL_IS_OFFLINE);
  }

  @Test
  void aCloneIsUsableAtOnceAndIndependentOnceItIsCopied() {
    box.write("s", 1).create("c", "reference-clone", "s", "t", 8).operate("c", "Activate");
    assertThat(box.content(T).same(box.content(S))).isTrue();
    assertThat(box.refuses("c", "Detach")).isEqualTo(Reason.SESSION_IS_BUSY);
    box.pass(8);
    assertThat(box.state("c")).isEqualTo("Synchronized");
    assertThat(box.supplier(T, 1)).isEqualTo(T);
    box.operate("c", "Detach");
    assertThat(box.gone("c")).isTrue();
  }

  @Test
  void anAbortedCloneIsMadeGoodByWhatItLacked() {
    box.write("s", 60).create("c", "reference-clone", "s", "t", 8).operate("c", "Activate");
    box.pass(6).operate("c", "Abort");
    assertThat(box.undefined(T, 60)).isTrue();
    box.operate("c", "ResyncReplica");
    assertThat(box.fleet().site(0).local().graph().copy(Spot.of(T)).sweep().work().count())
        .isEqualTo(16);
    assertThat(box.content(T).same(box.content(S))).isTrue();
  }

  @Test
  void withoutPowerNothingIsCopiedAndAfterwardsItGoesOn() {
    box.create("c", "reference-clone", "s", "t", 8).operate("c", "Activate").pass(4);
    box.run(new FailArray("box")).pass(100);
    assertThat(box.state("c")).isEqualTo("Unsynchronized");
    box.run(new RestoreArray("box"));
    assertThat(Reads.percent(box.at(), 0, box.session("c"))).isEqualTo(50);
    box.pass(4);
    assertThat(box.state("c")).isEqualTo("Synchronized");
  }

  @Test
  void whatIsLegalIsToldWithTheReasonOfTheRest() {
    box.create("c", "reference-clone", "s", "t", 8).operate("c", "Activate");
    assertThat(Families.legal(box.fleet(), 0, "c"))
        .filteredOn(l -> l.refusal() == null)
        .extracting(Legal::operation)
        .containsExactly("Abort");
    assertThat(Families.legal(box.fleet(), 0, "c"))
        .filteredOn(l -> l.operation().equals("Detach"))
        .allSatisfy(
            l ->
                assertThat(l.refusal().message())
                    .isEqualTo(
                        "copy c on box is Unsynchronized: Detach is refused (SESSION_IS_BUSY);"
                            + " wait, or Abort"));
  }

  @Test
  void aRestoreThatIsCutShortLeavesTheSourceUndefinedWhereItHadNotCome() {
    box.write("s", 60).create("n", "reference-snapshot", "s", "t", 0).operate("n", "Activate");
    box.write("s", 60).operate("n", "RestoreFromReplica");
    box.run(new VolumeCondition("box", "t", "io-failed", ""));
    assertThat(box.state("n")).isEqualTo("Broken");
    assertThat(box.undefined(S, 60)).isTrue();
    assertThat(box.undefined(S, 59)).isFalse();
  }

  @Test
  void aSourceIsRestoredFromOneReplicaAtATime() {
    box.create("n", "reference-snapshot", "s", "t", 0).operate("n", "Activate");
    box.create("o", "reference-snapshot", "s", "u", 0).operate("o", "Activate");
    box.write("s", 1).operate("n", "RestoreFromReplica");
    assertThat(box.refuses("o", "RestoreFromReplica")).isEqualTo(Reason.VOL_IS_TARGET);
    assertThat(box.refused(OneArray.copy("p", "reference-clone", "v", "s", 0)))
        .isEqualTo(Reason.VOL_IS_TARGET);
  }

  @Test
  void aReadOfWhatIsNotCopiedFailsWithTheSource() {
    box.create("c", "reference-snapshot", "s", "t", 0).operate("c", "Activate").write("s", 1);
    assertThat(Reads.of(box.at(), 0, T, 1).supplier()).isEqualTo(T);
    assertThat(Reads.of(box.at(), 0, T, 2).supplier()).isEqualTo(S);
    box.run(new VolumeCondition("box", "s", "offline", ""));
    assertThat(Reads.of(box.at(), 0, T, 2).denial()).isNotNull();
  }
}
