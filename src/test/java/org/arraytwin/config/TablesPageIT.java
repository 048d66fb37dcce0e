package org.arraytwin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.replication.table.SessionTable;
import org.junit.jupiter.api.Test;

/** docs/TABLES.md says what the tables say; after a wanted change run with -Dgolden=write. */
class TablesPageIT {
  private static final Path TYPES = Path.of("src/main/java/org/arraytwin/replication/table");
  private static final Path PAGE = Path.of("docs/TABLES.md");

  @Test
  void thePageOfTheTablesIsUpToDate() throws IOException {
    ProviderConfig config = new ProviderConfig(Path.of("provider-config"));
    List<SessionTable> tables = config.sessions().stream().map(config::session).toList();
    String page =
        TablesPage.of(
            tables,
            Files.readString(TYPES.resolve("Fact.java")),
            Files.readString(TYPES.resolve("Effect.java")));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }
}
