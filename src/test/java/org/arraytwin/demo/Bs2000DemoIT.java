package org.arraytwin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of clone sessions proves its rows, and can fail. */
class Bs2000DemoIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private final StringWriter out = new StringWriter();

  private int run(Path home) throws Exception {
    return Demos.run("bs2000", home, null, new PrintWriter(out, true));
  }

  @Test
  void everyStepIsAnsweredAndShownAsTheTablesHaveIt() throws Exception {
    assertThat(run(HOME)).as(() -> out.toString()).isZero();
    assertThat(out.toString())
        .contains("REST-IN-PROG", "TERM-IN-PROG", "FAILED", "inconsistent", " 0 mismatches")
        .doesNotContain("MISMATCH");
  }

  @Test
  void aWrongExpectationIsAMismatch(@TempDir Path home) throws Exception {
    for (String folder : new String[] {"provider-config", "mof", "test-fixtures/bs2000"}) {
      copy(HOME.resolve(folder), home.resolve(folder));
    }
    Path table = home.resolve("test-fixtures/bs2000/session-status.csv");
    String before = Files.readString(table);
    String after =
        before.replace(
            "EC,SYNCHRONIZED,ACTIVATE,ok,SPLIT,6", "EC,SYNCHRONIZED,ACTIVATE,ok,SPLIT,7");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(table, after);

    assertThat(run(home)).isOne();
    assertThat(out.toString().lines().filter(line -> line.contains("MISMATCH")).toList())
        .singleElement()
        .asString()
        .contains("/ACTIVATE-CLONE");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
