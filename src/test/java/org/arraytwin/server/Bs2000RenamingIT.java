package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pubsets can be renamed to, by the manual's table. */
class Bs2000RenamingIT {
  static List<String[]> rows() throws IOException {
    return Bs2000TablesIT.rows("renaming.csv");
  }

  private static String pubset(String vsn) {
    return vsn.startsWith("PUB") ? vsn.substring(3, 4) : vsn.substring(0, vsn.indexOf('.'));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aPubsetIsRenamedOrRefusedAsTheTableHasIt(
      String old, String id, String result, String source, @TempDir Path home) {
    try (Mainframe host =
        Mainframe.edited(
            home,
            "fleets/bs2000.xml",
            text ->
                text.replace("<set name=\"B\">", "<set name=\"" + pubset(old) + "\">")
                    .replace("label=\"PUBB00\"", "label=\"" + old + "\""))) {
      String line =
          "/START-CLONE-SESSION *BY-PUBSET(" + pubset(old) + ",NEW-PUBSET=" + id + "),5500";
      if (result.startsWith("NDE")) {
        host.rejected(line, result);
        assertThat(host.vsn("5500")).isEqualTo("WORK01");
      } else {
        host.good(line);
        assertThat(host.vsn("5500")).as(source).isEqualTo(result);
        assertThat(host.vsn("5403")).isEqualTo(old);
      }
    }
  }

  @Test
  void aSpecialVsnBelongsToNoPubset() {
    try (Mainframe host = new Mainframe()) {
      host.good("/START-CLONE-SESSION *BY-PUBSET(CLN,*SPECIAL-VSN),(5500,5501,5502)");
      assertThat(host.vsn("5500")).isEqualTo("CLN#00");
      host.rejected("/IMPORT-PUBSET BBB", "NDE1903");
    }
  }

  @Test
  void aRestartNeedsBothPubsetsExportedWhereTheSwitchSaysSo(@TempDir Path home) {
    try (Mainframe host = Mainframe.with(home, "restartNeedsExport", "both")) {
      host.good("/START-CLONE-SESSION *BY-PUBSET(CLN),(5500,5501,5502)");
      host.pass(600);
      host.rejected("/RESTART-CLONE-SESSION *BY-PUBSET(CLN)", "NDE1919");
      host.good("/EXPORT-PUBSET CLN");
      host.good("/RESTART-CLONE-SESSION *BY-PUBSET(CLN)");
    }
  }
}
