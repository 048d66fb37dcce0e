package org.arraytwin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.server.CommandFailure;
import org.junit.jupiter.api.Test;

/** What {@code demo all} makes of demonstrations that go well, that do not, and that break off. */
class AllDemosIT {
  private static final Path HOME = Path.of("").toAbsolutePath();

  private interface Play {
    void on(Sheet sheet);
  }

  private record Scene(String name, Play play) implements Demo {
    @Override
    public String[] about() {
      return new String[] {"A short one."};
    }

    @Override
    public String fleet() {
      return "threepar-sld.xml";
    }

    @Override
    public void play(Path home, Stage stage, Sheet sheet) {
      play.on(sheet);
    }
  }

  private static final Demo GOOD = new Scene("good", sheet -> sheet.claim("it holds", true));
  private static final Demo BAD = new Scene("bad", sheet -> sheet.claim("it does not", false));
  private static final Demo BROKEN =
      new Scene(
          "broken",
          sheet -> {
            throw new CommandFailure("london refuses");
          });

  private static String run(boolean good, Demo... demos) throws InterruptedException {
    StringWriter out = new StringWriter();
    boolean all =
        Demos.runAll(List.of(demos), HOME, new PrintWriter(out, true)).stream()
            .allMatch(Demos.Result::good);
    assertThat(all).as(out.toString()).isEqualTo(good);
    return out.toString();
  }

  @Test
  void eachHasALineOfItsOwnAtTheEnd() throws InterruptedException {
    assertThat(run(true, GOOD))
        .startsWith("== good\n")
        .containsPattern("good +1 +0 +[0-9.]+ {2}ok\n")
        .endsWith("1 demos, all as they should be\n");
  }

  @Test
  void aMismatchIsTold() throws InterruptedException {
    assertThat(run(false, GOOD, BAD))
        .contains("\n== bad\n")
        .containsPattern("bad +1 +1 +[0-9.]+ {2}MISMATCH\n")
        .endsWith("2 demos, 1 not\n");
  }

  @Test
  void oneThatBreaksOffKeepsNoOtherFromBeingRun() throws InterruptedException {
    assertThat(run(false, BROKEN, GOOD))
        .contains("broken breaks off: london refuses\n\n== good\n")
        .containsPattern("broken +breaks off: london refuses\n")
        .endsWith("2 demos, 1 not\n");
  }
}
