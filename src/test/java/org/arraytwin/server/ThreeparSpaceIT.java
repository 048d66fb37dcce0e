package org.arraytwin.server;

import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.arraytwin.server.TwoSiteFleet.PAYROLL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMInstance;

/** Space as the command line and as the CIM server tells it. */
class ThreeparSpaceIT {
  private static final int USER_TOTAL = 7;
  private static final int USER_USED = 8;
  private static final int SNAPSHOT_TOTAL = 9;
  private static final int SNAPSHOT_USED = 10;
  private static final long MIB = 1L << 20;

  private final TwoSiteFleet fleet = new TwoSiteFleet();

  @AfterEach
  void close() {
    fleet.close();
  }

  @Test
  void bothTellTheSameOfEachCpgWhileHostsWrite() throws Exception {
    fleet.pass(60);
    agree(LONDON);
    agree(PARIS);
  }

  @Test
  void aSnapshotTakesWhatWasWrittenSinceAndGivesItBack() throws Exception {
    fleet.pass(30);
    assertThat(payrollSnapshots()).isZero();
    fleet.typeWaiting(LONDON, "stoprcopygroup -f " + PAYROLL);
    fleet.pass(60);
    assertThat(payrollSnapshots()).isPositive();
    agree(LONDON);
    fleet.type(LONDON, "startrcopygroup " + PAYROLL);
    fleet.pass(120);
    assertThat(payrollSnapshots()).isZero();
  }

  private long payrollSnapshots() throws InterruptedException {
    String shown = run(LONDON, "showvv -csvtable -showcols Snp payroll.*");
    return shown.lines().skip(1).mapToLong(Long::parseLong).sum();
  }

  private String run(int array, String line) throws InterruptedException {
    String name = fleet.array(array).name();
    return fleet.server().commandLine(name).run(line).output();
  }

  private List<String> row(int array, String cpg) throws InterruptedException {
    return List.of(
        run(array, "showcpg -csvtable " + cpg)
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .split(",", -1));
  }

  private void agree(int array) throws Exception {
    long sum = 0;
    try (TpdClient client = fleet.client(array)) {
      for (CIMInstance pool : client.all("TPD_DynamicStoragePool")) {
        List<String> row = row(array, TpdClient.text(pool, "ElementName"));
        long total = Long.parseLong(TpdClient.text(pool, "TotalManagedSpace"));
        long taken = total - Long.parseLong(TpdClient.text(pool, "RemainingManagedSpace"));
        long used = Long.parseLong(row.get(USER_USED)) + Long.parseLong(row.get(SNAPSHOT_USED));
        long all = Long.parseLong(row.get(USER_TOTAL)) + Long.parseLong(row.get(SNAPSHOT_TOTAL));
        assertThat(used).isEqualTo((taken + MIB - 1) / MIB);
        assertThat(all).isEqualTo(total / MIB);
        sum += taken;
      }
    }
    assertThat(sum).isPositive();
    assertThat(run(array, "showsys -d"))
        .contains("Allocated Capacity   : " + (sum + MIB - 1) / MIB + "\n");
  }
}
