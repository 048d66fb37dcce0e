package org.arraytwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arraytwin.login.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String console = "";

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "serve --help",
        "cli --help",
        "time --help",
        "password --help",
        "fleet --help",
        "mof check --help",
        "fleet generate --help",
        "fleet check --help",
        "fault --help",
        "fault cut-link --help",
        "fault flap-link --help",
        "fault fail-next --help"
      })
  void everyCommandExplainsItself(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(out.toString()).startsWith("Usage: arraytwin").contains("--verbose", "--help");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "ftp://127.0.0.1:8088", "http:/8088", "https://127.0.0.1", "::"})
  void aConsoleThatCanBeNoneIsWrongUsage(String url) {
    assertThat(run("status", "--console", url)).isEqualTo(2);
    assertThat(err.toString()).startsWith("arraytwin status: ").contains("--console", url);
    assertThat(run("cli", "--array", "london", "--console", url, "--", "showsys")).isEqualTo(2);
    assertThat(run("fault", "--console", url, "fail-array", "london")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aDemoTellsProgramsWhatItHasExpectedAndSeen() throws IOException {
    assertThat(run("demo", "metro-mirror", "--json")).as(err.toString()).isZero();
    assertThat(err.toString()).contains("command line", " ok\n", "0 mismatches");
    JsonNode report = new ObjectMapper().readTree(out.toString());
    JsonNode demo = report.path("demos").path(0);
    assertThat(report.path("good").asBoolean()).isTrue();
    assertThat(demo.path("name").asText()).isEqualTo("metro-mirror");
    assertThat(demo.path("mismatches").asInt()).isZero();
    assertThat(demo.path("seconds").isNumber()).isTrue();
    assertThat(demo.path("checks")).hasSize(demo.path("checked").asInt()).hasSizeGreaterThan(20);
    for (JsonNode check : demo.path("checks")) {
      assertThat(check.path("seen")).isEqualTo(check.path("expected"));
      assertThat(check.path("holds").asBoolean()).isTrue();
    }
  }

  @Test
  void aDemoThatBreaksOffIsStillTold() throws IOException {
    String other = "provider-config/fleets/threepar-sld.xml";
    assertThat(run("demo", "metro-mirror", "--json", "--fleet", other)).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("good").asBoolean()).isFalse();
    assertThat(report.path("demos").path(0).path("brokenOff").asText()).isNotEmpty();
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("ArrayTwin ");
  }

  @Test
  void anUnknownOptionIsOneLineAndExitCodeTwo() {
    assertThat(run("serve", "--flet")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "arraytwin serve: Unknown option: '--flet'; see arraytwin serve --help\n");
  }

  @Test
  void aWrongNumberIsOneLineAndExitCodeTwo() {
    assertThat(run("serve", "--port-offset", "ten")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "arraytwin serve: Invalid value for option '--port-offset': 'ten' is not a whole number, or is too large;"
                + " see arraytwin serve --help\n");
  }

  @Test
  void anUnknownLimitIsAnsweredWithThoseThereAre() {
    assertThat(run("serve", "--limit", "bodies=1")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "--limit: there is no limit 'bodies'; expected one of body-bytes=33554432 (1024 to")
        .hasLineCount(1);
  }

  @Test
  void aPasswordFromStandardInputBecomesAHash() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("sesame\nmore".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("password", "--iterations", "10000")).isZero();
    } finally {
      System.setIn(before);
    }
    String printed = out.toString().strip();
    assertThat(printed).startsWith("pbkdf2-sha256:10000:").doesNotContain("sesame");
    assertThat(Password.parse(printed).matches("sesame")).isTrue();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tooFewIterationsAreRefused() {
    assertThat(run("password", "--iterations", "9999")).isEqualTo(2);
    assertThat(err.toString()).contains("--iterations must be 10000 to 10000000").hasLineCount(1);
  }

  @Test
  void theHelpNamesTheLimits() {
    assertThat(run("serve", "--help")).isZero();
    assertThat(out.toString()).contains("body-bytes=33554432", "pull-objects=100000");
  }

  @Test
  void contradictingOptionsAreRefused() {
    assertThat(run("serve", "--ephemeral-ports", "--port-offset", "5")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--ephemeral-ports and --port-offset exclude each other")
        .hasLineCount(1);
  }

  @Test
  void aTimeScaleBelowZeroIsRefused() {
    assertThat(run("serve", "--time-scale", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--time-scale must be 0 to 1000000").hasLineCount(1);
  }

  private void answers(int status, String body) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    console = "http://127.0.0.1:" + other.getAddress().getPort();
    try {
      assertThat(run("time", "--console", console)).isEqualTo(1);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void anAnswerThatIsNoJsonTellsItsStatusAndTheConsole() throws IOException {
    answers(502, "<html>Bad gateway</html>");
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "arraytwin: the console at " + console + " answered HTTP 502, and not with JSON\n");
  }

  @Test
  void anInternalErrorTellsItsStatusAndTheConsole() throws IOException {
    answers(500, "{\"error\":\"internal error: no luck\"}");
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "arraytwin: the console at "
                + console
                + " answered HTTP 500: internal error: no luck\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--pause --resume",
        "--pause --scale 2",
        "--resume --scale 2",
        "--scale 0 --pause"
      })
  void onlyOnePaceOfTimeCanBeAsked(String options) {
    assertThat(run(("time " + options).split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .contains("--pause, --resume and --scale exclude each other")
        .hasLineCount(1);
  }

  @Test
  void numbersAreAskedForInPlainWords() {
    assertThat(run("time", "--jump", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("'x' is not a number").doesNotContain("double");
    assertThat(run("time", "--step", "1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("'1.5' is not a whole number, or is too large");
  }

  @Test
  void noCommandListsTheCommands() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("arraytwin: which command? serve, cli, fault, time");
  }

  @Test
  void aFaultWithoutItsArraysIsRefused() {
    assertThat(run("fault", "cut-link", "london")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameter").hasLineCount(1);
  }

  @Test
  void aMissingFleetFileIsOneLineAndExitCodeOne() {
    assertThat(run("serve", "--fleet", "nowhere/fleet.xml")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines("arraytwin: nowhere/fleet.xml: no such file\n");
  }

  @Test
  void aNetworkAddressWithTheDefaultPasswordIsRefused() {
    assertThat(run("serve", "--bind", "0.0.0.0")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "arraytwin: --bind 0.0.0.0 is reachable from the network and a user of london has the"
                + " default password: give the fleet file other passwords, or bind to"
                + " 127.0.0.1\n");
  }

  @Test
  void aPortOffsetThatLeavesTheRangeIsRefused() {
    assertThat(run("serve", "--port-offset", "60000")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "arraytwin: with --port-offset 60000 the fleet's ports 5922 to 8088 leave the range of"
                + " ports, 1 to 65535\n");
  }

  @Test
  void aStackTraceComesOnlyWithVerbose() {
    assertThat(run("serve", "--fleet", "nowhere.xml", "--verbose")).isEqualTo(1);
    assertThat(err.toString()).contains("arraytwin: nowhere.xml: no such file").contains("\tat ");
  }

  @Test
  void mofCheckShowsEachMistakeWithItsLineAndACaret(@TempDir Path folder) throws IOException {
    Path broken = folder.resolve("broken.mof");
    Files.writeString(
        broken, "#pragma include (\"sub/more.mof\")\nclass A {\n\tuint8 X\n\tuint8 Y = 300;\n};\n");
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/more.mof"), "class B : Nowhere { };\n");
    assertThat(run("mof", "check", broken.toString())).isEqualTo(1);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            %1$s/broken.mof:4:2: found a name 'uint8'; expected '(', '[', '=' or ';'
                \tuint8 Y = 300;
                \t^
            %1$s/broken.mof:4:12: 300 does not fit uint8; expected 0 to 255
                \tuint8 Y = 300;
                \t          ^
            %1$s/sub/more.mof:1:7: superclass Nowhere is not declared; expected a declared class
                class B : Nowhere { };
                      ^
            3 errors in 2 files; 0 qualifier types, 1 class, 0 instances
            (nothing to build on was given: see --base and --schema)
            """
                .formatted(folder));
  }

  @Test
  void mofCheckBuildsOnTheBundledClassesAndAnswersInJson(@TempDir Path folder) throws IOException {
    Path good = folder.resolve("good.mof");
    Files.writeString(
        good,
        "class X_Volume : CIM_StorageVolume { uint8 More; };\n"
            + "instance of X_Volume { SystemCreationClassName = \"X\"; SystemName = \"s\";"
            + " CreationClassName = \"X_Volume\"; DeviceID = \"1\"; };\n");
    assertThat(run("mof", "check", "--base", "--json", folder.toString()))
        .as(err.toString())
        .isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.path("errors")).isEmpty();
    assertThat(answer.path("classes").asInt()).isEqualTo(1);
    assertThat(answer.path("instances").asInt()).isEqualTo(1);
    assertThat(run("mof", "check", "--json", good.toString())).isEqualTo(1);
    assertThat(run("mof", "check", folder.resolve("none.mof").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none.mof: no such file");
  }
}
