package org.arraytwin.fleet.copy;

import static org.arraytwin.fleet.copy.OneArray.GRAIN;
import static org.arraytwin.fleet.copy.OneArray.S;
import static org.arraytwin.fleet.copy.OneArray.T;
import static org.arraytwin.fleet.copy.OneArray.U;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What snapshots take of the pool of their targets, and what becomes of them without space. */
class SnapshotSpaceIT {
  private static long taken(OneArray box) {
    return Space.of(box.at(), 0, box.fleet().site(0).pools().get(1)).usedBytes() / GRAIN;
  }

  private static OneArray written(long deltaGrains) {
    OneArray box = new OneArray(deltaGrains);
    for (int grain = 0; grain < 16; grain++) {
      box.write("s", grain);
    }
    return box;
  }

  @Test
  void aSnapshotTakesWhatItsSourcesWritesDisplace() {
    OneArray box = written(100).create("g", "eternus-snapopc", "s", "t", 0);
    box.operate("g", "acsnap start");
    assertThat(taken(box)).isZero();
    box.write("s", 3).write("s", 3).write("s", 4);
    assertThat(taken(box)).isEqualTo(2);
    box.write("t", 9);
    assertThat(taken(box)).isEqualTo(3);
    box.operate("g", "acsnap cancel");
    assertThat(taken(box)).as("what was saved is given back").isZero();
  }

  @Test
  void aSnapshotBreaksAtTheWriteThatLeavesItNoSpaceAndTheSourceGoesOn() {
    OneArray box = written(4).create("g", "eternus-snapopc", "s", "t", 0);
    box.operate("g", "acsnap start");
    Content image = box.content(S);
    for (int grain = 0; grain < 4; grain++) {
      box.write("s", grain);
    }
    assertThat(box.state("g")).isEqualTo("Copying");
    assertThat(box.content(T).same(image)).isTrue();
    assertThat(taken(box)).isEqualTo(4);
    box.write("s", 2);
    assertThat(box.state("g")).as("that grain is saved already").isEqualTo("Copying");
    box.write("s", 4);
    assertThat(box.state("g")).isEqualTo("Error Suspend");
    assertThat(taken(box)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"eternus-snapopc, acsnap start, Copying", "threepar-virtual-copy, createsv, Idle"})
  void aHostsWriteToASnapshotThatFindsNoSpaceIsRefusedAndTheSnapshotStaysAsItIs(
      String kind, String start, String state) {
    OneArray box = written(4).create("g", kind, "s", "t", 0);
    box.operate("g", start);
    for (int grain = 0; grain < 4; grain++) {
      box.write("t", grain);
    }
    Content held = box.content(T);
    assertThat(box.refused(new HostWrite("box", "t", 4 * GRAIN, GRAIN))).isEqualTo(Reason.NO_SPACE);
    assertThat(box.state("g")).isEqualTo(state);
    assertThat(box.write("t", 3).content(T).same(held))
        .as("what is there is written over")
        .isFalse();
    assertThat(taken(box)).isEqualTo(4);
  }

  @Test
  void aSnapshotWhoseTargetItCreatedBreaksAtThePoolsEndToo() {
    OneArray box = written(4);
    box.run(
        new CreateCopy(0, "g", "eternus-snapopc", "s", "made", "delta", 0, 0, false, false, ""));
    box.operate("g", "acsnap start");
    for (int grain = 0; grain < 4; grain++) {
      box.write("s", grain);
    }
    assertThat(box.state("g")).isEqualTo("Copying");
    box.write("s", 4);
    assertThat(box.state("g")).isEqualTo("Error Suspend");
    assertThat(taken(box)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"eternus-snapopc, acsnap start, ''", "threepar-virtual-copy, createsv, ro"})
  void whatSeveralSnapshotsNeedIsSavedOnce(String kind, String start, String option) {
    String[] options = option.isEmpty() ? new String[0] : new String[] {option};
    OneArray box = written(100).create("g1", kind, "s", "t", 0);
    box.operate("g1", start, options).create("g2", kind, "s", "u", 0);
    box.operate("g2", start, options).write("s", 3).write("s", 4);
    assertThat(taken(box)).isEqualTo(2);
    assertThat(box.content(T).stampAt(3)).isEqualTo(box.content(U).stampAt(3)).isPositive();
  }

  @Test
  void whatHostsWriteToOneSnapshotCostsNoOtherOneSpace() {
    OneArray box = written(100).create("old", "threepar-virtual-copy", "s", "t", 0);
    box.operate("old", "createsv", "ro").create("a", "threepar-virtual-copy", "t", "u", 0);
    box.operate("a", "createsv").create("b", "threepar-virtual-copy", "t", "v", 0);
    box.operate("b", "createsv").write("v", 3);
    assertThat(taken(box)).isEqualTo(1);
    box.write("s", 3);
    assertThat(taken(box)).isEqualTo(2);
  }

  @Test
  void olderSnapshotsThatReadThroughTheBrokenOneBreakWithIt() {
    OneArray box = written(4).create("g1", "eternus-snapopc", "s", "t", 0);
    box.operate("g1", "acsnap start").create("g2", "eternus-snapopc", "s", "u", 0);
    box.operate("g2", "acsnap start").create("other", "eternus-snapopc", "w", "v", 0);
    box.operate("other", "acsnap start");
    for (int grain = 0; grain < 5; grain++) {
      box.write("s", grain);
    }
    assertThat(box.state("g2")).isEqualTo("Error Suspend");
    assertThat(box.state("g1")).isEqualTo("Error Suspend");
    assertThat(box.state("other")).as("another source's needs no space").isEqualTo("Copying");
  }

  @Test
  void aBackgroundCopyStopsWhereItsTargetsPoolEnds() {
    OneArray box = written(10).create("c", "eternus-opc", "s", "t", 8);
    box.operate("c", "acopc start").pass(1.2);
    assertThat(box.state("c")).isEqualTo("Physical copying");
    assertThat(taken(box)).isEqualTo(9);
    box.pass(0.2);
    assertThat(box.state("c")).isEqualTo("Error Suspend");
    assertThat(taken(box)).isLessThanOrEqualTo(10);
  }

  @Test
  void aFlashCopyOntoAThinTargetTakesWhatIsCopied() {
    OneArray box = written(100).create("m", "storwize-flashcopy", "s", "t", 8);
    box.operate("m", "startfcmap", "prep").pass(3);
    box.write("s", 9);
    long before = taken(box);
    assertThat(before).isPositive();
    box.pass(20);
    assertThat(box.state("m")).isEqualTo("idle_or_copied");
    assertThat(taken(box)).as("the blank part takes nothing").isEqualTo(16);
  }

  @Test
  void aLostCacheTakesNoSpaceForWhatNobodyHas() {
    OneArray box = new OneArray(4).create("g", "eternus-snapopc", "s", "t", 0);
    for (int grain = 0; grain < 5; grain++) {
      box.write("s", grain);
    }
    box.operate("g", "acsnap start").run(new LoseCache("box"));
    assertThat(box.state("g")).isEqualTo("Copying");
    assertThat(taken(box)).isZero();
  }
}
