package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.profile.CommandLine.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every option and every precondition that the sources name, typed at the command line of three
 * arrays: test-fixtures/threepar/preconditions.
 */
class PreconditionsIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static Fleet fleet;

  @BeforeAll
  static void build() {
    fleet = ThreeSites.fleet();
  }

  @TestFactory
  Stream<DynamicTest> asTheSourcesSay() throws IOException {
    return ManualRows.of(
        HOME.resolve("test-fixtures/threepar/preconditions"), "|", (kind, row) -> check(row));
  }

  @Test
  void alertsAndEventsTellTheTargetOfAGroupWithTwo() throws InterruptedException {
    try (Consoles consoles = new Consoles(fleet)) {
      ThreeSites.step(consoles, "cut london oslo");
      consoles.pass(300);
      assertThat(consoles.good("london", "showalert -oneline"))
          .contains("group pay for target oslo: group stopped: its target has failed")
          .doesNotContain("@");
      assertThat(consoles.good("london", "showeventlog -oneline")).doesNotContain("@");
    }
  }

  @Test
  void aNameThatIsRefusedLeavesAVolumeWithoutSpaceForSnapshots() throws InterruptedException {
    try (Consoles consoles = new Consoles(fleet)) {
      consoles.good("london", "createvv FC_r5 bare 1g");
      Answer named = consoles.run("london", "setvv -snp_cpg FC_r5 -name re!d bare");
      assertThat(named.exitCode()).as(named.output()).isOne();
      assertThat(consoles.run("london", "createsv -ro snap bare").output())
          .contains("virtual volume bare has no snapshot space");
    }
  }

  @Test
  void aDomainKeepsItsIdWhenAnotherOneIsRemoved() throws InterruptedException {
    try (Consoles consoles = new Consoles(fleet)) {
      consoles.good("london", "createdomain acme");
      consoles.good("london", "createdomain globex");
      consoles.good("london", "removedomain -f acme");
      assertThat(consoles.good("london", "showdomain")).contains(" 2 globex ");
    }
  }

  /** Columns: what happens before, a line, its answer, what a look shows then, the source. */
  private static void check(String[] row) {
    assertThat(row).hasSize(5);
    try (Consoles consoles = new Consoles(fleet)) {
      for (String step : row[0].split(";", -1)) {
        ThreeSites.step(consoles, step.strip());
      }
      Answer answer = ThreeSites.typed(consoles, row[1].strip());
      String wanted = row[2].strip();
      assertThat(answer.output()).as(row[4]).startsWith(wanted.equals("ok") ? "" : wanted);
      assertThat(answer.exitCode()).as(answer.output()).isEqualTo(wanted.equals("ok") ? 0 : 1);
      for (String look : row[3].split(";", -1)) {
        look(consoles, look.strip());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * {@code array group [target] shows words}: what showrcopy prints of a group; {@code array
   * targets|links name shows words}: of a target.
   */
  private static void look(Consoles consoles, String look) throws InterruptedException {
    if (look.isEmpty()) {
      return;
    }
    if (look.startsWith("pass ")) {
      ThreeSites.step(consoles, look);
      return;
    }
    String[] parts = look.split(" shows ", 2);
    String[] at = parts[0].split(" ", -1);
    boolean part = List.of("targets", "links").contains(at[1]);
    String begin = part ? at[2] : at[1];
    String output = consoles.good(at[0], "showrcopy " + (part ? "" : "-d groups ") + at[1]);
    List<String> lines =
        output
            .lines()
            .filter(
                line -> line.startsWith(begin) && (part || at.length < 3 || line.contains(at[2])))
            .map(line -> line.replaceAll(" +", " "))
            .toList();
    assertThat(lines).as(output).anySatisfy(line -> assertThat(line).contains(parts[1]));
  }
}
