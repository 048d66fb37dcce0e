package org.arraytwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.login.Password;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<copy kind='reference-clone' name='c1' source='a' target='c'/>"
            + "<copy kind='reference-clone' name='c2' source='b' target='c'/>;;"
            + " :12:67: copy c2 on one is onto volume c, the target of copy c1: create copy is refused (VOL_IS_TARGET)",
        "<copy kind='reference-clone' name='c1' source='a' target='d'/>;; :12:5: copy c1 on one is of 1073741824 bytes onto 536870912",
        "<copy kind='reference-clone' name='c1' source='a' target='b'>"
            + "<operate operation='Fracture'/></copy>;; :12:66: ",
        "; <host name='h' product='none'>HOST</host>; :14:3: host h: this build has no kind of host",
        "; <host name='h' product='eternus-ccm'>HOST<run line='acutil nonsense'/></host>;"
            + " host h: 'acutil nonsense' ends with ",
      })
  void whatServeRefusesCheckRefusesInTheSameWords(
      @Nullable String inArray, @Nullable String host, String why) throws IOException {
    Path file = folder.resolve("fleet.xml");
    Files.writeString(file, small(inArray == null ? "" : inArray, host == null ? "" : host));
    assertThat(run("fleet", "check", file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("arraytwin: " + file + ":1")
        .contains(why)
        .hasLineCount(1);
    ServerSettings settings = ServerSettings.embedded(Path.of("").toAbsolutePath(), file, 1);
    assertThatThrownBy(() -> Server.start(settings).close())
        .hasMessage(err.toString().strip().replaceFirst("^arraytwin: ", ""));
  }

  private static String small(String inArray, String host) {
    return """
        <fleet name='small' consolePort='22000'>
          <array name='one' product='eternus' model='m' serial='s' systemId='1' osVersion='1'>
            <ports http='22001' https='22002' ssh='22003'/>
            <user name='admin' password='HASH'/>
            <node name='n' address='1.1.1.1' port='0:1:1'/>
            <cpg name='p' size='1TiB'/>
            <volume name='a' cpg='p' size='1GiB'/>
            <volume name='b' cpg='p' size='1GiB'/>
            <volume name='c' cpg='p' size='1GiB'/>
            <volume name='d' cpg='p' size='512MiB'/>

            ARRAY
          </array>
          STATION
        </fleet>
        """
        .replace("ARRAY", inArray)
        .replace("STATION", host)
        .replace(
            "HOST",
            "<ports ssh='22023'/><user name='admin' password='HASH'/><operates array='one'/>")
        .replace("HASH", Password.Hashed.seeded("secret", 1).form());
  }

  @Test
  void aMissingWordIsAskedFor() {
    assertThat(run("fleet")).isEqualTo(2);
    assertThat(err.toString()).contains("generate or check?");
  }
}
