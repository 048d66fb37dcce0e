package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShellTest {
  private final Consoles consoles = new Consoles(TwoSites.running(true).fleet());

  @AfterEach
  void close() {
    consoles.close();
  }

  @Test
  void thePromptNamesTheArray() {
    assertThat(consoles.at("london").prompt()).isEqualTo("london cli% ");
  }

  @Test
  void anEmptyLineDoesNothing() throws Exception {
    assertThat(consoles.run("london", "")).isEqualTo(new Answer("", 0, false));
  }

  @Test
  void exitAndQuitEndTheSessionAndTellWhetherTheLineFailed() throws Exception {
    assertThat(consoles.run("london", "exit")).isEqualTo(new Answer("", 0, true));
    assertThat(consoles.run("london", " quit ")).isEqualTo(new Answer("", 0, true));
    Answer failed = consoles.run("london", "nonsense; exit");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output())
        .isEqualTo("Error: invalid command name \"nonsense\"; help lists the commands\n");
    assertThat(failed.closes()).isTrue();
  }

  @Test
  void aWordThatTheProductHasAndTheArrayHasNotIsToldWithTheReason() throws Exception {
    assertThat(consoles.bad("london", "showrctransport -rcip"))
        .isEqualTo(
            "Error: not supported here: showrctransport; there are no ports here; showrcopy links"
                + " shows the links\n");
    assertThat(consoles.bad("london", "controldrrcopygroup recovery -f sales"))
        .contains("setrcopygroup failover, recover and restore");
  }

  @Test
  void aCommandBehindOneThatFailedIsCarriedOutAllTheSame() throws Exception {
    assertThat(consoles.bad("london", "showvv nosuch; showvv -showcols Name vol.0"))
        .isEqualTo(
            "Error: virtual volume matching nosuch does not exist on the system\nName\nvol.0\n");
  }

  @Test
  void commasActOnTheRestOfTheirLineOnly() throws Exception {
    assertThat(consoles.good("london", "setclienv csvtable 1; showvv -showcols Id,Name vol.0"))
        .isEqualTo("Id ,Name\n0,vol.0\n");
    assertThat(consoles.good("london", "showvv -showcols Id,Name vol.0"))
        .isEqualTo(" Id Name\n  0 vol.0\n");
  }

  @Test
  void anArrayWithoutPowerAnswersNothingButThat() throws Exception {
    consoles.execute(new FailArray("london"));
    assertThat(consoles.run("london", "showsys"))
        .isEqualTo(
            new Answer("Error: system london has no power: the connection is lost\n", 1, true));
  }

  @Test
  void everyWordHasItsHelp() throws Exception {
    String list = consoles.good("london", "help");
    for (String line : list.lines().takeWhile(l -> !l.isEmpty()).toList()) {
      String word = line.substring(0, line.indexOf("  "));
      assertThat(consoles.good("london", "help " + word)).startsWith(word + " - ");
    }
  }

  @Test
  void everyWordRefusesAnUnknownOption() throws Exception {
    String list = consoles.good("london", "help");
    for (String line : list.lines().takeWhile(l -> !l.isEmpty()).toList()) {
      String word = line.substring(0, line.indexOf("  "));
      if (!word.equals("exit") && !word.equals("quit")) {
        assertThat(consoles.bad("london", word + " -nonsense"))
            .startsWith("Error: invalid option -nonsense; usage: " + word);
      }
    }
  }

  @Test
  void anOptionGivenTwiceIsRefused() throws Exception {
    assertThat(consoles.bad("london", "stoprcopygroup -f -f payroll"))
        .isEqualTo("Error: option -f is given twice\n");
  }

  @Test
  void patternsOfVolumesAreAdmittedUnderTheirOwnNames() throws Exception {
    consoles.good("london", "creatercopygroup -usr_cpg FC_r5 paris:FC_r5 sales paris:periodic");
    consoles.good("london", "admitrcopyvv -pat -createvv vol.5* sales paris:@vvname@.copy");
    assertThat(consoles.good("paris", "showvv -showcols Name,RcopyGroup vol.5.copy"))
        .contains("vol.5.copy sales.r1001");
    consoles.good("london", "dismissrcopyvv -f -pat -removevv * sales");
    assertThat(consoles.bad("paris", "showvv vol.5.copy")).contains("does not exist");
    assertThat(consoles.good("london", "removercopygroup -f -pat sal?s"))
        .isEqualTo("Group sales deleted.\n");
  }
}
