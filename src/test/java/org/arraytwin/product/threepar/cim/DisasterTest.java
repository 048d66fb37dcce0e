package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.product.threepar.cim.state.Triple;
import org.junit.jupiter.api.Test;

/** Table 107 driven by commands and faults, read back from both arrays' pairs. */
class DisasterTest {
  private static final Map<String, Triple> EXPECTED = new HashMap<>();

  static {
    try {
      List<String> lines = Files.readAllLines(Path.of("test-fixtures/threepar/table-107.csv"));
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        EXPECTED.put(
            cells[0],
            new Triple(
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[7]),
                Integer.parseInt(cells[8])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final TwoSites sites = TwoSites.running(true);
  private final TwoServers servers = new TwoServers(sites);

  private void shows(String row, int array, String role) {
    assertThat(sites.half(array, array == LONDON ? SYNC : SYNC_R).role().word()).isEqualTo(role);
    for (String volume : List.of("vol.0", "vol.1")) {
      CimInstance pair = servers.pairOf(array, volume);
      assertThat(TwoServers.triple(pair)).as("row " + row).isEqualTo(EXPECTED.get(row));
      assertThat(pair.get("RoleReversed")).isEqualTo(role.endsWith("-Rev"));
    }
  }

  private void failOver() {
    sites.run(new FailArray("london")).pass(21);
    shows("1", PARIS, "Secondary");
    sites.run(new Failover(PARIS, SYNC_R, false, false));
    shows("2", PARIS, "Primary-Rev");
    sites.pass(10);
    shows("3a", PARIS, "Primary-Rev");
    sites.run(new RestoreArray("london")).pass(7);
    shows("4", LONDON, "Secondary-Rev");
    shows("3b", PARIS, "Primary-Rev");
  }

  private void recover() {
    sites.run(new Recover(PARIS, SYNC_R, false, false)).pass(0.2);
    shows("5", PARIS, "Primary-Rev");
    shows("6", LONDON, "Secondary-Rev");
    sites.pass(60);
    shows("7", PARIS, "Primary-Rev");
    shows("9", LONDON, "Secondary-Rev");
  }

  @Test
  void aSiteIsLostAndComesBack() {
    failOver();
    recover();
    sites.run(new Restore(PARIS, SYNC_R, false, false));
    shows("11", PARIS, "Primary-Rev");
    shows("14", LONDON, "Secondary-Rev");
    sites.pass(10);
    shows("12", PARIS, "Secondary");
    shows("15", LONDON, "Primary");
  }

  @Test
  void aRecoverFailsAndIsRepeated() {
    failOver();
    sites.run(new FailNext("recover", SYNC, 50)).run(new Recover(PARIS, SYNC_R, false, false));
    sites.pass(60);
    shows("8", PARIS, "Primary-Rev");
    shows("10", LONDON, "Secondary-Rev");
    recover();
  }

  @Test
  void aRestoreFails() {
    failOver();
    recover();
    sites.run(new FailNext("restore", SYNC, 0)).run(new Restore(PARIS, SYNC_R, false, false));
    sites.pass(10);
    shows("13", PARIS, "Primary-Rev");
    shows("16", LONDON, "Secondary-Rev");
  }

  @Test
  void theReferencesFollowTheRole() {
    String before = systemElement(LONDON);
    assertThat(systemElement(PARIS)).isEqualTo(before);
    failOver();
    assertThat(systemElement(PARIS)).isNotEqualTo(before).isEqualTo(systemElement(LONDON));
    recover();
    sites.run(new Restore(PARIS, SYNC_R, false, false)).pass(10);
    assertThat(systemElement(PARIS)).isEqualTo(before);
    assertThat(systemElement(LONDON)).isEqualTo(before);
  }

  @Test
  void whileBothSidesArePrimaryEachNamesItsOwnVolume() {
    TwoSites split = TwoSites.running(true);
    TwoServers two = new TwoServers(split);
    split.run(new CutLink("london", "paris", -1)).pass(21);
    split.run(new Failover(PARIS, SYNC_R, false, false)).pass(10);
    for (int array : new int[] {LONDON, PARIS}) {
      CimInstance pair = two.pairOf(array, "vol.0");
      assertThat(TwoServers.reference(pair, "SystemElement").key("DeviceID"))
          .isEqualTo(two.volume(array, "vol.0").get("DeviceID"));
    }
  }

  private String systemElement(int array) {
    Object id =
        TwoServers.reference(servers.pairOf(array, "vol.0"), "SystemElement").key("DeviceID");
    return String.valueOf(id);
  }
}
