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
import org.junit.jupiter.params.provider.ValueSource;

/** The demos of FlashCopy and Metro Mirror show what their scripts say, and can fail. */
class StorwizeDemosIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private final StringWriter out = new StringWriter();

  private int run(String name, Path home) throws Exception {
    return Demos.run(name, home, null, new PrintWriter(out, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flashcopy", "metro-mirror"})
  void everythingIsSeenAsExpected(String name) throws Exception {
    assertThat(run(name, HOME)).as(() -> out.toString()).isZero();
    assertThat(out.toString()).contains(" 0 mismatches").doesNotContain("MISMATCH");
    assertThat(out.toString().lines().filter(line -> line.endsWith("  ok")).count())
        .isGreaterThan(15);
  }

  @Test
  void aWrongExpectationIsAMismatch(@TempDir Path home) throws Exception {
    for (String folder : new String[] {"provider-config", "mof", "test-fixtures/storwize"}) {
      copy(HOME.resolve(folder), home.resolve(folder));
    }
    Path script = home.resolve("test-fixtures/storwize/demos/metro-mirror.txt");
    String before = Files.readString(script);
    String after =
        before
            .replaceFirst("idling - 0", "idling - 4")
            .replaceFirst("(?m)^unwritable itso2 ledger$", "writable itso2 ledger");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(script, after);

    assertThat(run("metro-mirror", home)).isEqualTo(2);
    assertThat(out.toString().lines().filter(line -> line.endsWith("MISMATCH")).toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("NativeState 0"))
        .anyMatch(line -> line.contains("refuses a host's write"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
