package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.profile.CommandLine.Answer;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Two ETERNUS boxes and their management server, in their own words and over CIM-XML. */
class EternusFleetIT {
  private static final Path HOME = Path.of("");
  private static final String ETERNUS = "root/eternus";
  private static final String SESSION = "FUJITSU_StorageSynchronized";
  private static final long GIB = 1L << 30;

  private Server server;

  @BeforeEach
  void start() {
    server =
        Server.start(
            ServerSettings.embedded(HOME, HOME.resolve("provider-config/fleets/eternus.xml"), 0));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer type(String where, String line) {
    try {
      return server.commandLine(where).run(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String good(String line) {
    Answer answer = type("ccm", line);
    assertThat(answer.exitCode()).as(line + ": " + answer.output()).isZero();
    return answer.output();
  }

  private void pass(long seconds) {
    server.fleet().jump(seconds * 1_000_000);
  }

  private void write(String volume, long offset, long length) {
    assertThat(server.fleet().execute(new HostWrite("dx1", volume, offset, length)).refusal())
        .isNull();
  }

  private Content content(String volume) {
    FleetAt at = server.fleet().now();
    return at.content(0, at.fleet().site(0).volume(volume).id());
  }

  private List<CIMInstance> sessions() throws WBEMException {
    try (TpdClient client = new TpdClient(server.arrays().get(0), "SAX")) {
      return client.all(ETERNUS, SESSION);
    }
  }

  @Test
  void startAnswersBeforeAnythingIsCopiedAndTheDestinationIsTheSourceAtOnce() {
    write("payroll", 0, GIB);
    good("acopc start -g PAYROLL");
    assertThat(content("payroll.copy").same(content("payroll"))).isTrue();
    assertThat(evidence().percent()).isLessThan(100);
    write("payroll.copy", 5 * GIB, 65536);
    assertThat(content("payroll.copy").differing(content("payroll"))).isOne();
  }

  @Test
  void aDifferentialStartSendsWhatChangedAndDiscardsWhatTheDestinationWasWritten() {
    write("payroll", 0, GIB);
    good("acopc start -g PAYROLL");
    pass(3600);
    write("payroll", 2 * GIB, 65536);
    write("payroll.copy", 3 * GIB, 65536);
    good("acopc start -g PAYROLL -diff");
    assertThat(content("payroll.copy").same(content("payroll"))).isTrue();
    assertThat(evidence().lacking()).isBetween(1L, 2L);
  }

  @Test
  void aStopWhileCopyingLeavesTheDestinationUnusableAndOneWhileTrackingDoesNot() {
    write("payroll", 0, GIB);
    good("acopc start -g PAYROLL");
    good("acopc cancel -g PAYROLL");
    assertThat(CopyEvidence.undefined(content("payroll.copy"))).isPositive();
    good("acopc start -g PAYROLL");
    pass(3600);
    good("acopc cancel -g PAYROLL");
    assertThat(CopyEvidence.undefined(content("payroll.copy"))).isZero();
    assertThat(content("payroll.copy").same(content("payroll"))).isTrue();
  }

  private CopyEvidence evidence() {
    FleetAt at = server.fleet().now();
    return CopyEvidence.of(at, 0, at.fleet().site(0).local().copies().last());
  }

  @Test
  void anOpcIsGoneOnceItIsComplete() throws WBEMException {
    write("payroll", 0, GIB);
    good("acgroup create -g ONCE -type OPC -a dx1");
    good("acpair set -g ONCE -p dx1/0x0:dx1/0x1");
    good("acopc start -g ONCE");
    assertThat(sessions()).hasSize(1);
    pass(3600);
    assertThat(sessions()).isEmpty();
    assertThat(type("ccm", "acgroup delete -g ONCE").output()).contains("ccm3003");
    good("acgroup delete -g ONCE -a");
  }

  @Test
  void generationsAreTakenOneAfterTheOtherAndTheOldestGoesFirst() {
    for (int i = 0; i < 3; i++) {
      write("sales", i * GIB, 65536);
      good("acsnap start -g SNAPS");
    }
    assertThat(good("acsnap query -g SNAPS")).contains("dx1/0x4", "Copy On Write(Active)");
    write("sales", 7 * GIB, 65536);
    assertThat(good("acsnap start -g SNAPS")).contains("dx1/0x2:dx1/0x4");
    assertThat(content("sales.snap.1").same(content("sales"))).isTrue();
    assertThat(type("ccm", "acsnap start -g SNAPS -p dx1/0x2:dx1/0x6").output())
        .contains("ccm4014");
  }

  @Test
  void aMirrorIsPartedWhenItIsEquivalentAndNotBefore() throws WBEMException {
    write("ledger", 0, GIB);
    good("acec start -g LEDGER");
    assertThat(type("ccm", "acec suspend -g LEDGER").output()).contains("ccm4014");
    pass(3600);
    assertThat(good("acec query -g LEDGER")).contains("\"EC Executing\" \"Paired\"");
    assertThat(sessions().get(0).getPropertyValue("CopyState").toString()).isEqualTo("4");
    good("acec suspend -g LEDGER");
    good("acec reverse -g LEDGER");
    assertThat(good("acec query -g LEDGER")).contains("<==");
    good("acec resume -g LEDGER");
    pass(60);
    good("acec cancel -g LEDGER");
    assertThat(content("ledger").same(content("ledger.mirror"))).isTrue();
  }

  @Test
  void aRemoteMirrorIsSeenFromBothBoxes() {
    write("ledger", 0, GIB);
    good("acec start -g REMOTE -transfer consist");
    pass(3600);
    assertThat(good("accopy query -a dx1 -type remote")).contains("dx1/0x7", "dx2/0x0", "Paired");
    assertThat(good("accopy query -a dx2 -sa dx1 -ta dx2")).contains("\"REC Executing\"");
    assertThat(type("ccm", "acec change -g REMOTE -transfer sync").output()).contains("ccm4014");
    good("acec suspend -g REMOTE");
    good("acec change -g REMOTE -transfer sync");
    assertThat(type("dx2", "show copy-sessions").output()).contains("\t02\t04\t");
  }

  @Test
  void theBoxAnswersInTheFormThatDriversRead() {
    assertThat(type("dx1", "show users").output())
        .isEqualTo("00\n0002\nsoftware\tSoftware\t01\t00\t00\t00\nadmin\tAdmin\t01\t00\t00\t00\n");
    assertThat(type("dx1", "show copy-sessions").output()).isEqualTo("00\n");
    assertThat(type("dx1", "start copy-opc -source-volume-number 0 -destination-volume-number 1"))
        .satisfies(a -> assertThat(a.output()).isEqualTo("00\n0001\n"));
    String[] fields = type("dx1", "show copy-sessions").output().split("\n", -1)[2].split("\t", -1);
    assertThat(fields).hasSize(41);
    assertThat(List.of(fields[0], fields[2], fields[13], fields[14]))
        .containsExactly("0001", "01", "00000000", "00000001");
    assertThat(type("dx1", "stop copy-session -session-id 9").output()).isEqualTo("01\n0110\n");
    assertThat(type("dx1", "stop copy-session -session-id 1").output()).isEqualTo("00\n");
    assertThat(type("dx1", "show cli-error-code -error-code 0060").output())
        .isEqualTo("00\n0001\n0060\tResource locked\n");
    assertThat(type("dx1", "make coffee").output()).isEqualTo("01\n8000\n");
  }

  @Test
  void referencesOfASessionEqualTheVolumesOwnPaths() throws WBEMException {
    good("acopc start -g PAYROLL");
    try (TpdClient client = new TpdClient(server.arrays().get(0), "SAX")) {
      CIMInstance session = client.all(ETERNUS, SESSION).get(0);
      CIMObjectPath target = (CIMObjectPath) session.getPropertyValue("SyncedElement");
      assertThat(target.getHost()).isIn(null, "");
      assertThat(target.getNamespace()).isEqualTo(ETERNUS);
      assertThat(client.get(target).getPropertyValue("ElementName")).isEqualTo("payroll.copy");
    }
  }
}
