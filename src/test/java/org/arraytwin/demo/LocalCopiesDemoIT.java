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

/** The demo of copies within a 3PAR shows what the manuals' tables have, and can fail. */
class LocalCopiesDemoIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path ROWS = Path.of("test-fixtures/threepar/local-copies.csv");

  @Test
  void everyRowIsShownAndAWrongOneIsAMismatch(@TempDir Path home) throws Exception {
    for (String folder : new String[] {"provider-config", "mof"}) {
      copy(HOME.resolve(folder), home.resolve(folder));
    }
    Path rows = home.resolve(ROWS);
    Files.createDirectories(rows.getParent());
    String before = Files.readString(HOME.resolve(ROWS));
    String after =
        before.replaceFirst("createsv -ro V S \\| V \\| 11/8/2", "createsv -ro V S | V | 6/4/2");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(rows, after);
    StringWriter out = new StringWriter();

    assertThat(Demos.run("local-copies", home, null, new PrintWriter(out, true)))
        .as(out::toString)
        .isOne();
    assertThat(out.toString().lines().filter(line -> line.endsWith("MISMATCH")).toList())
        .singleElement()
        .asString()
        .contains("8/11/2", "Inactive/Idle/Completed", "expected 6/4/2");
    assertThat(out.toString().lines().filter(line -> line.endsWith("  ok")).count())
        .isGreaterThan(20);
    assertThat(out.toString()).contains("D holds what S was when it was copied: 0 differ");
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
