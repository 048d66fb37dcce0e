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

/** The demo proves its rows, and can fail. */
class DrDemoIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private final StringWriter out = new StringWriter();

  private int run(Path home) throws Exception {
    return Demos.run("dr", home, null, new PrintWriter(out, true));
  }

  @Test
  void everyRowOfTheTablesIsShownAsThePrintedOne() throws Exception {
    assertThat(run(HOME)).as(() -> out.toString()).isZero();
    assertThat(out.toString())
        .contains("Table 106", "Table 107", " 0 mismatches", "0 writes lost", "asserted")
        .doesNotContain("MISMATCH", "DISPROVEN");
  }

  @Test
  void aWrongExpectationIsAMismatchAndSoIsItsCount(@TempDir Path home) throws Exception {
    for (String folder : new String[] {"provider-config", "mof", "test-fixtures/threepar"}) {
      copy(HOME.resolve(folder), home.resolve(folder));
    }
    Path table = home.resolve("test-fixtures/threepar/table-107.csv");
    String before = Files.readString(table);
    String after = before.replaceFirst("(?m)^(12,.*,)4,6,2,", "$14,6,12,");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(table, after);

    // Row 12 is walked twice: after the first disaster and after the failing restore.
    assertThat(run(home)).isEqualTo(2);
    assertThat(out.toString().lines().filter(line -> line.contains("MISMATCH")).toList())
        .hasSize(2)
        .allMatch(line -> line.startsWith("12 "));
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
