package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a server is started from in place of the repository. */
final class Homes {
  private static final Path REPOSITORY = Path.of("");

  private Homes() {}

  /** Fills one in which one file of provider-config differs. */
  static void copy(Path home, String file, String before, String after) throws IOException {
    for (String folder : List.of("provider-config", "mof")) {
      try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder))) {
        for (Path from : files.filter(Files::isRegularFile).toList()) {
          Path to = home.resolve(REPOSITORY.relativize(from).toString());
          Files.createDirectories(to.getParent());
          Files.copy(from, to);
        }
      }
    }
    Path changed = home.resolve("provider-config").resolve(file);
    String text = Files.readString(changed);
    assertThat(text).contains(before);
    Files.writeString(changed, text.replace(before, after));
  }
}
