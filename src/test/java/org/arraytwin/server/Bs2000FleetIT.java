package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.config.ConfigException;
import org.arraytwin.login.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a mainframe in a fleet file is told by its line. */
class Bs2000FleetIT {
  private static final Path HOME = Path.of("");

  private static String fleet() throws IOException {
    return Files.readString(HOME.resolve("provider-config/fleets/bs2000.xml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<unit name=\"5403\" | <unit name=\"54X3\" | is no mnemonic",
        "label=\"CLN.01\" | label=\"XYZ.01\" | is no volume of pubset 'CLN'",
        "label=\"CLN.02\" | label=\"CLN.002\" | is no VSN",
        "<unit name=\"5501\" | <unit name=\"5500\" | there are two units '5500'",
        "volume=\"clone.2\" | volume=\"clone.1\" | is unit '5500' already",
        "volume=\"clone.3\" | volume=\"clone.99\" | has no volume 'clone.99'",
        "<set name=\"B\" | <set name=\"CLN\" | there are two sets 'CLN'",
      })
  void aMistakeIsToldByItsLine(String before, String after, String told, @TempDir Path folder)
      throws IOException {
    String text = fleet();
    List<String> lines = text.lines().toList();
    int line = 1;
    while (!lines.get(line - 1).contains(before)) {
      line++;
    }
    Path file = folder.resolve("fleet.xml");
    Files.writeString(
        file, text.replace(before, after).replace("password=\"arraytwin\"", password()));
    String place = "fleet.xml:" + line + ":";
    assertThatThrownBy(() -> Server.start(ServerSettings.embedded(HOME, file, 0)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(told)
        .hasMessageContaining(place);
  }

  private static String password() {
    return "password=\"" + Password.Hashed.seeded("arraytwin", 1).form() + "\"";
  }

  @Test
  void aPubsetThatIsOnlineIsImportedWhenTheFleetStarts() {
    try (Mainframe host = new Mainframe()) {
      assertThat(host.good("/SHOW-MASTER-CATALOG-ENTRY"))
          .contains("CLN    IMPORTED", "B      EXPORTED");
    }
  }
}
