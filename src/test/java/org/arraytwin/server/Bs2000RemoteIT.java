package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** Remote copy of a BS2000 mainframe between two storage systems. */
class Bs2000RemoteIT {
  private static final String START = "/START-REMOTE-COPY UNIT=5403,TARGET-UNIT=6400";

  private final Mainframe host = new Mainframe();

  @AfterEach
  void stop() {
    host.close();
  }

  private String[] shown() {
    String[] lines = host.good("/SHOW-REMOTE-COPY-STATUS 5403").split("\n", -1);
    return lines[2].split(" +", -1);
  }

  private String state() {
    return shown()[4];
  }

  private void active(String mode) {
    host.write("pubb", 0, 100);
    host.good(START + ",COPY-MODE=" + mode);
    host.pass(600);
    assertThat(state()).isEqualTo("ACTIVE");
  }

  /** A pair in a state, and what a command is answered in it. */
  record Row(String state, String command, String answer, String next, String copyState) {}

  static List<Row> rows() throws IOException {
    return Bs2000TablesIT.rows("remote-copy-status.csv").stream()
        .map(f -> new Row(f[0], f[1], f[2], f[3], f[4]))
        .toList();
  }

  private void reach(String state) {
    host.write("pubb", 0, 100);
    host.good(START);
    if (!state.equals("SYNCHRONIZING")) {
      host.pass(600);
    }
    if (state.equals("IN-HOLD")) {
      host.good("/HOLD-REMOTE-COPY 5403");
      host.write("pubb", 0, 30_000);
    } else if (state.equals("ERROR")) {
      host.happen(new CutLink("dxa", "dxb", 0));
      host.pass(120);
    }
    assertThat(state()).isEqualTo(state);
  }

  private static String line(String command) {
    return switch (command) {
      case "HOLD" -> "/HOLD-REMOTE-COPY 5403";
      case "FORCE-HOLD" -> "/HOLD-REMOTE-COPY 5403,FORCE=*YES";
      case "RESUME" -> "/RESUME-REMOTE-COPY 5403";
      case "SWAP" -> "/SWAP-REMOTE-COPY 5403";
      case "MODIFY" -> "/MODIFY-REMOTE-COPY-PARAMETER 5403,*ASYNCH";
      case "STOP" -> "/STOP-REMOTE-COPY 5403";
      case "FORCE-STOP" -> "/STOP-REMOTE-COPY 5403,FORCE=*YES";
      default -> throw new IllegalArgumentException(command);
    };
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCommandInAStateIsAnsweredAsTheManualSaysAndCimShowsWhatFollows(Row row)
      throws WBEMException {
    reach(row.state());
    if (row.command().equals("background")) {
      host.pass(600);
    } else if (row.answer().equals("ok")) {
      host.good(line(row.command()));
    } else {
      host.rejected(line(row.command()), row.answer());
    }
    boolean gone = row.next().equals("none");
    assertThat(host.good("/SHOW-REMOTE-COPY-STATUS").lines()).hasSize(gone ? 2 : 3);
    if (!gone) {
      assertThat(state()).isEqualTo(row.next());
    }
    assertThat(host.remoteCopyState()).isEqualTo(row.copyState());
  }

  @Test
  void synchronizationBeginsAtOnceAndEndsActive() throws WBEMException {
    host.write("pubb", 0, 100);
    host.good(START);
    assertThat(state()).isEqualTo("SYNCHRONIZING");
    assertThat(host.waiting("/START-REMOTE-COPY 5400,6401,WAIT=*UNTIL")).contains("NDE0060");
    host.pass(600);
    assertThat(shown()).contains("ACTIVE", "SYNCH", "BY-SRC", "AVAIL.", "YES");
    host.write("pubb", 7, 3);
    assertThat(host.content("remote.1").same(host.content("pubb"))).isTrue();
  }

  @Test
  void heldPairsAreApartTheTargetBearsTheLabelAndBothSidesGoTheirOwnWay() {
    active("*SYNCH");
    Content moment = host.content("pubb");
    host.good("/HOLD-REMOTE-COPY *BY-PUBSET(B,NEW-PUBSET=R)");
    assertThat(shown()).contains("IN-HOLD", "DIRECT", "NO");
    assertThat(host.vsn("6400")).isEqualTo("PUBR00");
    assertThat(host.content("remote.1").differing(moment)).as("the label").isOne();
    host.write("pubb", 50, 2);
    host.write("remote.1", 60, 2);
    assertThat(host.content("remote.1").differing(host.content("pubb"))).isEqualTo(5);
    host.good("/RESUME-REMOTE-COPY 5403");
    host.pass(600);
    assertThat(host.content("remote.1").same(host.content("pubb"))).isTrue();
  }

  @Test
  void whatIsNotSynchronizedIsHeldByForceOnly() {
    host.write("pubb", 0, 20_000);
    host.good(START);
    host.rejected("/HOLD-REMOTE-COPY 5403", "NDE1916");
    host.good("/HOLD-REMOTE-COPY 5403,FORCE=*YES");
    assertThat(state()).isEqualTo("IN-HOLD");
    assertThat(host.content("remote.1").same(host.content("pubb"))).isFalse();
  }

  @Test
  void resumedToTheSourceTheSourceGetsTheTargetsData() {
    active("*SYNCH");
    host.good("/HOLD-REMOTE-COPY 5403");
    host.write("remote.1", 30, 6);
    Content wanted = host.content("remote.1");
    host.waiting("/RESUME-REMOTE-COPY 5403,RESTORE=*TO-SOURCE,WAIT=*UNTIL-SYNCHRONIZATION");
    assertThat(shown()).contains("5403", "6400", "ACTIVE");
    assertThat(host.content("pubb").same(wanted)).isTrue();
  }

  @Test
  void theModeChangesInHoldOnlyAndToSourceIsForSynchronousPairs() {
    active("*SYNCH");
    host.rejected("/MODIFY-REMOTE-COPY-PARAMETER 5403,COPY-MODE=*ASYNCH", "NDE1915");
    host.good("/HOLD-REMOTE-COPY 5403");
    host.good("/MODIFY-REMOTE-COPY-PARAMETER 5403,COPY-MODE=*ASYNCH");
    assertThat(shown()).contains("ASYNCH");
    host.rejected("/RESUME-REMOTE-COPY 5403,RESTORE=*TO-SOURCE", "NDE1928");
    host.good("/RESUME-REMOTE-COPY 5403");
  }

  @Test
  void swappedInHoldSourceAndTargetChangePlacesAndNothingMoves() {
    active("*SYNCH");
    host.rejected("/SWAP-REMOTE-COPY 5403", "NDE1915");
    host.good("/HOLD-REMOTE-COPY 5403");
    host.good("/SWAP-REMOTE-COPY 5403");
    assertThat(shown()[1]).isEqualTo("6400");
    assertThat(state()).isEqualTo("IN-HOLD");
  }

  @Test
  void aLostLinkIsAnErrorFromWhichTheTargetIsSwitchedTo() {
    active("*SYNCH");
    host.happen(new CutLink("dxa", "dxb", 0));
    host.pass(120);
    assertThat(state()).isEqualTo("ERROR");
    host.good("/HOLD-REMOTE-COPY 5403");
    assertThat(state()).isEqualTo("IN-HOLD");
    host.happen(new HealLink("dxa", "dxb", 0));
  }

  @Test
  void aTargetUnitThatFollowsIsNoHostsAndItsPubsetIsNotImported() {
    active("*SYNCH");
    assertThat(host.good("/SHOW-DEVICE-STATUS 6400")).contains("NOT-READY");
    host.good("/HOLD-REMOTE-COPY *BY-PUBSET(B,NEW-PUBSET=R)");
    assertThat(host.good("/SHOW-DEVICE-STATUS 6400"))
        .doesNotContain("NOT-READY")
        .contains("PUBR00");
    host.good("/RESUME-REMOTE-COPY 5403");
    host.pass(600);
    assertThat(host.good("/SHOW-DEVICE-STATUS 6400")).contains("NOT-READY");
    host.rejected("/IMPORT-PUBSET R", "DMS1905");
  }

  /** V14 operating states: disaster, then failure recovery, then back to the original units. */
  @Test
  void inADisasterTheTargetUnitsAreSwitchedToAndAfterItTheSourceGetsTheirData() {
    active("*SYNCH");
    host.happen(new FailArray("dxa"));
    host.pass(120);
    assertThat(shown()).contains("5403", "6400", "ERROR", "NONE");
    assertThat(host.good("/SHOW-DEVICE-STATUS (5403,6400)").lines().skip(1))
        .allMatch(line -> line.contains("NOT-READY"));
    host.rejected("/SHOW-CLONE-SESSION-STATUS 5403", "NDE1932");
    host.rejected("/IMPORT-PUBSET B", "DMS1905");

    host.good("/HOLD-REMOTE-COPY 5403");
    assertThat(shown()).contains("IN-HOLD", "DIRECT");
    host.good("/IMPORT-PUBSET B");
    assertThat(host.good("/SHOW-MASTER-CATALOG-ENTRY B")).contains("PUBB00 (6400)");
    host.write("remote.1", 40, 3);
    Content used = host.content("remote.1");

    host.happen(new RestoreArray("dxa"));
    host.pass(120);
    assertThat(shown()).contains("5403", "ERROR", "DIRECT");
    assertThat(host.content("remote.1").same(used)).isTrue();
    host.good("/EXPORT-PUBSET B");
    host.good("/HOLD-REMOTE-COPY 5403");
    host.waiting("/RESUME-REMOTE-COPY 5403,RESTORE=*TO-SOURCE,WAIT=*UNTIL-SYNCHRONIZATION");
    assertThat(shown()).contains("5403", "6400", "ACTIVE", "BY-SRC");
    assertThat(host.content("pubb").same(used)).isTrue();
  }

  @Test
  void afterADisasterTheTargetBecomesTheSourceBySwappingInError() {
    active("*SYNCH");
    host.happen(new FailArray("dxa"));
    host.pass(120);
    host.rejected("/SWAP-REMOTE-COPY 5403", "NDE1925");
    host.good("/HOLD-REMOTE-COPY 5403");
    host.write("remote.1", 40, 3);
    Content used = host.content("remote.1");
    host.happen(new RestoreArray("dxa"));
    host.pass(120);
    assertThat(state()).isEqualTo("ERROR");
    host.good("/SWAP-REMOTE-COPY 5403");
    assertThat(shown()).contains("6400", "5403", "IN-HOLD");
    assertThat(shown()[1]).isEqualTo("6400");
    host.good("/RESUME-REMOTE-COPY 6400");
    host.pass(600);
    assertThat(host.content("pubb").same(used)).isTrue();
  }

  @Test
  void aSwapIsForOnePairOfAUnitAndForTheTargetUnitsThatItNames() {
    active("*SYNCH");
    host.good("/HOLD-REMOTE-COPY 5403");
    host.rejected("/SWAP-REMOTE-COPY 5403,TARGET-UNIT=6401", "NDE1910");
    host.rejected("/SWAP-REMOTE-COPY 5403,(6400,6401)", "NDE1912");
    host.good("/SWAP-REMOTE-COPY 5403,6400");
    host.good("/SWAP-REMOTE-COPY 6400,5403");
    host.good("/START-REMOTE-COPY 5403,6401");
    host.pass(600);
    host.good("/HOLD-REMOTE-COPY 5403");
    assertThat(host.good("/SHOW-REMOTE-COPY-STATUS 5403").split("IN-HOLD", -1)).hasSize(3);
    host.rejected("/SWAP-REMOTE-COPY 5403", "NDE1931");
  }

  @Test
  void aStoppedPairLeavesTwoNormalDevicesAndATargetIsNotReconstructed() {
    active("*SYNCH");
    host.rejected("/START-REMOTE-COPY 5400,6400", "NDE1911");
    host.rejected("/START-REMOTE-COPY 5400,5500", "NDE1913");
    host.good("/STOP-REMOTE-COPY 5403");
    host.rejected("/SHOW-REMOTE-COPY-STATUS 5403", "NDE1910");
    assertThat(host.vsn("6400")).isEqualTo("PUBB00");
  }

  @Test
  void aTargetUnitMayBeLargerAndThenNothingComesBackFromIt() {
    host.good("/START-REMOTE-COPY UNIT=6400,TARGET-UNIT=5510");
    host.pass(600);
    host.good("/HOLD-REMOTE-COPY 6400");
    host.rejected("/SWAP-REMOTE-COPY 6400", "NDE1914");
    host.rejected("/RESUME-REMOTE-COPY 6400,RESTORE=*TO-SOURCE", "NDE1914");
    host.good("/RESUME-REMOTE-COPY 6400");
    host.pass(600);
    host.rejected("/START-REMOTE-COPY UNIT=5510,TARGET-UNIT=6401", "NDE1914");
  }
}
