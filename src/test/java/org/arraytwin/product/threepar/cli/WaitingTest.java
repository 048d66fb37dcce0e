package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.product.threepar.cli.word.Waits;
import org.junit.jupiter.api.Test;

/** Commands that return only when what they began is over. */
class WaitingTest {
  /** A hundred virtual seconds each real one. */
  private static Consoles running() {
    return new Consoles(TwoSites.running(true).fleet(), 100, new Waits(5_000, 60_000));
  }

  private static String role(Consoles consoles, String array, String group) throws Exception {
    return consoles
        .good(array, "showrcopy groups " + group)
        .lines()
        .filter(l -> l.startsWith(group + " "))
        .findFirst()
        .orElseThrow()
        .replaceAll(" +", " ");
  }

  @Test
  void stoprcopygroupReturnsWhenTheGroupIsStopped() throws Exception {
    try (Consoles consoles = running()) {
      assertThat(consoles.good("london", "stoprcopygroup -f payroll")).isEmpty();
      assertThat(role(consoles, "london", "payroll")).contains("Stopped Primary Sync");
      assertThat(consoles.good("london", "startrcopygroup -wait payroll")).isEmpty();
      assertThat(role(consoles, "london", "payroll")).contains("Started Primary Sync");
    }
  }

  @Test
  void syncrcopyWithWReturnsWhenTheCycleIsOver() throws Exception {
    try (Consoles consoles = running()) {
      assertThat(consoles.good("london", "syncrcopy -w -ovrd crm")).isEmpty();
      assertThat(consoles.good("london", "showrcopy groups crm")).doesNotContain("Syncing");
    }
  }

  @Test
  void aPlannedFailoverAndItsWayBackRunFromWordToWord() throws Exception {
    try (Consoles consoles = running()) {
      consoles.good("london", "stoprcopygroup -f payroll");
      assertThat(consoles.good("paris", "setrcopygroup failover -f -waittask -pat pay*")).isEmpty();
      assertThat(role(consoles, "paris", "payroll.r1001")).contains("Stopped Primary-Rev");
      assertThat(consoles.good("paris", "setrcopygroup recover -f -waittask payroll.r1001"))
          .isEmpty();
      assertThat(consoles.good("paris", "setrcopygroup restore -f -waittask payroll.r1001"))
          .isEmpty();
      assertThat(role(consoles, "london", "payroll")).contains("Started Primary Sync");
      assertThat(role(consoles, "paris", "payroll.r1001")).contains("Started Secondary Sync");
    }
  }

  @Test
  void aFailoverIsTakenBackByReverseLocalCurrent() throws Exception {
    try (Consoles consoles = running()) {
      consoles.good("london", "stoprcopygroup -f payroll");
      consoles.good("paris", "setrcopygroup failover -f -waittask payroll.r1001");
      assertThat(
              consoles.good(
                  "paris",
                  "setrcopygroup reverse -f -waittask -stopgroups -local -current payroll.r1001"))
          .isEmpty();
      assertThat(role(consoles, "paris", "payroll.r1001")).contains("Stopped Secondary Sync");
    }
  }

  @Test
  void aRecoverThatFailsIsToldByTheWaitingWord() throws Exception {
    try (Consoles consoles = running()) {
      consoles.good("london", "stoprcopygroup -f payroll");
      consoles.good("paris", "setrcopygroup failover -f -waittask payroll.r1001");
      consoles.execute(new FailNext("recover", "payroll", 50));
      assertThat(consoles.bad("paris", "setrcopygroup recover -f -waittask payroll.r1001"))
          .isEqualTo(
              "Error: recover of group payroll.r1001 did not complete"
                  + " (the group is Primary-Rev, Stopped)\n");
    }
  }

  @Test
  void waitingEndsWhenTimeStandsStill() throws Exception {
    try (Consoles consoles = new Consoles(TwoSites.running(true).fleet())) {
      assertThat(consoles.bad("london", "stoprcopygroup -f payroll"))
          .isEqualTo(
              "Error: stop of group payroll goes on, no longer waited for: time stands still"
                  + " (the group is Primary, Stopping)\n");
      consoles.pass(2);
      assertThat(role(consoles, "london", "payroll")).contains("Stopped Primary Sync");
    }
  }

  @Test
  void waitingEndsWhenItTakesTooLong() throws Exception {
    TwoSites sites = TwoSites.running(true);
    try (Consoles consoles = new Consoles(sites.fleet(), 0.001, new Waits(20, 100))) {
      assertThat(consoles.bad("london", "stoprcopygroup -f payroll"))
          .contains("it takes longer than 0 seconds of real time");
    }
  }

  @Test
  void waitingEndsWhenTheFleetIsShutDown() throws Exception {
    try (Consoles consoles =
        new Consoles(TwoSites.running(true).fleet(), 0.001, new Waits(10_000, 60_000))) {
      consoles.execute(new SlowLink("london", "paris", 0, 1));
      consoles.writer.close();
      assertThat(consoles.bad("london", "stoprcopygroup -f payroll"))
          .contains("the fleet is being shut down");
    }
  }

  @Test
  void withoutAWaitingOptionWordsReturnAtOnce() throws Exception {
    try (Consoles consoles = new Consoles(TwoSites.fresh(true).fleet())) {
      assertThat(consoles.good("london", "startrcopygroup payroll")).isEmpty();
      assertThat(role(consoles, "london", "payroll")).contains("Starting Primary Sync");
    }
  }
}
