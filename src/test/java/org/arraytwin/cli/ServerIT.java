package org.arraytwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.server.ArrayEndpoints;
import org.arraytwin.server.CommandFailure;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIT {
  private static final Path HOME = Path.of("").toAbsolutePath();

  /** Of the password arraytwin. */
  private static final String HASH =
      "pbkdf2-sha256:10000:ABEiM0RVZneImaq7zN3u/w:" + "4ato4tYt5A1vlLBFwrsjnhmwnp4qrYsp8XeZ+AcQvaw";

  private static final Path FLEET = HOME.resolve("provider-config/fleets/two-site-dr.xml");
  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start(ServerSettings.embedded(HOME, FLEET, 1));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Result(int code, String out, String err) {}

  private static Result run(Server target, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(args));
    int split = all.indexOf("--");
    all.addAll(split < 0 ? all.size() : split, List.of("--console", target.console().toString()));
    int code =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    return new Result(code, out.toString(), err.toString());
  }

  @Test
  void everyArrayAnswersOnPortsOfItsOwn() throws IOException {
    assertThat(server.arrays()).extracting(ArrayEndpoints::name).containsExactly("london", "paris");
    assertThat(server.arrays())
        .flatExtracting(ArrayEndpoints::http, ArrayEndpoints::ssh)
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat((Integer) port).isPositive());
    for (ArrayEndpoints array : server.arrays()) {
      try (Socket ssh = new Socket(InetAddress.getLoopbackAddress(), array.ssh())) {
        assertThat(new String(ssh.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
            .isEqualTo("SSH-");
      }
    }
  }

  @Test
  void theReadyFileNamesEverything(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ready.json");
    ReadyFile.write(file, server);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("console").asText()).isEqualTo(server.console().toString());
    assertThat(json.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    JsonNode london = json.path("arrays").path(0);
    assertThat(london.path("name").asText()).isEqualTo("london");
    assertThat(london.path("product").asText()).isEqualTo("threepar");
    assertThat(london.path("namespace").asText()).isEqualTo("root/tpd");
    assertThat(london.path("interop").asText()).isEqualTo("root/PG_InterOp");
    assertThat(london.path("http").asInt()).isEqualTo(server.arrays().get(0).http());
    assertThat(london.path("ssh").asInt()).isEqualTo(server.arrays().get(0).ssh());
    assertThat(london.has("https")).isFalse();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theBannerShowsWhereToStart() {
    String text = Banner.of(server);
    assertThat(text)
        .contains("http://127.0.0.1:" + server.arrays().get(1).http())
        .contains("root/tpd root/PG_InterOp")
        .contains("ssh -p " + server.arrays().get(0).ssh() + " admin@127.0.0.1")
        .contains("wbemcli ei 'http://admin:arraytwin@127.0.0.1:")
        .contains("curl -u admin:arraytwin " + server.console() + "/api/fleet");
  }

  @Test
  void theCliCommandAnswersWithTheArraysOutputAndExitCode() {
    Result shown = run(server, "cli", "--array", "paris", "--", "showrcopy", "groups");
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out()).contains("payroll.r1001");
    assertThat(shown.code()).isZero();

    Result wrong = run(server, "cli", "--array", "paris", "--", "showrcopy", "groups", "nope");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("nope");
  }

  @Test
  void anUnknownArrayIsNamed() {
    Result result = run(server, "cli", "--array", "rome", "--", "showsys");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToNormalizingNewlines(
            "arraytwin: array 'rome' is unknown, expected one of london, paris\n");
  }

  @Test
  void aFaultIsSeenByBothSidesAndItsRepetitionRefused() throws InterruptedException {
    try (Server own = Server.start(ServerSettings.embedded(HOME, FLEET, 0))) {
      assertThat(run(own, "fault", "cut-link", "london", "paris").code()).isZero();
      Result again = run(own, "fault", "cut-link", "london", "paris");
      assertThat(again.code()).isEqualTo(1);
      assertThat(again.err()).contains("LINK_IS_CUT").hasLineCount(1);

      assertThat(run(own, "time", "--jump", "30").code()).isZero();
      assertThat(
              own.fleet()
                  .await(
                      at ->
                          at.fleet()
                              .site("paris")
                              .group("payroll.r1001")
                              .allPairs(SyncStatus.STOPPED),
                      10,
                      TimeUnit.SECONDS))
          .isTrue();
      Result failover =
          run(own, "cli", "--array", "paris", "--", "setrcopygroup failover -f payroll.r1001");
      assertThat(failover.err()).isEmpty();
      assertThat(failover.code()).isZero();
    }
  }

  @Test
  void theTimeCommandScalesAndJumps() {
    try (Server own = Server.start(ServerSettings.embedded(HOME, FLEET, 0))) {
      long before = own.fleet().now().now();
      assertThat(run(own, "time", "--jump", "90").out()).contains(" scale 0.0");
      assertThat(own.fleet().now().now()).isEqualTo(before + 90_000_000);
      assertThat(run(own, "time", "--scale", "60").out()).contains(" scale 60.0");
      assertThat(own.fleet().clock().scale()).isEqualTo(60);
      assertThat(run(own, "time", "--jump", "-1").err()).contains("--jump must be 0 to 31622400");
      assertThat(run(own, "time", "--step", "-1").err()).contains("--step must be 0 to 10000");
      assertThat(run(own, "status").out().lines().findFirst().orElseThrow())
          .endsWith(", scale 60.0");
      run(own, "time", "--pause");
      assertThat(run(own, "status").out().lines().findFirst().orElseThrow())
          .endsWith(", time stands still");
      assertThat(run(own, "status", "--json").out()).contains("\"scale\" : 0.0");
    }
  }

  @Test
  void anArrayWithoutPowerAnswersNobody() throws IOException {
    try (Server own = Server.start(ServerSettings.embedded(HOME, FLEET, 1));
        Socket session = new Socket(InetAddress.getLoopbackAddress(), own.arrays().get(0).ssh())) {
      InputStream in = session.getInputStream();
      assertThat(in.readNBytes(4)).hasSize(4);
      own.fleet().execute(new FailArray("london"));
      assertThat(endOf(session)).isTrue();
      try (Socket http = new Socket(InetAddress.getLoopbackAddress(), own.arrays().get(0).http())) {
        OutputStream request = http.getOutputStream();
        request.write("POST /cimom HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(endOf(http)).isTrue();
      }
    }
  }

  private static boolean endOf(Socket socket) {
    try {
      socket.setSoTimeout(20_000);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      // A reset is as good an end as any.
      return true;
    }
  }

  @Test
  void aPortInUseIsNamedWithItsOwner(@TempDir Path folder) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = HOME.resolve("provider-config/fleets/two-site-dr.xml");
      Path changed = folder.resolve("fleet.xml");
      Files.writeString(
          changed,
          Files.readString(file)
              .replace("ssh=\"5922\"", "ssh=\"" + taken.getLocalPort() + "\"")
              .replace("password=\"arraytwin\"", "password=\"" + HASH + "\"")
              .replace("../fleet.xsd", "fleet.xsd"));
      ServerSettings settings = ServerSettings.embedded(HOME, changed, 1);
      assertThatThrownBy(
              () ->
                  Server.start(
                      new ServerSettings(
                          HOME,
                          changed,
                          "127.0.0.1",
                          new ServerSettings.Ports(false, 0, OptionalInt.empty()),
                          1,
                          0,
                          settings.startMicros(),
                          settings.hostKeys(),
                          settings.limits(),
                          settings.mof(),
                          settings.products())))
          .isInstanceOf(CommandFailure.class)
          .hasMessage(
              "ssh of london cannot listen on port "
                  + taken.getLocalPort()
                  + ": Address already in use; choose others with --port-offset or"
                  + " --ephemeral-ports");
    }
  }

  @Test
  void theProcessTellsWhenItIsReadyAndEndsOnSigterm(@TempDir Path folder) throws Exception {
    Path ready = folder.resolve("ready.json");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Darraytwin.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "org.arraytwin.cli.Main",
                "serve",
                "--ephemeral-ports",
                "--ready-file",
                ready.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("ArrayTwin ready in ")) {
        line = lines.readLine();
      }
      assertThat(line).matches("ArrayTwin ready in [0-9]+ ms");
      JsonNode json = new ObjectMapper().readTree(ready.toFile());
      assertThat(json.path("pid").asLong()).isEqualTo(process.pid());
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  /** As the launcher does it at the first start. */
  @Test
  void theStartCanBeRecordedForThoseThatFollow(@TempDir Path folder) throws Exception {
    Path archive = folder.resolve("classes.jsa");
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseParallelGC",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Darraytwin.home=" + HOME,
                "-jar",
                HOME.resolve("target").resolve("arraytwin.jar").toString(),
                "serve",
                "--ephemeral-ports",
                "--exit-when-ready")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isZero();
      assertThat(archive).isNotEmptyFile();
    } finally {
      process.destroyForcibly();
    }
  }
}
