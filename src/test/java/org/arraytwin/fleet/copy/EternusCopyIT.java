package org.arraytwin.fleet.copy;

import static org.arraytwin.fleet.copy.OneArray.S;
import static org.arraytwin.fleet.copy.OneArray.T;
import static org.arraytwin.fleet.copy.OneArray.U;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Spot;
import org.junit.jupiter.api.Test;

/** OPC, QuickOPC, SnapOPC+ and EC as their tables have them. */
class EternusCopyIT {
  private final OneArray box = new OneArray();

  @Test
  void anOpcEndsByItselfAndLeavesAWholeCopy() {
    box.write("s", 10).create("c", "eternus-opc", "s", "t", 8).operate("c", "acopc start");
    assertThat(box.state("c")).isEqualTo("Physical copying");
    Content image = box.content(S);
    box.write("s", 10).pass(7.9);
    assertThat(Reads.percent(box.at(), 0, box.session("c"))).isEqualTo(98);
    box.pass(0.1);
    assertThat(box.gone("c")).isTrue();
    assertThat(box.content(T).same(image)).isTrue();
  }

  @Test
  void anOpcCancelledWhileItCopiesLeavesAnUnusableTarget() {
    box.write("s", 60).create("c", "eternus-opc", "s", "t", 8).operate("c", "acopc start").pass(2);
    box.operate("c", "acopc cancel");
    assertThat(box.gone("c")).isTrue();
    assertThat(box.undefined(T, 60)).isTrue();
    assertThat(box.undefined(T, 15)).isFalse();
  }

  /** Half of s onto t and half of t onto s: neither overwrites what the other one reads. */
  @Test
  void membersThatExchangePartsOfVolumesAreNoRing() {
    box.write("s", 3).write("t", 40);
    box.run(part("a", "eternus-opc", "s", "t", 0, 8, "g"));
    box.run(part("b", "eternus-opc", "t", "s", 32, 40, "g"));
    Content from = box.content(S).slice(0, 8);
    Content back = box.content(T).slice(32, 8);
    box.run(new OperateTogether(0, "g", "acopc start", List.of()));
    assertThat(box.content(T).slice(0, 8).same(from)).isTrue();
    assertThat(box.content(S).slice(32, 8).same(back)).isTrue();
    box.run(part("c", "eternus-opc", "u", "v", 0, 8, "h"));
    box.run(part("d", "eternus-opc", "v", "u", 4, 12, "h"));
    assertThat(box.refused(new OperateTogether(0, "h", "acopc start", List.of())))
        .isEqualTo(Reason.VOL_ENTANGLED);
  }

  @Test
  void aMirrorOfAPartLeavesTheRestOfItsTargetInTheCache() {
    box.run(part("m", "eternus-ec", "s", "t", 0, 8, ""));
    box.run(new SetCopy(0, "m", 8 * OneArray.GRAIN, 0, false, ""));
    box.operate("m", "acec start").pass(20);
    Content before = box.content(T);
    box.write("t", 40).write("s", 3);
    Content mirrored = box.content(T).slice(0, 8);
    assertThat(mirrored.same(before.slice(0, 8))).isFalse();
    box.run(new LoseCache("box"));
    assertThat(box.content(T).slice(8, 56).same(before.slice(8, 56))).isTrue();
  }

  @Test
  void aCopyOfAPartLeavesWhatHostsWroteBesideItInTheCache() {
    box.pass(20);
    Content before = box.content(T);
    box.write("t", 40).run(part("c", "eternus-quickopc", "s", "t", 0, 8, ""));
    box.operate("c", "acopc start").write("t", 50).run(new LoseCache("box"));
    assertThat(box.content(T).slice(8, 56).same(before.slice(8, 56))).isTrue();
    assertThat(box.content(T).slice(0, 8).same(box.content(S).slice(0, 8))).isTrue();
  }

  /** Of two copies onto a volume in a pool of 24 grains the one that grows goes without. */
  @Test
  void whereSpaceEndsOnlyTheCopyWhosePartGrowsIsTold() {
    OneArray small = new OneArray(24);
    small.run(new HostWrite("box", "s", 0, 64 * OneArray.GRAIN)).pass(20);
    small.run(part("a", "eternus-quickopc", "s", "t", 0, 8, ""));
    small.run(part("b", "eternus-quickopc", "s", "t", 8, 64, ""));
    small.run(new SetCopy(0, "b", 8 * OneArray.GRAIN, 0, false, ""));
    small.operate("a", "acopc start").operate("b", "acopc start");
    String state = small.state("a");
    small.pass(20);
    assertThat(small.state("b")).isEqualTo("Error Suspend");
    assertThat(small.state("a")).isEqualTo(state).isNotEqualTo("Error Suspend");
  }

  /** A copy of grains to the same places of another volume. */
  private static CreateCopy part(
      String name, String kind, String source, String target, long first, long end, String group) {
    return new CreateCopy(
        0,
        name,
        kind,
        source,
        target,
        "",
        0,
        0,
        false,
        false,
        group,
        0,
        false,
        first * OneArray.GRAIN,
        first * OneArray.GRAIN,
        (end - first) * OneArray.GRAIN);
  }

  @Test
  void aQuickOpcIsRefreshedByWhatBothSidesHaveChanged() {
    box.create("c", "eternus-quickopc", "s", "t", 8);
    assertThat(box.refuses("c", "acopc start", "diff")).isEqualTo(Reason.SESSION_IS_NOT_ACTIVE);
    box.operate("c", "acopc start");
    assertThat(box.state("c")).isEqualTo("Copying/Tracking");
    box.pass(8);
    assertThat(box.state("c")).isEqualTo("Tracking");
    assertThat(box.refuses("c", "acopc start")).isEqualTo(Reason.SESSION_IS_ACTIVE);
    box.write("s", 3).write("t", 9).write("s", 9);
    box.operate("c", "acopc start", "diff");
    assertThat(box.content(T).same(box.content(S))).isTrue();
    assertThat(box.fleet().site(0).local().graph().copy(Spot.of(T)).sweep().work().count())
        .isEqualTo(2);
    box.pass(1);
    assertThat(box.state("c")).isEqualTo("Tracking");
    box.operate("c", "acopc cancel");
    assertThat(box.content(T).same(box.content(S))).isTrue();
  }

  @Test
  void aSessionIsNotCancelledWhileAnotherReadsThroughItsIncompleteTarget() {
    box.create("c", "eternus-quickopc", "s", "t", 8).operate("c", "acopc start");
    box.create("d", "eternus-opc", "t", "u", 1).operate("d", "acopc start");
    assertThat(box.refuses("c", "acopc cancel")).isEqualTo(Reason.VOL_IS_SOURCE);
    box.operate("d", "acopc cancel").operate("c", "acopc cancel");
    assertThat(box.gone("c")).isTrue();
  }

  @Test
  void anOlderSnapOpcGenerationDependsOnTheNewerOnes() {
    box.write("s", 5);
    Content first = box.content(S);
    box.create("g1", "eternus-snapopc", "s", "t", 0).operate("g1", "acsnap start");
    box.create("g2", "eternus-snapopc", "s", "u", 0).operate("g2", "acsnap start");
    box.write("s", 5);
    assertThat(box.content(T).same(first)).isTrue();
    assertThat(box.supplier(T, 5)).isEqualTo(U);
    assertThat(box.refuses("g2", "acsnap cancel")).isEqualTo(Reason.SESSION_HAS_DEPENDENTS);
    box.operate("g2", "acsnap cancel", "force");
    assertThat(box.gone("g1")).isTrue();
    assertThat(box.gone("g2")).isTrue();
    assertThat(box.undefined(T, 5)).isTrue();
    assertThat(box.undefined(U, 6)).isTrue();
  }

  @Test
  void theOldestSnapOpcGenerationGoesAloneAndTheOthersStay() {
    box.create("g1", "eternus-snapopc", "s", "t", 0).operate("g1", "acsnap start");
    box.write("s", 5);
    Content second = box.content(S);
    box.create("g2", "eternus-snapopc", "s", "u", 0).operate("g2", "acsnap start");
    box.write("s", 5).operate("g1", "acsnap cancel");
    assertThat(box.content(U).same(second)).isTrue();
  }

  @Test
  void anEcFollowsItsSourceAndIsSuspendedOnlyOnceItIsEquivalent() {
    box.create("e", "eternus-ec", "s", "t", 8).operate("e", "acec start");
    assertThat(box.refuses("e", "acec suspend")).isEqualTo(Reason.SESSION_IS_NOT_COMPLETE);
    assertThat(box.refusesWrite("t")).isEqualTo(Reason.VOL_IS_OFFLINE);
    box.pass(8);
    assertThat(box.state("e")).isEqualTo("Equivalent");
    assertThat(box.refusesWrite("t")).isEqualTo(Reason.VOL_IS_READ_ONLY);
    box.write("s", 7);
    assertThat(box.content(T).same(box.content(S))).isTrue();
    Content moment = box.content(S);
    box.operate("e", "acec suspend").write("s", 7);
    assertThat(box.content(T).same(moment)).isTrue();
    assertThat(box.refusesWrite("t")).isNull();
  }

  @Test
  void aReversedEcBringsTheTargetsDataBackAtTheNextResume() {
    box.create("e", "eternus-ec", "s", "t", 8).operate("e", "acec start").pass(8);
    box.operate("e", "acec suspend").write("s", 1).write("t", 2);
    Content wanted = box.content(T);
    box.operate("e", "acec reverse").operate("e", "acec resume");
    assertThat(box.session("e").source()).isEqualTo(T);
    assertThat(box.fleet().site(0).local().graph().copy(Spot.of(S)).sweep().work().count())
        .isEqualTo(2);
    box.pass(1);
    assertThat(box.state("e")).isEqualTo("Equivalent");
    assertThat(box.content(S).same(wanted)).isTrue();
  }

  /** What a box takes is less unless a switch says otherwise: EternusLimitsIT. */
  @Test
  void aSourceHasThirtyTwoCopiesAndEightGenerationsAtMost() {
    for (int i = 0; i < 40; i++) {
      box.run(
          new CreateCopy(
              0, "c" + i, "eternus-opc", "s", "new" + i, "pool", 0, 0, false, false, ""));
    }
    assertThat(box.refused(OneArray.copy("c40", "eternus-opc", "s", "t", 0)))
        .isEqualTo(Reason.TOO_MANY_SESSIONS);
  }

  @Test
  void volumesThatCannotBeJoinedAreRefusedByReason() {
    box.create("c", "eternus-opc", "s", "t", 0);
    assertThat(box.refused(OneArray.copy("d", "eternus-opc", "u", "t", 0)))
        .isEqualTo(Reason.VOL_IS_TARGET);
    assertThat(box.refused(OneArray.copy("d", "eternus-opc", "u", "u", 0)))
        .isEqualTo(Reason.VOL_SAME);
    assertThat(box.refused(OneArray.copy("d", "eternus-opc", "u", "nil", 0)))
        .isEqualTo(Reason.NON_EXISTENT_VOLUME);
    assertThat(box.refused(OneArray.copy("c", "eternus-opc", "u", "v", 0)))
        .isEqualTo(Reason.EXISTENT_SESSION);
    assertThat(box.refused(OneArray.copy("d", "tape", "u", "v", 0)))
        .isEqualTo(Reason.NON_EXISTENT_KIND);
    box.run(new AddVolume(0, "big", 0, 65 * OneArray.GRAIN, Provisioning.THIN));
    assertThat(box.refused(OneArray.copy("d", "eternus-opc", "big", "u", 0)))
        .isEqualTo(Reason.VOL_SIZE_NOT_MATCH);
  }
}
