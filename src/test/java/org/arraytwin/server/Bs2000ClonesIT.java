package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** What the manual says of the status of clone sessions and devices, sentence by sentence. */
class Bs2000ClonesIT {
  private static final String START = "/START-CLONE-SESSION UNIT=5403,CLONE-UNIT=5500";
  private static final String EC = START + ",CLONE-TYPE=*EC";

  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  private Content image(String volume) {
    return host.content(volume);
  }

  private void split(String start) {
    host.write("pubb", 0, 64);
    host.good(start);
    host.pass(600);
    if (start.contains("*EC")) {
      host.good("/ACTIVATE-CLONE 5403");
    }
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
  }

  @Test
  void theUnitIsReadyInEveryStatus() {
    assertThat(host.ready("5403")).isEqualTo("READY");
    host.good(EC);
    assertThat(host.unitStatus("5403", "5500")).isEqualTo("READY");
    host.pass(600);
    assertThat(host.unitStatus("5403", "5500")).isEqualTo("READY");
    host.good("/ACTIVATE-CLONE 5403");
    assertThat(host.unitStatus("5403", "5500")).isEqualTo("READY");
    host.fail("clone.1");
    assertThat(host.ready("5403")).isEqualTo("READY");
    host.write("pubb", 0, 1);
  }

  @Test
  void theUnitCanBeMirroredBesidesByRaidSnapOpcAndRec() {
    assertThat(host.good("/SHOW-STORAGE-DEVICE-CONFIG 5403")).contains("RAID1+0");
    host.good(START);
    host.good("/START-SNAP-SESSION UNIT=5403,SNAP-UNIT=5600");
    host.good("/START-REMOTE-COPY UNIT=5403,TARGET-UNIT=6400");
    host.write("pubb", 3, 2);
    host.pass(600);
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
    assertThat(host.status("5403", "5600")).isEqualTo("COPY-ON-WRITE");
    assertThat(host.content("remote.1").same(host.content("pubb"))).isTrue();
    assertThat(host.content("clone.1").differing(host.content("pubb"))).isEqualTo(2);
    assertThat(host.content("snap.1").differing(host.content("pubb"))).isEqualTo(2);
  }

  @Test
  void theCloneUnitCanBeMirroredByRaidSnapOpcOrRec() {
    split(START);
    assertThat(host.good("/SHOW-STORAGE-DEVICE-CONFIG 5500")).contains("RAID1+0");
    host.good("/START-SNAP-SESSION UNIT=5500,SNAP-UNIT=5600");
    host.good("/START-REMOTE-COPY UNIT=5500,TARGET-UNIT=6400");
    Content before = image("clone.1");
    host.write("clone.1", 9, 1);
    host.pass(600);
    assertThat(host.content("remote.1").same(host.content("clone.1"))).isTrue();
    assertThat(host.content("snap.1").same(before)).isTrue();
  }

  @Test
  void theStatusOfTheCloneUnitFollowsThatOfTheSession() {
    host.good(EC);
    assertThat(host.ready("5500")).isEqualTo("NOT-READY");
    host.pass(600);
    assertThat(host.ready("5500")).isEqualTo("NOT-READY");
    host.good("/ACTIVATE-CLONE 5403");
    assertThat(host.ready("5500")).isEqualTo("READY");
    host.good("/RESTART-CLONE-SESSION 5403");
    assertThat(host.ready("5500")).isEqualTo("NOT-READY");
  }

  @Test
  void theSessionLivesFromItsStartToItsStop() throws WBEMException {
    assertThat(host.copyState("pubb", "clone.1")).isEqualTo("-");
    host.rejected("/SHOW-CLONE-SESSION-STATUS 5403", "NDE1910");
    split(START);
    assertThat(host.copyState("pubb", "clone.1")).isEqualTo("7");
    host.pass(86_400);
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
    host.good("/STOP-CLONE-SESSION 5403");
    assertThat(host.copyState("pubb", "clone.1")).isEqualTo("-");
    host.pass(60);
    assertThat(host.status("5403", "5500")).isEqualTo("none");
  }

  @Test
  void inRestInProgTheUnitIsReconstructedInTheBackgroundAndBothAreReady() {
    split(START);
    Content wanted = image("clone.1");
    host.write("pubb", 100, 3000);
    host.good("/RESTORE-FROM-CLONE 5403");
    assertThat(host.status("5403", "5500")).isEqualTo("REST-IN-PROG");
    assertThat(host.unitStatus("5403", "5500")).isEqualTo("READY");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
    assertThat(back().lacking()).as("only what was modified is to be copied").isEqualTo(3000);
    assertThat(host.content("pubb").same(wanted)).as("and is supplied by the clone").isTrue();
    host.pass(600);
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
    assertThat(host.content("pubb").same(wanted)).isTrue();
  }

  private CopyEvidence back() {
    FleetAt at = host.at();
    int unit = at.fleet().site(0).volume("pubb").id();
    return CopyEvidence.of(at, 0, at.fleet().site(0).local().onto(unit));
  }

  @Test
  void theUnitMustNotBeUsedWhileItIsReconstructed() {
    split(START);
    host.write("pubb", 5, 3000);
    host.good("/RESTORE-FROM-CLONE 5403");
    host.rejected("/IMPORT-PUBSET B", "DMS1906");
    Refusal refusal =
        Objects.requireNonNull(
            host.server()
                .fleet()
                .execute(new HostWrite("dxa", "pubb", 0, Mainframe.GRAIN))
                .refusal(),
            "what writes past the host is kept away, too");
    assertThat(refusal.reason()).isEqualTo(Reason.VOL_IS_OFFLINE);
    host.write("clone.1", 7, 1);
    host.pass(600);
    host.write("pubb", 5, 1);
    host.good("/IMPORT-PUBSET B");
  }

  @Test
  void theUnitCanBeUsedWhileItIsReconstructedWhereTheSwitchSaysSo(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "unitDuringRestore", "allowed")) {
      other.good(START);
      other.pass(600);
      other.write("pubb", 5, 3000);
      other.good("/RESTORE-FROM-CLONE 5403");
      other.good("/IMPORT-PUBSET B");
      other.write("pubb", 5, 1);
      assertThat(other.status("5403", "5500")).isEqualTo("REST-IN-PROG");
    }
  }

  @Test
  void splitFollowsFullSynchronizationOfQuickOpcAndBothOperateSeparately() {
    split(START);
    Content unit = image("pubb");
    host.write("clone.1", 7, 2);
    assertThat(host.content("pubb").same(unit)).isTrue();
    Content clone = image("clone.1");
    host.write("pubb", 11, 2);
    assertThat(host.content("clone.1").same(clone)).isTrue();
    assertThat(host.content("clone.1").differing(host.content("pubb"))).isEqualTo(4);
  }

  @Test
  void splitFollowsTheActivationOfEcAfterFullSynchronizationAndBothOperateSeparately() {
    split(EC);
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
    host.write("clone.1", 7, 2);
    host.write("pubb", 11, 2);
    assertThat(host.content("clone.1").differing(host.content("pubb"))).isEqualTo(4);
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
  }

  @Test
  void aSplitSessionCanBeContinued() {
    split(START);
    host.write("pubb", 2, 1);
    host.write("clone.1", 3, 1);
    host.good("/RESTART-CLONE-SESSION 5403");
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
  }

  @Test
  void splitAlsoFollowsASuccessfulRestoreOfQuickOpcWithTheCloneUnitReady() {
    split(START);
    host.write("pubb", 2, 50);
    host.good("/RESTORE-FROM-CLONE 5403");
    host.pass(600);
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
    host.good("/RESTART-CLONE-SESSION 5403");
  }

  @Test
  void splitAlsoFollowsASuccessfulRestoreOfEcWithTheCloneUnitReady() {
    split(EC);
    Content wanted = image("clone.1");
    host.write("pubb", 2, 50);
    assertThat(host.waiting("/RESTORE-FROM-CLONE 5403")).contains("NDE0060");
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
    assertThat(host.content("pubb").same(wanted)).isTrue();
    host.write("pubb", 9, 1);
    assertThat(host.content("clone.1").same(wanted)).isTrue();
    host.good("/RESTART-CLONE-SESSION 5403");
    host.pass(600);
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
  }

  @Test
  void aRestoreOfEcThatNobodyWaitedForIsEndedByEnteringItOnceMore() {
    split(EC);
    Content wanted = image("clone.1");
    host.write("pubb", 2, 5000);
    assertThat(host.type("/RESTORE-FROM-CLONE 5403"))
        .satisfies(a -> assertThat(a.output()).contains("NDE1930"))
        .satisfies(a -> assertThat(a.exitCode()).isEqualTo(130));
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZING");
    host.pass(600);
    host.good("/RESTORE-FROM-CLONE 5403");
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
    assertThat(host.content("pubb").same(wanted)).isTrue();
  }

  @Test
  void synchronizingQuickOpcIsConnectedAndActiveWithTheCloneReadyAfterStartAndAfterRestart() {
    host.write("pubb", 0, 64);
    Content start = image("pubb");
    host.good(START);
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZING");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
    host.write("pubb", 1, 1);
    assertThat(host.content("clone.1").same(start)).as("active: apart from the unit").isTrue();
    host.write("clone.1", 2, 1);
    host.pass(600);
    host.write("pubb", 500, 4000);
    host.good("/RESTART-CLONE-SESSION 5403");
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZING");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
    host.pass(600);
    assertThat(host.status("5403", "5500")).isEqualTo("SPLIT");
  }

  @Test
  void synchronizingEcIsConnectedAndNotActivatedWithTheCloneNotReadyAfterStartAndAfterRestart() {
    host.write("pubb", 0, 64);
    host.good(EC);
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZING");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("NOT-READY");
    host.pass(600);
    host.good("/ACTIVATE-CLONE 5403");
    host.write("pubb", 0, 5000);
    host.good("/RESTART-CLONE-SESSION 5403");
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZING");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("NOT-READY");
  }

  @Test
  void synchronizedIsForEcOnlyAndTheCloneIsNotReadyThoughItHoldsTheSame() {
    host.write("pubb", 0, 64);
    host.good(EC);
    host.pass(600);
    assertThat(host.status("5403", "5500")).isEqualTo("SYNCHRONIZED");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("NOT-READY");
    host.write("pubb", 4, 4);
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
    host.good("/ACTIVATE-CLONE 5403");
    host.good("/RESTART-CLONE-SESSION 5403");
    host.pass(600);
    assertThat(host.status("5403", "5500")).as("after a restart, too").isEqualTo("SYNCHRONIZED");
  }

  @Test
  void terminationTakesATimeInWhichTheCloneIsReadyAndNotFree() {
    split(START);
    host.good("/STOP-CLONE-SESSION 5403");
    assertThat(host.status("5403", "5500")).isEqualTo("TERM-IN-PROG");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("READY");
    host.rejected(START, "NDE1911");
    host.pass(9.9);
    assertThat(host.status("5403", "5500")).isEqualTo("TERM-IN-PROG");
    host.pass(0.1);
    assertThat(host.status("5403", "5500")).isEqualTo("none");
    host.good(START);
  }

  @Test
  void aFailedSessionIsUnusableNotReadyAndTakesStopOnly() throws WBEMException {
    host.good(START);
    host.fail("clone.1");
    assertThat(host.status("5403", "5500")).isEqualTo("FAILED");
    assertThat(host.copyStatus("5403", "5500")).isEqualTo("NOT-READY");
    assertThat(host.copyState("pubb", "clone.1")).isEqualTo("5");
    host.rejected("/RESTART-CLONE-SESSION 5403", "NDE1915");
    host.rejected("/RESTORE-FROM-CLONE 5403", "NDE1915");
    host.rejected("/ACTIVATE-CLONE 5403", "NDE1917");
    host.good("/STOP-CLONE-SESSION 5403");
    host.pass(60);
    assertThat(host.status("5403", "5500")).isEqualTo("none");
    assertThat(host.vsn("5500")).isEqualTo("-");
  }
}
