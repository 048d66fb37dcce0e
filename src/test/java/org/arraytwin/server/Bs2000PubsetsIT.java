package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.NaiveModel;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manual says of creating clone pairs, of synchronization points and of renaming. */
class Bs2000PubsetsIT {
  private static final String CLN = "/START-CLONE-SESSION UNIT=*BY-PUBSET(PUBSET=CLN";
  private static final String THREE = "),CLONE-UNIT=(5500,5501,5502)";
  private static final List<String> UNITS = List.of("cln.1", "cln.2", "cln.3");
  private static final List<String> CLONES = List.of("clone.1", "clone.2", "clone.3");

  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void aCloneUnitThatBelongsToAnotherPairIsNotFree() {
    host.good("/START-CLONE-SESSION 5403,5500");
    assertThat(host.rejected("/START-CLONE-SESSION 5400,5500", "NDE1911"))
        .contains("BELONGS TO ANOTHER PAIR");
    host.rejected("/START-CLONE-SESSION (5400,5401),(5501,5501)", "NDE1911");
    host.rejected("/START-CLONE-SESSION 5400,5400", "NDE1911");
    host.rejected("/START-CLONE-SESSION 5403,5401", "NDE1911");
    host.rejected("/START-CLONE-SESSION 5403,5510", "NDE1914");
    host.rejected("/START-CLONE-SESSION 5403,6400", "NDE1913");
  }

  @Test
  void ecPairsAreNotReadyUntilTheyAreActivatedAndQuickOpcPairsAreReadyAtOnce() {
    host.good("/START-CLONE-SESSION 5403,5500,*EC");
    host.good("/START-CLONE-SESSION 5400,5501,*QUICKOPC");
    assertThat(host.ready("5500")).isEqualTo("NOT-READY");
    assertThat(host.ready("5501")).isEqualTo("READY");
    host.pass(600);
    assertThat(host.ready("5500")).isEqualTo("NOT-READY");
    host.good("/ACTIVATE-CLONE 5403");
    assertThat(host.ready("5500")).isEqualTo("READY");
  }

  @Test
  void pairsAreCreatedDuringNormalProcessingWhateverVsnAndFormatTheCloneUnitsHave() {
    host.write("clone.1", 0, 100);
    host.write("clone.5", 50, 100);
    host.write("cln.1", 0, 30);
    assertThat(host.good("/SHOW-MASTER-CATALOG-ENTRY CLN")).contains("IMPORTED");
    host.good(CLN + "),CLONE-UNIT=(5500,5504,5502)");
    assertThat(host.vsn("5500")).isEqualTo("CLN.00");
    assertThat(host.vsn("5504")).isEqualTo("CLN.01");
    assertThat(host.content("clone.1").same(host.content("cln.1"))).isTrue();
    assertThat(host.content("clone.5").same(host.content("cln.2"))).isTrue();
  }

  @Test
  void cloneUnitsAreAssignedInTheOrderOfTheVsnsOfThePubset() {
    for (int i = 0; i < 3; i++) {
      host.write(UNITS.get(i), i, 1);
    }
    host.good(CLN + "),CLONE-UNIT=(5502,5500,5501)");
    assertThat(host.content("clone.3").same(host.content("cln.1"))).isTrue();
    assertThat(host.content("clone.1").same(host.content("cln.2"))).isTrue();
    assertThat(host.content("clone.2").same(host.content("cln.3"))).isTrue();
    assertThat(List.of(host.vsn("5502"), host.vsn("5500"), host.vsn("5501")))
        .containsExactly("CLN.00", "CLN.01", "CLN.02");
  }

  @Test
  void aWrongNumberOfCloneUnitsIsRefusedAndNothingIsCreated() {
    assertThat(host.rejected(CLN + "),CLONE-UNIT=(5500,5501)", "NDE1912")).contains("3 UNITS");
    host.rejected(CLN + "),CLONE-UNIT=(5500,5501,5502,5503)", "NDE1912");
    host.rejected("/SHOW-CLONE-SESSION-STATUS *BY-PUBSET(CLN)", "NDE1910");
  }

  @Test
  void aSinglePairIsCreatedOfOneUnitAndOneCloneUnit() {
    host.write("cln.2", 0, 9);
    host.good("/START-CLONE-SESSION UNIT=5401,CLONE-UNIT=5500");
    host.good("/START-CLONE-SESSION UNIT=*BY-VOLUME(CLN.02),CLONE-UNIT=5501");
    host.good("/START-CLONE-SESSION UNIT=*BY-STORAGE(4601053001,3),CLONE-UNIT=5502");
    assertThat(host.content("clone.1").same(host.content("cln.2"))).isTrue();
    assertThat(host.status("5402", "5501")).isEqualTo("SYNCHRONIZING");
    assertThat(host.status("5403", "5502")).isEqualTo("SYNCHRONIZING");
  }

  @Test
  void aSessionEndedWithoutActivationMayLeaveInconsistentDataAndNoVsn() {
    host.write("pubb", 0, 30_000);
    host.good("/START-CLONE-SESSION 5403,5500,*EC");
    host.pass(5);
    host.good("/STOP-CLONE-SESSION 5403,FORCE=*YES");
    assertThat(CopyEvidence.undefined(host.content("clone.1"))).isPositive();
    assertThat(host.vsn("5500")).isEqualTo("-");
    host.pass(60);
    host.good("/START-CLONE-SESSION 5403,5500,*QUICKOPC");
    host.pass(5);
    host.good("/STOP-CLONE-SESSION 5403,FORCE=*YES");
    assertThat(CopyEvidence.undefined(host.content("clone.1"))).isPositive();
  }

  @Test
  void anEcSessionEndsInSynchronizedOrSplitOnlyAndIsConsistentThen() {
    host.write("pubb", 0, 300);
    host.good("/START-CLONE-SESSION 5403,5500,*EC");
    host.rejected("/STOP-CLONE-SESSION 5403", "NDE1916");
    host.pass(600);
    host.good("/STOP-CLONE-SESSION 5403");
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
    assertThat(host.vsn("5500")).isEqualTo("PUBB00");
    host.pass(60);
    host.good("/START-CLONE-SESSION 5403,5501,*EC");
    host.pass(600);
    host.good("/ACTIVATE-CLONE 5403");
    host.good("/STOP-CLONE-SESSION 5403");
  }

  @Test
  void repeatedStartsMakeSeveralSessionsOfOneUnitEachOfItsOwnMoment() {
    Content first = host.content("pubb");
    host.good("/START-CLONE-SESSION 5403,5500");
    host.write("pubb", 1, 1);
    Content second = host.content("pubb");
    host.good("/START-CLONE-SESSION 5403,5501");
    host.write("pubb", 2, 1);
    assertThat(host.content("clone.1").same(first)).isTrue();
    assertThat(host.content("clone.2").same(second)).isTrue();
    host.rejected("/START-CLONE-SESSION 5403,5502,*EC", "NDE1918");
    host.pass(600);
    host.good("/RESTART-CLONE-SESSION 5403,CLONE-UNIT=5501");
    assertThat(host.content("clone.1").same(first)).as("the other one stays").isTrue();
    host.good("/RESTART-CLONE-SESSION 5403,CLONE-UNIT=*FROM-SHOW-OUTPUT(1)");
    assertThat(host.content("clone.1").same(host.content("pubb"))).isTrue();
    host.rejected("/RESTART-CLONE-SESSION 5403,CLONE-UNIT=*FROM-SHOW-OUTPUT(3)", "NDE1929");
  }

  @Test
  void aUnitTakesNoMoreMirrorsThanTheStorageSystemDoes() {
    for (int i = 0; i < 8; i++) {
      host.good("/START-CLONE-SESSION 5403,550" + i);
    }
    assertThat(host.rejected("/START-CLONE-SESSION 5403,5600", "NDE1925")).contains("8 sessions");
  }

  @Test
  void aUnitTakesNoMoreMirrorsThanShcOsdDoes(@TempDir Path home) {
    try (Mainframe other = Mainframe.with(home, "mirrorsPerUnit", "2")) {
      other.good("/START-CLONE-SESSION 5403,5500");
      other.good("/START-CLONE-SESSION 5403,5501");
      other.rejected("/START-CLONE-SESSION 5403,5502", "NDE1921");
    }
  }

  /** A host that writes to all three volumes of the pubset, each write after the one before. */
  private void busy() {
    host.happen(new AttachHost(0, Vector.ofAll(UNITS), new HostLoad(7, 40L << 20, 1, 64L << 20)));
  }

  private WriteStream stream() {
    FleetAt at = host.at();
    return at.fleet().site(0).streamOf(at.fleet().site(0).volume("cln.1").id());
  }

  private Array<Content> clones() {
    return Array.ofAll(CLONES).map(host::content);
  }

  @Test
  void heldIoMakesOneSynchronizationPointOfTheWholePubset() {
    NaiveModel model = new NaiveModel();
    busy();
    model.follow(0, stream(), host.at().now());
    host.pass(3);
    host.good(CLN + ",HOLD-IO=*UNTIL-ACTIVATED" + THREE);
    Point instant = new Point(stream().id(), stream().numberAt(host.at().now()));
    host.pass(2);
    model.follow(0, stream(), host.at().now());
    assertThat(model.same(clones(), instant)).as("all clones at write " + instant).isTrue();
    assertThat(stream().numberAt(host.at().now())).isGreaterThan(instant.number());
  }

  @Test
  void activationOfEcWithHeldIoMakesOneSynchronizationPointOfTheWholePubset() {
    NaiveModel model = new NaiveModel();
    busy();
    model.follow(0, stream(), host.at().now());
    host.good(CLN + THREE + ",CLONE-TYPE=*EC");
    host.pass(600);
    host.good("/ACTIVATE-CLONE *BY-PUBSET(CLN,HOLD-IO=*UNTIL-ACTIVATED)");
    Point instant = new Point(stream().id(), stream().numberAt(host.at().now()));
    host.pass(2);
    model.follow(0, stream(), host.at().now());
    assertThat(model.same(clones(), instant)).as("all clones at write " + instant).isTrue();
  }

  @Test
  void withoutHeldIoWritesFallBetweenTheUnitsOfAPubset() {
    AtomicInteger written = new AtomicInteger();
    host.server()
        .fleet()
        .subscribe(
            outcome -> {
              if (written.get() == 0 && outcome.fleet().site(0).local().copies().size() == 1) {
                written.incrementAndGet();
                host.write("cln.3", 5, 1);
              }
            });
    Content before = host.content("cln.3");
    host.good(CLN + ",HOLD-IO=*NO" + THREE);
    assertThat(written.get()).isOne();
    assertThat(host.content("clone.3").same(before)).as("taken later than the first").isFalse();
  }

  @Test
  void heldIoLeavesNoRoomBetweenTheUnitsOfAPubset() {
    AtomicInteger written = new AtomicInteger();
    Content before = host.content("cln.3");
    host.server()
        .fleet()
        .subscribe(
            outcome -> {
              if (written.get() == 0 && !outcome.fleet().site(0).local().copies().isEmpty()) {
                written.incrementAndGet();
                host.write("cln.3", 5, 1);
              }
            });
    host.good(CLN + ",HOLD-IO=*UNTIL-ACTIVATED" + THREE);
    assertThat(written.get()).isOne();
    assertThat(host.content("clone.3").same(before)).isTrue();
  }

  @Test
  void aRenamedPubsetBearsItsNewVsnsOnTheCloneUnitsAndIsElseTheSame() {
    host.write("cln.2", 3, 5);
    host.good(CLN + ",NEW-PUBSET=BK" + THREE);
    assertThat(List.of(host.vsn("5500"), host.vsn("5501"), host.vsn("5502")))
        .containsExactly("BK.000", "BK.001", "BK.002");
    for (int i = 0; i < 3; i++) {
      assertThat(host.content(CLONES.get(i)).differing(host.content(UNITS.get(i))))
          .as("the label alone")
          .isOne();
    }
    assertThat(host.vsn("5400")).isEqualTo("CLN.00");
    assertThat(host.rejected("/IMPORT-PUBSET BK", "DMS038C")).contains("NOT EXPORTED");
    host.good("/IMPORT-PUBSET BK,SESSION-CHECK-MSG=*NO");
    assertThat(host.good("/SHOW-MASTER-CATALOG-ENTRY")).contains("BK     IMPORTED", "CLN    IMP");
  }

  @Test
  void anExportedPubsetIsCopiedClosedAndItsCopyIsImportedWithoutQuestion() {
    host.good("/EXPORT-PUBSET CLN");
    host.good(CLN + ",NEW-PUBSET=BBB" + THREE);
    host.good("/IMPORT-PUBSET BBB");
  }

  @Test
  void anEcPubsetIsRenamedWhenItIsActivatedAndNotBefore() {
    host.rejected(CLN + ",NEW-PUBSET=BBB" + THREE + ",CLONE-TYPE=*EC", "NDE1922");
    host.good(CLN + THREE + ",CLONE-TYPE=*EC");
    host.pass(600);
    host.good("/ACTIVATE-CLONE *BY-PUBSET(CLN,BBB)");
    assertThat(host.vsn("5502")).isEqualTo("BBB.02");
  }

  @Test
  void renamingThatDoesNotFitIsRefusedAndNothingIsCreated() {
    host.rejected(CLN + ",NEW-PUBSET=LONG" + THREE, "NDE1036");
    host.rejected(CLN + ",NEW-PUBSET=CLN" + THREE, "NDE1923");
    host.rejected("/SHOW-CLONE-SESSION-STATUS *BY-PUBSET(CLN)", "NDE1910");
  }

  @Test
  void aRestartNeedsTheRenamedPubsetExportedAndDiscardsWhatItWasWritten() {
    host.good("/EXPORT-PUBSET CLN");
    host.good(CLN + ",NEW-PUBSET=BBB" + THREE);
    host.pass(600);
    host.good("/IMPORT-PUBSET BBB");
    host.write("clone.2", 40, 4);
    String restart =
        "/RESTART-CLONE-SESSION *BY-PUBSET(CLN,NEW-PUBSET=BBB),CLONE-UNIT=*BY-PUBSET(BBB)";
    host.rejected(restart, "NDE1919");
    host.good("/EXPORT-PUBSET BBB");
    host.good(restart);
    assertThat(host.content("clone.2").differing(host.content("cln.2"))).isOne();
    assertThat(host.vsn("5501")).isEqualTo("BBB.01");
  }

  @Test
  void aRestoreFromARenamedPubsetGivesTheOriginalsTheirOwnNamesAgain() {
    host.good("/EXPORT-PUBSET CLN");
    host.good(CLN + ",NEW-PUBSET=BBB" + THREE);
    host.pass(600);
    host.write("cln.3", 9, 9);
    host.rejected("/RESTORE-FROM-CLONE *BY-PUBSET(CLN),CLONE-UNIT=*BY-PUBSET(XX)", "NDE1910");
    host.good("/RESTORE-FROM-CLONE *BY-PUBSET(CLN),CLONE-UNIT=*BY-PUBSET(BBB)");
    assertThat(host.vsn("5402")).isEqualTo("CLN.02");
    assertThat(host.content("cln.3").differing(host.content("clone.3"))).isOne();
  }

  @Test
  void anImportedPubsetIsNotReconstructed() {
    host.good(CLN + THREE);
    host.pass(600);
    host.rejected("/RESTORE-FROM-CLONE *BY-PUBSET(CLN)", "NDE1919");
    host.good("/EXPORT-PUBSET CLN");
    host.good("/RESTORE-FROM-CLONE *BY-PUBSET(CLN)");
  }

  @Test
  void waitingEndsWhenThePairsAreSynchronized() {
    assertThat(host.waiting(CLN + THREE + ",WAIT=*UNTIL-SYNCHRONIZATION")).contains("NDE0060");
    assertThat(host.status("5401", "5501")).isEqualTo("SPLIT");
    host.write("cln.1", 0, 4000);
    host.waiting("/RESTART-CLONE-SESSION *BY-PUBSET(CLN),WAIT=*UNTIL-SYNCHRONIZATION");
    assertThat(host.status("5400", "5500")).isEqualTo("SPLIT");
  }

  @Test
  void swappedAndRenamedTheFormerCloneUnitsAreTheOriginalPubset() {
    host.good("/EXPORT-PUBSET CLN");
    host.good(CLN + THREE + ",CLONE-TYPE=*EC");
    host.pass(600);
    host.good("/ACTIVATE-CLONE *BY-PUBSET(CLN,BBB)");
    assertThat(host.good("/SWAP-CLONE-SESSION *BY-PUBSET(CLN),RENAME-PUBSET=*YES"))
        .contains("NDE0061");
    assertThat(host.vsn("5500")).isEqualTo("CLN.00");
    assertThat(host.vsn("5400")).isEqualTo("BBB.00");
    assertThat(host.status("5500", "5400")).isEqualTo("SPLIT");
    assertThat(host.good("/SHOW-CLONE-SESSION-STATUS *BY-PUBSET(CLN)")).contains("5500", "5400");
  }

  @Test
  void theSourceOfARemoteCopyIsNotSwapped() {
    host.good("/START-CLONE-SESSION 5403,5500,*EC");
    host.pass(600);
    host.good("/ACTIVATE-CLONE 5403");
    host.good("/START-REMOTE-COPY 5403,6400");
    host.rejected("/SWAP-CLONE-SESSION 5403", "NDE1177");
  }

  @Test
  void devicesThatAreDetachedOrNotDefinedAreOperatedWhereThatIsAllowedOnly() {
    host.good("/DETACH-DEVICE 5500");
    host.rejected("/START-CLONE-SESSION 5403,5500", "NDE1906");
    host.rejected("/START-CLONE-SESSION *BY-STORAGE(001,19),5501", "NDE1015");
    host.good("/MODIFY-SHC-PROCESSING DETACHED-UNITS=*ALLOWED,NOT-DEFINED-UNITS=*ALLOWED");
    assertThat(host.good("/SHOW-SHC-PROCESSING")).contains("DETACHED-UNITS       ALLOWED");
    host.good("/START-CLONE-SESSION 5403,5500");
    host.good("/START-CLONE-SESSION *BY-STORAGE(001,19),5501");
    assertThat(host.status("4601053001#19", "5501")).isEqualTo("SYNCHRONIZING");
    host.good("/MODIFY-SHC-PROCESSING CONTROL=*NOT-ALLOWED");
    host.rejected("/START-CLONE-SESSION 5403,5502", "NDE1924");
    host.rejected("/DETACH-DEVICE 5400", "NKR1903");
  }

  @Test
  void aStorageSystemIsAskedThroughAnAttachedUnit() {
    List<String> units = List.of("6400", "6401", "6402", "6403");
    host.good("/START-REMOTE-COPY UNIT=5403,TARGET-UNIT=6400");
    units.forEach(unit -> host.good("/DETACH-DEVICE " + unit));
    host.rejected("/SHOW-STORAGE-DEVICE-CONFIG *BY-STORAGE(002)", "NDE1907");
    assertThat(host.good("/SHOW-STORAGE-CONFIGURATION"))
        .containsPattern("4601053002 +- +- +NO-UNIT")
        .containsPattern("4601053001 +ET203ACU .*READY");
    assertThat(host.good("/SHOW-STORAGE-DEVICE-CONFIG *BY-STORAGE"))
        .contains("4601053001")
        .doesNotContain("4601053002");
    host.good("/ATTACH-DEVICE 6403");
    assertThat(host.good("/SHOW-STORAGE-DEVICE-CONFIG *BY-STORAGE(002)")).contains("4601053002");
  }
}
