package org.arraytwin.server;

import static org.arraytwin.server.ThreeparCalls.number;
import static org.arraytwin.server.ThreeparCalls.ref;
import static org.arraytwin.server.ThreeparCalls.refs;
import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/**
 * What a 3PAR answers to operations on a remote pair in every state that it shows, as
 * test-fixtures/threepar/read-only has it: nothing is ever done.
 */
class ThreeparReadOnlyIT {
  private static final int FIRST = 2;
  private static final int LAST = 23;

  /** The last operation of ModifySynchronization. */
  private static final int LAST_OF_CONFIGURATION = 13;

  @TestFactory
  Stream<DynamicTest> noOperationDoesAnything() throws IOException {
    return ManualRows.of(
        TwoSiteFleet.HOME.resolve("test-fixtures/threepar/read-only"),
        "|",
        (kind, row) -> check(row));
  }

  private static void check(String[] row) {
    assertThat(row).hasSize(7);
    try (TwoSiteFleet fleet = new TwoSiteFleet()) {
      for (String step : row[1].split(";", -1)) {
        step(fleet, step.strip());
      }
      for (int array : new int[] {LONDON, PARIS}) {
        String triple = row[2 + array].strip();
        try (TpdClient client = fleet.client(array)) {
          assertThat(triple(client)).as(row[0]).isEqualTo(triple);
          answers(client, row);
          assertThat(triple(client)).as(row[0]).isEqualTo(triple);
        }
      }
    } catch (WBEMException e) {
      throw new AssertionError(e);
    }
  }

  private static void answers(TpdClient client, String[] row) throws WBEMException {
    ThreeparCalls calls = new ThreeparCalls(client);
    CIMObjectPath pair = client.pairOf("payroll.1").getObjectPath();
    for (int operation = FIRST; operation <= LAST; operation++) {
      String what = row[0] + ": operation " + operation;
      assertThat(
              calls.replicate(
                  "ModifyReplicaSynchronization",
                  number("Operation", operation),
                  ref("Synchronization", pair)))
          .as(what)
          .isEqualTo(Long.parseLong(row[4].strip()));
      if (operation <= LAST_OF_CONFIGURATION) {
        assertThat(
                calls.configure(
                    "ModifySynchronization",
                    number("Operation", operation),
                    ref("Synchronization", pair)))
            .as(what)
            .isEqualTo(Long.parseLong(row[5].strip()));
      }
      assertThat(
              calls.replicate(
                  "ModifyListSynchronization",
                  number("Operation", operation),
                  refs("Synchronization", pair)))
          .as(what)
          .isEqualTo(Long.parseLong(row[6].strip()));
    }
  }

  private static String triple(TpdClient client) throws WBEMException {
    CIMInstance pair = client.pairOf("payroll.1");
    return TpdClient.text(pair, "CopyState")
        + "/"
        + TpdClient.text(pair, "SyncState")
        + "/"
        + TpdClient.text(pair, "ProgressStatus");
  }

  private static void step(TwoSiteFleet fleet, String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "pass" -> fleet.pass(Double.parseDouble(words[1]));
      case "cut" -> fleet.happen(new CutLink(words[1], words[2], -1));
      case "heal" -> fleet.happen(new HealLink(words[1], words[2], -1));
      case "slow" -> fleet.happen(new SlowLink(words[1], words[2], -1, 1 << 16));
      case "write" -> fleet.happen(new HostWrite(words[1], words[2], 0, 1 << 26));
      default -> {
        String[] line = step.split(": ", 2);
        fleet.typeWaiting(line[0].equals("london") ? LONDON : PARIS, line[1]);
      }
    }
  }
}
