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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demos of ETERNUS prove their rows, and can fail. */
class EternusDemosIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private final StringWriter out = new StringWriter();

  private int run(String demo, Path home) throws Exception {
    return Demos.run(demo, home, null, new PrintWriter(out, true));
  }

  @ParameterizedTest
  @CsvSource({
    "quickopc, payroll.copy is usable: all of payroll as of the last start",
    "rec, ledger is what ledger.remote was"
  })
  void everyStepIsShownAsTheTablesHaveIt(String demo, String says) throws Exception {
    assertThat(run(demo, HOME)).as(out::toString).isZero();
    assertThat(out.toString())
        .contains(says, " 0 mismatches")
        .doesNotContain("MISMATCH", "DISPROVEN");
  }

  @Test
  void aWrongExpectationIsAMismatch(@TempDir Path home) throws Exception {
    for (String folder : new String[] {"provider-config", "mof", "test-fixtures/eternus"}) {
      copy(HOME.resolve(folder), home.resolve(folder));
    }
    Path words = home.resolve("test-fixtures/eternus/words.csv");
    String before = Files.readString(words);
    String after = before.replace("|Tracking|03|02|Tracking|7|", "|Tracking|03|02|Tracking|4|");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(words, after);

    assertThat(run("quickopc", home)).isPositive();
    assertThat(out.toString().lines().filter(line -> line.contains("MISMATCH")).toList())
        .isNotEmpty()
        .allMatch(line -> line.contains("7/13/2"));
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
