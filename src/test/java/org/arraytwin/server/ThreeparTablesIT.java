package org.arraytwin.server;

import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.arraytwin.server.TwoSiteFleet.PAYROLL;
import static org.arraytwin.server.TwoSiteFleet.PAYROLL_R;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.replication.SyncStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * Tables 106 and 107 of the manual, as test-fixtures/threepar has them, driven by faults and the
 * arrays' own words and read over HTTP.
 */
class ThreeparTablesIT {
  private record Row(String array, String role, String status, String triple) {}

  private final TwoSiteFleet fleet = new TwoSiteFleet();
  private final Set<String> seen = new HashSet<>();
  private Map<String, Row> rows = Map.of();
  private TpdClient london;
  private TpdClient paris;

  @BeforeEach
  void connect() throws WBEMException {
    london = fleet.client(LONDON);
    paris = fleet.client(PARIS);
  }

  @AfterEach
  void close() {
    london.close();
    paris.close();
    fleet.close();
  }

  private static Map<String, Row> read(String file) throws IOException {
    List<String> lines =
        Files.readAllLines(TwoSiteFleet.HOME.resolve("test-fixtures/threepar/" + file));
    List<String> header = List.of(lines.get(0).split(",", -1));
    Map<String, Row> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cell = line.split(",", -1);
      assertThat(cell).as(line).hasSize(header.size());
      List<String> triple = new ArrayList<>();
      for (String name : List.of("copyState", "syncState", "progressStatus")) {
        triple.add(cell[header.indexOf(name)]);
      }
      rows.put(
          cell[header.indexOf("row")],
          new Row(
              cell[header.indexOf("array")],
              cell[header.indexOf("role")],
              cell[header.indexOf("sync")],
              String.join("/", triple)));
    }
    return rows;
  }

  @Test
  void normalOperationShowsTable106OnBothArrays() throws Exception {
    rows = read("table-106.csv");
    fleet.type(LONDON, "creatercopygroup -usr_cpg FC_r5 paris:FC_r5 books paris:sync");
    fleet.type(LONDON, "admitrcopyvv -createvv oltp.redo books paris:books.redo");
    both("1", "books", "oltp.redo", "books.redo");
    fleet.happen(new HostWrite("london", "oltp.redo", 0, 2L << 30));
    fleet.type(LONDON, "startrcopygroup books");
    fleet.pass(5);
    both("2", "books", "oltp.redo", "books.redo");
    assertPercent("oltp.redo", "books.redo");
    fleet.passUntil(LONDON, "books", SyncStatus.SYNCED);
    both("3", "books", "oltp.redo", "books.redo");
    fleet.typeWaiting(LONDON, "stoprcopygroup -f books");
    both("6", "books", "oltp.redo", "books.redo");
    fleet.happen(
        new HostWrite("london", "oltp.redo", 0, 512L << 20), new FailNext("resync", "books", 50));
    fleet.type(LONDON, "startrcopygroup books");
    fleet.passUntil(LONDON, "books", SyncStatus.STALE);
    both("5", "books", "oltp.redo", "books.redo");
    fleet.type(LONDON, "creatercopygroup -usr_cpg FC_r5 paris:FC_r5 ledger paris:sync");
    fleet.type(LONDON, "admitrcopyvv -createvv home.1 ledger paris:ledger.1");
    fleet.happen(
        new HostWrite("london", "home.1", 0, 512L << 20), new FailNext("resync", "ledger", 50));
    fleet.type(LONDON, "startrcopygroup ledger");
    fleet.passUntil(LONDON, "ledger", SyncStatus.NOT_SYNCED);
    both("4", "ledger", "home.1", "ledger.1");
    assertThat(seen).isEqualTo(rows.keySet());
  }

  private void assertPercent(String here, String there) throws WBEMException {
    String percent = TpdClient.text(london.pairOf(here), "PercentSynced");
    assertThat(Integer.parseInt(percent)).isBetween(1, 99);
    assertThat(TpdClient.text(paris.pairOf(there), "PercentSynced")).isEqualTo(percent);
  }

  private void both(String number, String group, String here, String there) throws WBEMException {
    Row row = rows.get(number);
    seen.add(number);
    assertThat(fleet.shown(LONDON, group)).isEqualTo(row.role() + "/" + row.status());
    assertThat(fleet.shown(PARIS, group + ".r1001")).isEqualTo("Secondary/" + row.status());
    assertThat(london.triples(here)).as("row " + number).containsExactly(row.triple());
    assertThat(paris.triples(there)).as("row " + number).containsExactly(row.triple());
  }

  @Test
  void aDisasterShowsTable107() throws Exception {
    rows = read("table-107.csv");
    fleet.pass(90);
    loseThePrimary();
    recover();
    restore();
    fleet.pass(60);

    loseThePrimary();
    fleet.happen(new FailNext("recover", PAYROLL, 50));
    fleet.type(PARIS, "setrcopygroup recover -f " + PAYROLL_R);
    at("5", PARIS);
    fleet.passUntil(PARIS, PAYROLL_R, SyncStatus.STOPPED);
    at("8", PARIS);
    at("10", LONDON);
    recover();
    fleet.happen(new FailNext("restore", PAYROLL, 0));
    fleet.type(PARIS, "setrcopygroup restore -f " + PAYROLL_R);
    at("11", PARIS);
    fleet.pass(4);
    at("13", PARIS);
    at("16", LONDON);
    restore();
    assertThat(seen).isEqualTo(rows.keySet());
  }

  private void loseThePrimary() throws WBEMException {
    fleet.happen(new FailArray("london"));
    fleet.pass(21);
    at("1", PARIS);
    fleet.type(PARIS, "setrcopygroup failover -f " + PAYROLL_R);
    at("2", PARIS);
    fleet.pass(3);
    at("3a", PARIS);
    fleet.pass(120);
    fleet.happen(new RestoreArray("london"));
    fleet.pass(6);
    at("3b", PARIS);
    at("4", LONDON);
  }

  private void recover() throws WBEMException {
    fleet.type(PARIS, "setrcopygroup recover -f " + PAYROLL_R);
    at("5", PARIS);
    at("6", LONDON);
    fleet.passUntil(PARIS, PAYROLL_R, SyncStatus.SYNCED);
    at("7", PARIS);
    at("9", LONDON);
  }

  private void restore() throws WBEMException {
    fleet.type(PARIS, "setrcopygroup restore -f " + PAYROLL_R);
    at("11", PARIS);
    at("14", LONDON);
    fleet.pass(4);
    at("12", PARIS);
    at("15", LONDON);
  }

  private void at(String number, int array) throws WBEMException {
    Row row = rows.get(number);
    seen.add(number);
    assertThat(row.array()).isEqualTo(array == LONDON ? "primary" : "secondary");
    TpdClient client = array == LONDON ? london : paris;
    assertThat(fleet.shown(array, array == LONDON ? PAYROLL : PAYROLL_R))
        .as("row " + number)
        .isEqualTo(row.role() + "/" + row.status());
    assertThat(client.triples("payroll."))
        .as("row " + number)
        .hasSize(4)
        .containsOnly(row.triple());
  }
}
