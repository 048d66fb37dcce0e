package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Snap sessions and Snapsets of a BS2000 mainframe. */
class Bs2000SnapsIT {
  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void aSnapPairIsActiveAtOnceAndKeepsTheMoment() throws WBEMException {
    host.write("pubb", 0, 10);
    Content moment = host.content("pubb");
    assertThat(host.good("/START-SNAP-SESSION UNIT=5403,SNAP-UNIT=5600")).contains("NDE0050");
    host.write("pubb", 3, 30);
    assertThat(host.status("5403", "5600")).isEqualTo("COPY-ON-WRITE");
    assertThat(host.copyStatus("5403", "5600")).isEqualTo("READY");
    assertThat(host.copyState("pubb", "snap.1")).isEqualTo("4");
    assertThat(host.content("snap.1").same(moment)).isTrue();
    assertThat(host.vsn("5600")).isEqualTo("PUBB00");
  }

  @Test
  void aUnitIsReconstructedFromASnapUnitAndTheSessionGoesOn() {
    host.write("pubb", 0, 10);
    Content moment = host.content("pubb");
    host.good("/START-SNAP-SESSION 5403,5600");
    host.write("pubb", 5, 4000);
    host.good("/RESTORE-FROM-SNAP 5403");
    assertThat(host.content("pubb").same(moment)).isTrue();
    host.pass(600);
    assertThat(host.status("5403", "5600")).isEqualTo("COPY-ON-WRITE");
    host.write("pubb", 1, 1);
    assertThat(host.content("snap.1").same(moment)).isTrue();
    host.good("/RESTORE-FROM-SNAP 5403,SNAP-UNIT=*FROM-SHOW-OUTPUT(*LAST)");
    assertThat(host.content("pubb").same(moment)).isTrue();
  }

  @Test
  void aSnapUnitMayBeLargerThanItsUnit() {
    host.write("pubb", 0, 10);
    Content moment = host.content("pubb");
    host.good("/START-SNAP-SESSION 5403,5510");
    host.write("pubb", 3, 30);
    assertThat(host.content("big").slice(0, moment.grains()).same(moment)).isTrue();
    host.good("/RESTORE-FROM-SNAP 5403");
    host.pass(600);
    assertThat(host.content("pubb").same(moment)).isTrue();
    assertThat(host.status("5403", "5510")).isEqualTo("COPY-ON-WRITE");
    host.rejected("/START-CLONE-SESSION 5403,5510", "NDE1911");
    host.good("/STOP-SNAP-SESSION 5403");
    host.rejected("/START-CLONE-SESSION 5403,5510", "NDE1914");
  }

  @Test
  void largerCloneUnitsAreTakenWhereTheSwitchSaysSoAndCannotBeSwapped(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "largerCloneUnits", "accepted")) {
      other.write("pubb", 0, 10);
      other.good("/START-CLONE-SESSION 5403,5510,CLONE-TYPE=*EC,WAIT=*NO");
      other.pass(600);
      assertThat(other.status("5403", "5510")).isEqualTo("SYNCHRONIZED");
      other.good("/ACTIVATE-CLONE 5403");
      Content moment = other.content("pubb");
      assertThat(other.content("big").slice(0, moment.grains()).differing(moment))
          .as("but for the label")
          .isLessThanOrEqualTo(1);
      other.rejected("/SWAP-CLONE-SESSION 5403", "NDE1914");
    }
  }

  @Test
  void theSnapUnitOfAStoppedSessionIsFreeAndHasLostItsData() {
    host.good("/START-SNAP-SESSION 5403,5600");
    host.rejected("/START-SNAP-SESSION 5400,5600", "NDE1911");
    host.good("/STOP-SNAP-SESSION 5403");
    assertThat(host.status("5403", "5600")).isEqualTo("none");
    assertThat(host.vsn("5600")).isEqualTo("-");
    host.good("/START-SNAP-SESSION 5400,5600");
  }

  @Test
  void olderSnapSessionsDependOnNewerOnesAndGoWithThemByForceOnly() {
    host.good("/START-SNAP-SESSION 5403,5600");
    host.good("/START-SNAP-SESSION 5403,5601");
    host.rejected("/STOP-SNAP-SESSION 5403,5601", "NDE1925");
    host.good("/STOP-SNAP-SESSION 5403,5601,FORCE=*YES");
    assertThat(host.status("5403", "5600")).isEqualTo("none");
    assertThat(host.vsn("5600")).isEqualTo("-");
  }

  @Test
  void snapUnitsAreSelectedAutomaticallyAmongThoseWithoutALabel() {
    host.good("/START-SNAP-SESSION *BY-PUBSET(CLN,NEW-PUBSET=SNP),*AUTO-SELECT");
    assertThat(host.status("5400", "5502")).isEqualTo("COPY-ON-WRITE");
    assertThat(host.vsn("5502")).isEqualTo("SNP.00");
    host.good("/IMPORT-PUBSET SNP,SESSION-CHECK-MSG=*NO");
    host.rejected("/STOP-SNAP-SESSION *BY-PUBSET(CLN)", "NDE1919");
  }

  @Test
  void snapsetsOfAPubsetAreTakenAtOneInstantListedAndGivenUp(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "snapsetLimit", "2")) {
      other.rejected("/SHOW-SNAPSET-CONFIGURATION CLN", "DMS13D8");
      other.rejected("/CREATE-SNAPSET B", "DMS1901");
      Content moment = other.content("cln.1");
      other.good("/CREATE-SNAPSET CLN");
      other.write("cln.1", 0, 50);
      other.good("/CREATE-SNAPSET CLN");
      assertThat(other.good("/SHOW-SNAPSET-CONFIGURATION CLN"))
          .contains("% a       -2", "% b       -1", "COPY-ON-WRITE");
      assertThat(other.content("clone.3").same(moment)).isTrue();
      other.rejected("/CREATE-SNAPSET CLN,DELETE-EARLIEST=*NO", "DMS13D6");
      other.good("/CREATE-SNAPSET CLN");
      assertThat(other.good("/SHOW-SNAPSET-CONFIGURATION CLN,-1")).contains("% a       -1");
      other.good("/DELETE-SNAPSET CLN,*ALL");
      other.rejected("/SHOW-SNAPSET-CONFIGURATION CLN", "DMS13D8");
      assertThat(other.good("/SHOW-SNAP-SESSION-STATUS").lines())
          .filteredOn(line -> !line.contains("UNUSED"))
          .hasSize(1);
    }
  }

  @Test
  void aFreeSnapDataVolumeIsAnUnusedSnapUnitAndNotReady() {
    assertThat(host.good("/SHOW-SNAP-SESSION-STATUS 5606"))
        .containsPattern("% - +- +5606 +- +SnapOPC\\+ +UNUSED +- +NOT-READY\n");
    assertThat(host.ready("5606")).isEqualTo("NOT-READY");
    host.write("pubb", 0, 10);
    Content moment = host.content("pubb");
    host.good("/START-SNAP-SESSION 5403,5606");
    host.write("pubb", 3, 30);
    assertThat(host.status("5403", "5606")).isEqualTo("COPY-ON-WRITE");
    assertThat(host.ready("5606")).isEqualTo("READY");
    assertThat(host.content("sdv.1").same(moment)).isTrue();
    host.good("/STOP-SNAP-SESSION 5403");
    host.pass(60);
    assertThat(host.good("/SHOW-SNAP-SESSION-STATUS")).contains("5606", "5607", "UNUSED");
    assertThat(host.ready("5606")).isEqualTo("NOT-READY");
  }

  @Test
  void aFailedPairShowsNoProgress() {
    host.good("/START-CLONE-SESSION 5403,5500,CLONE-TYPE=*EC");
    host.pass(600);
    host.fail("clone.1");
    assertThat(host.good("/SHOW-CLONE-SESSION-STATUS 5403"))
        .containsPattern("FAILED +READY +NOT-READY\n");
  }

  @Test
  void aSnapsetIsNamedByItsLetterAsItIsShownOrByItsAge() {
    host.good("/CREATE-SNAPSET CLN");
    host.good("/CREATE-SNAPSET CLN");
    assertThat(host.good("/SHOW-SNAPSET-CONFIGURATION CLN,a").lines()).hasSize(3);
    assertThat(host.good("/SHOW-SNAPSET-CONFIGURATION CLN,-1").lines().toList().get(2))
        .startsWith("% b ");
    assertThat(host.rejected("/SHOW-SNAPSET-CONFIGURATION CLN,A", "DMS1907"))
        .contains("HAS NO SNAPSET A; IT HAS a, b")
        .doesNotContain("SNAP-UNITS");
    host.good("/DELETE-SNAPSET CLN,a");
    host.rejected("/DELETE-SNAPSET CLN,-2", "DMS1907");
    host.good("/DELETE-SNAPSET CLN,'b'");
    host.rejected("/SHOW-SNAPSET-CONFIGURATION CLN", "DMS13D8");
  }
}
