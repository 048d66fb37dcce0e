package org.arraytwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetCommandIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  private int generate(String options) {
    List<String> args = new ArrayList<>(List.of("fleet", "generate"));
    args.addAll(List.of(options.split(" ")));
    args.addAll(List.of("--out", folder.resolve("fleet.xml").toString()));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @ParameterizedTest
  @CsvSource({
    "--volumes 100000 --pairs 10000, '2 arrays, 200,000 volumes, 100 groups, 10,000 pairs'",
    "--arrays 1 --volumes 7, '1 array, 7 volumes, 0 groups, 0 pairs'",
    "--arrays 5 --volumes 10 --pairs 10 --groups 3 --pools 4, '5 arrays, 50 volumes, 6 groups, 20 pairs'",
    "--arrays 500 --volumes 1, '500 arrays, 500 volumes, 0 groups, 0 pairs'",
    "--volumes 0, '2 arrays, 0 volumes, 0 groups, 0 pairs'",
  })
  void aFileOfAnySizeIsWrittenAndIsCorrect(String options, String counts) throws IOException {
    assertThat(generate(options)).as(err.toString()).isZero();
    Path file = folder.resolve("fleet.xml");
    assertThat(out.toString()).isEqualTo(file + ": " + counts + System.lineSeparator());
    assertThat(run("fleet", "check", file.toString())).isZero();
    assertThat(Files.size(file)).isLessThan(400_000);
  }

  @Test
  void theSameNumbersGiveTheSameFileAndAnotherSeedAnother() throws IOException {
    String options = "--volumes 40 --pairs 30 --groups 5 --workloads 2 --force --seed ";
    generate(options + 1);
    String first = Files.readString(folder.resolve("fleet.xml"));
    generate(options + 1);
    assertThat(folder.resolve("fleet.xml")).hasContent(first);
    generate(options + 2);
    assertThat(Files.readString(folder.resolve("fleet.xml"))).isNotEqualTo(first);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsWrittenIsServed() {
    generate("--volumes 40 --pairs 30 --groups 5 --workloads 2 --copies 3 --pools 2");
    assertThat(out.toString()).contains("30 pairs, 6 copies");
    Path home = Path.of("").toAbsolutePath();
    try (Server server =
        Server.start(ServerSettings.embedded(home, folder.resolve("fleet.xml"), 1))) {
      assertThat(server.commandLine("array02").run("showvv -showcols Name").output())
          .contains("g1-1.1", "g1-5.6", "v1.5", "s1.2", "s2.1");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileThatIsThereIsKeptUnlessForced() throws IOException {
    Files.writeString(folder.resolve("fleet.xml"), "mine");
    assertThat(generate("--volumes 1")).isEqualTo(1);
    assertThat(err.toString()).contains("is there; --force writes over it").hasLineCount(1);
    assertThat(folder.resolve("fleet.xml")).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "--volumes 10 --pairs 11, 'pairs is 11, expected 0 to 10'",
    "--arrays 1 --pairs 1, 'pairs is 1, expected 0 to 0'",
    "--pairs 2 --groups 3, 'groups is 3, expected 1 to 2'",
    "--arrays 501, 'arrays is 501, expected 1 to 500'",
    "--product eternal, \"product 'eternal' cannot be sketched, expected [threepar]\"",
    "--volumes 10 --pairs 8 --copies 3, 'copies is 3, expected 0 to 2'",
    "--volumes -1, 'volumes is -1, expected 0 to 1000000'",
  })
  void whatCannotBeIsRefusedAsWrongUsage(String options, String message) {
    assertThat(generate(options)).isEqualTo(2);
    assertThat(err.toString()).contains(message.replace("\"", "")).hasLineCount(1);
    assertThat(folder.resolve("fleet.xml")).doesNotExist();
  }

  @Test
  void whatIsWrongWithAFileIsToldWithItsPlace() throws IOException {
    Path file = folder.resolve("fleet.xml");
    Files.writeString(file, "<fleet>\n  <nothing/>\n</fleet>");
    assertThat(run("fleet", "check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("arraytwin: " + file + ":1:").hasLineCount(1);
  }

  @Test
  void aMissingWordIsAskedFor() {
    assertThat(run("fleet")).isEqualTo(2);
    assertThat(err.toString()).contains("generate or check?");
  }
}
