package org.arraytwin.fleet.copy;

import static org.arraytwin.fleet.copy.OneArray.GRAIN;
import static org.arraytwin.fleet.copy.OneArray.S;
import static org.arraytwin.fleet.copy.OneArray.T;
import static org.arraytwin.fleet.copy.OneArray.U;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Spot;
import org.junit.jupiter.api.Test;

/** The seven states of a FlashCopy mapping; its grain is four of ours. */
class FlashCopyIT {
  private static final String KIND = "storwize-flashcopy";
  private final OneArray box = new OneArray();

  private OneArray map(String name, String source, String target, long rateGrains) {
    return box.create(name, KIND, source, target, rateGrains);
  }

  private OneArray started(String name, String source, String target, long rateGrains) {
    map(name, source, target, rateGrains).operate(name, "startfcmap", "prep");
    return flushed(name);
  }

  /** Waits for the source's cache, some hundred microseconds for a grain. */
  private OneArray flushed(String name) {
    for (int i = 0; i < 100 && box.state(name).equals("preparing"); i++) {
      box.pass(0.0001);
    }
    return box;
  }

  @Test
  void aMappingIsPreparedStartedCopiedAndIdleAgain() {
    map("m", "s", "t", 8);
    assertThat(box.state("m")).isEqualTo("idle_or_copied");
    assertThat(box.refuses("m", "startfcmap")).isEqualTo(Reason.SESSION_IS_NOT_PREPARED);
    box.write("s", 2).operate("m", "prestartfcmap");
    assertThat(box.state("m")).isEqualTo("preparing");
    flushed("m");
    assertThat(box.state("m")).isEqualTo("prepared");
    assertThat(box.refusesWrite("t")).isEqualTo(Reason.VOL_IO_FAILED);
    box.write("s", 1).operate("m", "startfcmap");
    assertThat(box.state("m")).isEqualTo("copying");
    assertThat(box.content(T).same(box.content(S))).isTrue();
    box.pass(7.9);
    assertThat(box.state("m")).isEqualTo("copying");
    box.pass(0.2);
    assertThat(box.state("m")).isEqualTo("idle_or_copied");
  }

  @Test
  void aHostWriteCopiesAWholeGrainOfTheProduct() {
    started("m", "s", "t", 0).write("s", 5);
    assertThat(Reads.heldBytes(box.at(), 0, box.session("m"))).isEqualTo(4 * GRAIN);
  }

  @Test
  void stoppedBeforeItIsCompleteTheTargetIsOfflineAndUndefined() {
    box.write("s", 60);
    started("m", "s", "t", 8).pass(2).operate("m", "stopfcmap");
    assertThat(box.state("m")).isEqualTo("stopped");
    assertThat(box.refusesWrite("t")).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(box.undefined(T, 60)).isTrue();
    assertThat(box.refuses("m", "rmfcmap")).isEqualTo(Reason.SESSION_IS_BROKEN);
    box.operate("m", "rmfcmap", "force");
    assertThat(box.gone("m")).isTrue();
    assertThat(box.refusesWrite("t")).isNull();
  }

  @Test
  void aCompleteTargetStaysCopyingWhileOlderOnesDependOnItAndIsIdleAfterThem() {
    started("old", "s", "t", 4);
    started("new", "s", "u", 32).pass(3);
    assertThat(Reads.percent(box.at(), 0, box.session("new"))).isEqualTo(100);
    assertThat(box.state("new")).isEqualTo("copying");
    box.pass(14);
    assertThat(box.state("old")).isEqualTo("idle_or_copied");
    assertThat(box.state("new")).isEqualTo("idle_or_copied");
  }

  @Test
  void stoppingHandsDownWhatTheOlderTargetNeedsAndKeepsItsImage() {
    box.write("s", 8).write("s", 40);
    Content image = box.content(S);
    started("old", "s", "t", 0);
    started("new", "s", "u", 0).write("s", 8).write("s", 40);
    assertThat(box.supplier(T, 40)).isEqualTo(U);
    box.operate("new", "stopfcmap");
    assertThat(box.state("new")).isEqualTo("stopping");
    assertThat(box.refusesWrite("u")).isEqualTo(Reason.VOL_IS_OFFLINE);
    box.pass(1);
    assertThat(box.supplier(T, 40)).isEqualTo(T);
    assertThat(box.supplier(T, 8)).isEqualTo(U);
    box.pass(1);
    assertThat(box.state("new")).isEqualTo("stopped");
    assertThat(box.supplier(T, 8)).isEqualTo(T);
    assertThat(box.content(T).same(image)).isTrue();
  }

  @Test
  void stoppingByForceTakesTheDependentsAlong() {
    started("old", "s", "t", 0);
    started("new", "s", "u", 0).write("s", 8);
    box.operate("new", "stopfcmap", "force");
    assertThat(box.state("new")).isEqualTo("stopped");
    assertThat(box.state("old")).isEqualTo("stopped");
    assertThat(box.undefined(T, 8)).isTrue();
  }

  @Test
  void aReverseMappingRestoresTheSourceAndLeavesItsOtherTargetsAlone() {
    box.write("s", 8);
    Content wanted = box.content(S);
    started("m", "s", "t", 0);
    box.write("s", 8);
    Content later = box.content(S);
    started("n", "s", "u", 0);
    box.write("s", 20);
    map("back", "t", "s", 8);
    assertThat(box.refuses("back", "startfcmap", "prep")).isEqualTo(Reason.VOL_IS_SOURCE);
    box.operate("back", "startfcmap", "prep", "restore");
    flushed("back");
    assertThat(box.content(S).same(wanted)).isTrue();
    assertThat(box.content(U).same(later)).isTrue();
    box.pass(10);
    assertThat(box.state("back")).isEqualTo("idle_or_copied");
    assertThat(box.content(S).same(wanted)).isTrue();
    assertThat(box.content(U).same(later)).isTrue();
  }

  @Test
  void anIncrementalMappingCopiesTheDifferenceOnly() {
    box.run(new CreateCopy(0, "m", KIND, "s", "t", "", 8 * GRAIN, 0, true, false, ""));
    box.operate("m", "startfcmap", "prep").pass(9).write("s", 3).write("t", 30).pass(9);
    assertThat(Reads.difference(box.at(), 0, box.session("m"))).isEqualTo(12);
    box.operate("m", "startfcmap", "prep");
    flushed("m");
    assertThat(box.fleet().site(0).local().graph().copy(Spot.of(T)).sweep().work().count())
        .isEqualTo(8);
    assertThat(box.content(T).same(box.content(S))).isTrue();
  }

  @Test
  void anIncrementalMappingIsRestoredByItsDifference() {
    box.run(new CreateCopy(0, "m", KIND, "s", "t", "", 8 * GRAIN, 0, true, false, ""));
    box.operate("m", "startfcmap", "prep").pass(9);
    Content backup = box.content(T);
    box.write("s", 3).write("s", 40).pass(60);
    map("back", "t", "s", 8).operate("back", "startfcmap", "prep", "restore");
    flushed("back");
    assertThat(box.content(S).same(backup)).isTrue();
    assertThat(box.fleet().site(0).local().graph().copy(Spot.of(S)).sweep().work().count())
        .isEqualTo(8);
    box.write("s", 20).pass(9);
    assertThat(box.state("back")).isEqualTo("idle_or_copied");
    assertThat(Reads.difference(box.at(), 0, box.session("m"))).isEqualTo(18);
    box.pass(60).operate("m", "startfcmap", "prep");
    flushed("m");
    box.pass(9);
    assertThat(box.content(T).same(box.content(S))).isTrue();
  }

  @Test
  void aVolumeIsTheTargetOfSeveralMappingsOneOfThemActive() {
    box.write("s", 1);
    Content first = box.content(S);
    started("one", "s", "t", 64).pass(2);
    box.write("s", 2).pass(60);
    Content second = box.content(S);
    started("two", "s", "u", 64).pass(2);
    box.write("s", 3).pass(60);
    map("back.one", "t", "s", 8);
    map("back.two", "u", "s", 8);
    assertThat(box.refused(OneArray.copy("again", KIND, "u", "s", 8)))
        .isEqualTo(Reason.VOL_IS_TARGET);
    box.operate("back.two", "startfcmap", "prep");
    flushed("back.two");
    assertThat(box.content(S).same(second)).isTrue();
    assertThat(box.refuses("back.one", "startfcmap", "prep")).isEqualTo(Reason.VOL_IS_TARGET);
    box.pass(3).operate("back.two", "stopfcmap");
    assertThat(box.refusesWrite("s")).isEqualTo(Reason.VOL_IS_OFFLINE);
    box.operate("back.one", "prestartfcmap");
    flushed("back.one");
    assertThat(box.refuses("back.two", "prestartfcmap")).isEqualTo(Reason.VOL_IS_TARGET);
    box.operate("back.one", "startfcmap");
    assertThat(box.content(S).same(first)).isTrue();
    assertThat(box.refusesWrite("s")).isNull();
    box.pass(9);
    assertThat(box.state("back.one")).isEqualTo("idle_or_copied");
    box.operate("back.two", "rmfcmap", "force");
    assertThat(box.refusesWrite("s")).isNull();
  }

  @Test
  void ofMoreThanFourOtherIncrementalMappingsOfATargetNoneGoesOnRecording() {
    box.run(new AddVolume(0, "y", 0, 64 * GRAIN, Provisioning.THIN));
    for (String source : List.of("s", "u", "v", "w", "x", "y")) {
      box.run(new CreateCopy(0, source, KIND, source, "t", "", 64 * GRAIN, 0, true, false, ""));
    }
    box.write("u", 9).operate("s", "startfcmap", "prep").pass(2);
    box.operate("y", "rmfcmap").operate("u", "startfcmap", "prep").pass(2);
    assertThat(Reads.difference(box.at(), 0, box.session("s"))).isEqualTo(6);
    box.run(new CreateCopy(0, "y", KIND, "y", "t", "", 64 * GRAIN, 0, true, false, ""));
    box.operate("x", "startfcmap", "prep").pass(2);
    assertThat(Reads.difference(box.at(), 0, box.session("s"))).isEqualTo(100);
    assertThat(Reads.difference(box.at(), 0, box.session("u"))).isEqualTo(100);
  }

  @Test
  void anAutodeletedMappingGoesOnceItIsComplete() {
    box.run(new CreateCopy(0, "m", KIND, "s", "t", "", 8 * GRAIN, 0, false, true, ""));
    box.operate("m", "startfcmap", "prep").pass(8.1);
    assertThat(box.gone("m")).isTrue();
  }

  @Test
  void theRateCountsFromWhenItIsSet() {
    started("m", "s", "t", 0).pass(100);
    box.run(new SetCopy(0, "m", 16 * GRAIN, 0, false, ""));
    box.pass(3.9);
    assertThat(box.state("m")).isEqualTo("copying");
    box.run(new SetCopy(0, "m", 1, 0, false, "")).pass(10);
    assertThat(box.state("m")).isEqualTo("copying");
    box.run(new SetCopy(0, "m", 16 * GRAIN, 0, false, "")).pass(1);
    assertThat(box.state("m")).isEqualTo("idle_or_copied");
  }

  @Test
  void aGroupIsStartedAtOneInstantOrNotAtAllAndItsMembersNotAlone() {
    box.run(new CreateCopy(0, "m", KIND, "s", "t", "", 0, 0, false, false, "g"));
    box.run(new CreateCopy(0, "n", KIND, "t", "u", "", 0, 0, false, false, "g"));
    box.write("s", 1).write("t", 2).pass(60);
    Content before = box.content(T);
    assertThat(box.refuses("m", "prestartfcmap")).isEqualTo(Reason.SESSION_IN_GROUP);
    box.run(new OperateTogether(0, "g", "prestartfcmap", List.of()));
    flushed("m");
    flushed("n");
    box.run(new OperateTogether(0, "g", "startfcmap", List.of("restore")));
    assertThat(box.content(U).same(before)).isTrue();
    assertThat(box.content(T).same(box.content(S))).isTrue();
    String hash = StateHash.of(box.fleet());
    assertThat(box.refused(new OperateTogether(0, "g", "startfcmap", List.of())))
        .isEqualTo(Reason.SESSION_IS_ACTIVE);
    assertThat(StateHash.of(box.fleet())).isEqualTo(hash);
  }

  @Test
  void aGroupWhoseMembersOverwriteOneAnothersSourcesIsStoppedButTakesNoImage() {
    started("m", "s", "t", 64).pass(2);
    started("n", "t", "s", 8);
    for (String name : List.of("m", "n")) {
      box.run(new SetCopy(0, name, 0, 0, false, "g"));
    }
    assertThat(box.refused(new OperateTogether(0, "g", "startfcmap", List.of("prep"))))
        .isEqualTo(Reason.VOL_ENTANGLED);
    assertThat(box.refused(new OperateTogether(0, "g", "prestartfcmap", List.of())))
        .isEqualTo(Reason.VOL_ENTANGLED);
    assertThat(box.state("n")).isEqualTo("copying");
    assertThat(box.refused(new OperateTogether(0, "g", "rmfcmap", List.of())))
        .isEqualTo(Reason.SESSION_IS_ACTIVE);
    box.operate("m", "rmfcmap");
    map("o", "s", "t", 0).run(new SetCopy(0, "o", 0, 0, false, "g"));
    box.run(new OperateTogether(0, "g", "stopfcmap", List.of()));
    assertThat(box.state("n")).isEqualTo("stopped");
  }

  @Test
  void twoMappingsOfOneSourceArePreparedAtOnce() {
    box.run(new CreateCopy(0, "m", KIND, "s", "t", "", 0, 0, false, false, "g"));
    box.run(new CreateCopy(0, "n", KIND, "s", "u", "", 0, 0, false, false, "g"));
    box.write("s", 1).run(new OperateTogether(0, "g", "startfcmap", List.of("prep")));
    flushed("m");
    flushed("n");
    assertThat(box.state("m")).isEqualTo("copying");
    assertThat(box.state("n")).isEqualTo("copying");
    assertThat(box.content(T).same(box.content(U))).isTrue();
    box.run(new OperateTogether(0, "g", "stopfcmap", List.of("force")));
    assertThat(box.state("m"))
        .as("each is asked before what it reads through")
        .isEqualTo("stopped");
    assertThat(box.state("n")).isEqualTo("stopped");
  }

  @Test
  void aSecondMappingThatIsPreparedMeanwhileDoesNotKeepTheFirstFromItsEnd() {
    map("m", "s", "t", 0).write("s", 1).operate("m", "prestartfcmap");
    map("n", "s", "u", 0).write("s", 2).operate("n", "prestartfcmap").pass(1);
    assertThat(box.state("m")).isEqualTo("prepared");
    assertThat(box.state("n")).isEqualTo("prepared");
  }

  @Test
  void lostBitmapsSuspendAndReturnedOnesGoOnWhereItStood() {
    started("m", "s", "t", 8).pass(4);
    box.run(new LoseMetadata("box", 0));
    assertThat(box.state("m")).isEqualTo("suspended");
    assertThat(box.refusesWrite("s")).isEqualTo(Reason.VOL_IS_OFFLINE);
    box.pass(100).run(new ReturnMetadata("box", 0));
    assertThat(box.state("m")).isEqualTo("copying");
    assertThat(Reads.percent(box.at(), 0, box.session("m"))).isEqualTo(50);
    box.pass(4);
    assertThat(box.state("m")).isEqualTo("idle_or_copied");
  }

  @Test
  void aMappingSuspendedWhileItStopsGoesOnStopping() {
    started("old", "s", "t", 0);
    started("new", "s", "u", 0).write("s", 8).operate("new", "stopfcmap");
    box.run(new LoseMetadata("box", 0)).pass(100);
    assertThat(box.state("new")).isEqualTo("suspended");
    box.run(new ReturnMetadata("box", 0));
    assertThat(box.state("new")).isEqualTo("stopping");
    box.pass(1);
    assertThat(box.state("new")).isEqualTo("stopped");
    assertThat(box.supplier(T, 8)).isEqualTo(T);
  }

  @Test
  void aTargetThatFailsIsStoppedOnceItsDependentsAreServed() {
    started("old", "s", "t", 0);
    started("new", "s", "u", 0).write("s", 8);
    box.run(new VolumeCondition("box", "u", "io-failed", ""));
    assertThat(box.state("new")).isEqualTo("stopping");
    box.pass(1);
    assertThat(box.state("new")).isEqualTo("stopped");
    assertThat(box.state("old")).isEqualTo("copying");
  }

  @Test
  void aCompleteTargetThatIsTakenAlongIsUsable() {
    started("old", "s", "t", 0);
    started("middle", "s", "u", 64);
    started("new", "s", "v", 0).pass(2);
    assertThat(box.state("middle")).isEqualTo("copying");
    box.operate("new", "stopfcmap", "force");
    assertThat(box.state("middle")).isEqualTo("idle_or_copied");
    assertThat(box.state("old")).isEqualTo("stopped");
  }

  @Test
  void theStateHashSeesWhatIsCopied() {
    started("m", "s", "t", 0);
    String hash = StateHash.of(box.fleet());
    box.run(new SetCopy(0, "m", 5, 0, false, ""));
    assertThat(StateHash.of(box.fleet())).isNotEqualTo(hash);
  }
}
