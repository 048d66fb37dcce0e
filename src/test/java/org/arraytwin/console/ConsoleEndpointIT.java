package org.arraytwin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.VirtualClock;
import org.arraytwin.login.Logins;
import org.arraytwin.login.Password;
import org.arraytwin.login.SlowGate;
import org.arraytwin.profile.CommandLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleEndpointIT {
  private static final Path CONFIG = Path.of("provider-config");
  private static final long START = 1_700_000_000_000_000L;
  private static final String LOGIN = "Authorization: Basic " + base64("admin:arraytwin");

  private FleetWriter fleet;
  private ConsoleEndpoint console;

  /** Answers with the line it was given. */
  private static final class Echo implements CommandLine {
    @Override
    public String prompt() {
      return "";
    }

    @Override
    public Answer run(String line) {
      return new Answer(line + "\n", 3, false);
    }
  }

  private record Reply(int status, String head, JsonNode body) {}

  @BeforeEach
  void open() throws IOException {
    ProviderConfig config = new ProviderConfig(CONFIG);
    FleetPlan plan = config.fleet(CONFIG.resolve("fleets/two-site-dr.xml"), 1L << 30);
    Fleet built =
        FleetBuilder.build(plan, Map.of("threepar", config.product("threepar").rules()), START, 0);
    fleet = new FleetWriter(built, new VirtualClock(built.now(), 0, System::nanoTime));
    console =
        ConsoleEndpoint.start(
            0,
            new ConsoleEndpoint.Settings(
                fleet,
                Map.of("london", new Echo()),
                Logins.of(Map.of("admin", new Password.Plain("arraytwin")), SlowGate.standard())));
  }

  @AfterEach
  void close() {
    console.close();
    fleet.close();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Reply send(String method, String path, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String host = String.join("", headers).contains("Host:") ? "" : "Host: " + own() + "\r\n";
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\n"
            + host
            + "Connection: close\r\nContent-Length: "
            + bytes.length
            + "\r\n"
            + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
            + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      return reply(socket.getInputStream());
    }
  }

  private static Reply reply(InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int blank = text.indexOf("\r\n\r\n");
    return new Reply(
        Integer.parseInt(text.substring(9, 12)),
        text.substring(0, blank),
        new ObjectMapper().readTree(text.substring(blank + 4)));
  }

  private String own() {
    return "127.0.0.1:" + console.port();
  }

  private Reply get(String path) throws IOException {
    return send("GET", path, "", LOGIN);
  }

  private Reply post(String path, String body) throws IOException {
    return send("POST", path, body, LOGIN);
  }

  @Test
  void evidenceTellsWhatTheContentsProve() throws Exception {
    Reply reply = get("/api/evidence");
    assertThat(reply.status()).isEqualTo(200);
    JsonNode groups = reply.body().get("groups");
    assertThat(groups.size()).isGreaterThan(0);
    for (JsonNode group : groups) {
      assertThat(group.get("sides")).hasSize(2);
      for (JsonNode side : group.get("sides")) {
        assertThat(side.get("proof").asText()).isEqualTo("PROVEN");
      }
    }
  }

  @Test
  void theFleetIsShownFromEachArraysOwnView() throws IOException {
    Reply fleetReply = get("/api/fleet");

    assertThat(fleetReply.status()).isEqualTo(200);
    JsonNode json = fleetReply.body();
    assertThat(json.path("nowMicros").asLong()).isEqualTo(START);
    assertThat(json.at("/arrays/0/name").asText()).isEqualTo("london");
    assertThat(json.at("/arrays/0/groups/0/role").asText()).isEqualTo("Primary");
    assertThat(json.at("/arrays/1/groups/0/name").asText()).isEqualTo("payroll.r1001");
    assertThat(json.at("/arrays/1/groups/0/role").asText()).isEqualTo("Secondary");
    assertThat(json.at("/arrays/1/groups/0/volumes/3/status").asText()).isEqualTo("Synced");
    assertThat(json.at("/links")).hasSize(2);
    assertThat(json.at("/links/1/index").asInt()).isEqualTo(1);
    assertThat(json.at("/links/1/cut").asBoolean()).isFalse();
  }

  @Test
  void aForeignHostOrOriginIsRefused() throws IOException {
    assertThat(send("GET", "/api/fleet", "", LOGIN, "Host: evil.example").status()).isEqualTo(403);
    assertThat(send("GET", "/api/fleet", "", LOGIN, "Host: 127.0.0.1.evil.example").status())
        .isEqualTo(403);
    assertThat(send("POST", "/api/time", "{}", LOGIN, "Origin: http://evil.example").status())
        .isEqualTo(403);
    assertThat(send("POST", "/api/time", "{}", LOGIN, "Origin: null").status()).isEqualTo(403);
    assertThat(send("POST", "/api/time", "{}", LOGIN, "Sec-Fetch-Site: cross-site").status())
        .isEqualTo(403);
    Reply same = send("POST", "/api/time", "{}", LOGIN, "Origin: http://" + own());
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.head()).doesNotContainIgnoringCase("Access-Control");
  }

  @Test
  void aLoginIsNeeded() throws IOException {
    Reply none = send("GET", "/api/fleet", "");
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.head()).contains("WWW-Authenticate: Basic");
    assertThat(send("GET", "/api/fleet", "", "Authorization: Basic " + base64("admin:no")).status())
        .isEqualTo(401);
    assertThat(send("GET", "/api/fleet", "", "Authorization: Basic %%%").status()).isEqualTo(401);
  }

  @Test
  void aFaultIsCarriedOutAndItsRepetitionRefusedWithReasons() throws IOException {
    String body = "{\"a\":\"london\",\"b\":\"paris\",\"index\":1}";
    assertThat(post("/api/faults/cut-link", body).status()).isEqualTo(200);
    assertThat(get("/api/fleet").body().at("/links/1/cut").asBoolean()).isTrue();
    assertThat(get("/api/fleet").body().at("/links/0/cut").asBoolean()).isFalse();

    Reply again = post("/api/faults/cut-link", body);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body().path("reason").asText()).isEqualTo("LINK_IS_CUT");
    assertThat(again.body().fieldNames())
        .toIterable()
        .containsExactly("error", "reason", "object", "state", "asked", "legal");
    assertThat(post("/api/faults/heal-link", body).status()).isEqualTo(200);
  }

  @Test
  void everyFaultIsReachable() throws IOException {
    String link = "\"a\":\"london\",\"b\":\"paris\"";
    assertThat(post("/api/faults/slow-link", "{" + link + ",\"rate\":\"10MiB\"}").status())
        .isEqualTo(200);
    assertThat(get("/api/fleet").body().at("/links/0/bytesPerSecond").asLong())
        .isEqualTo(10L << 20);
    assertThat(
            post("/api/faults/fail-next", "{\"operation\":\"recover\",\"group\":\"payroll\"}")
                .status())
        .isEqualTo(200);
    assertThat(
            post(
                    "/api/faults/host-write",
                    "{\"array\":\"london\",\"volume\":\"archive\",\"offset\":0,"
                        + "\"length\":\"64KiB\"}")
                .status())
        .isEqualTo(200);
    assertThat(post("/api/faults/fail-array", "{\"array\":\"london\"}").status()).isEqualTo(200);
    assertThat(get("/api/fleet").body().at("/arrays/0/powered").asBoolean()).isFalse();
    assertThat(post("/api/faults/restore-array", "{\"array\":\"london\"}").status()).isEqualTo(200);
  }

  @Test
  void wrongInputIsExplained() throws IOException {
    assertThat(post("/api/faults/cut-link", "{").body().path("error").asText())
        .startsWith("the body is no JSON: ");
    assertThat(post("/api/faults/cut-link", "[]").body().path("error").asText())
        .isEqualTo("the body is no JSON object, expected {...}");
    Reply unknown = post("/api/faults/fail-array", "{\"arry\":\"london\"}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body().path("error").asText())
        .isEqualTo("unknown field arry; expected array");
    assertThat(post("/api/faults/fail-array", "").body().path("error").asText())
        .isEqualTo("field array must be the name of an array");
    assertThat(post("/api/time", "{\"scale\":-1}").status()).isEqualTo(400);
    for (String both : List.of("true,\"scale\":2", "true,\"scale\":0", "false,\"scale\":2")) {
      assertThat(post("/api/time", "{\"pause\":" + both + "}").body().path("error").asText())
          .isEqualTo("pause and scale contradict each other, expected one of them");
    }
    for (String broken : List.of("{\"a\":", "{a}", "{} {}", "{\"a\":\u0001}", "nonsense")) {
      assertThat(post("/api/time", broken).body().path("error").asText())
          .startsWith("the body is no JSON: line 1, column ")
          .doesNotContain("Source", "REDACTED", "\n", "com.fasterxml", "StreamReadFeature");
    }
    assertThat(post("/api/faults/meteor", "{}").status()).isEqualTo(404);
    assertThat(post("/api/faults/meteor", "{}").body().path("error").asText())
        .startsWith("there is no /api/faults/meteor, expected /api/faults/")
        .contains("/api/faults/fail-array, ")
        .doesNotContain("/api/status");
    for (String path : List.of("/", "/api", "/index.html", "/api/nothing")) {
      assertThat(get(path).body().path("error").asText())
          .isEqualTo(
              "there is no %s, expected /api/fleet, /api/evidence, /api/status, /api/time,"
                      .formatted(path)
                  + " /api/arrays/NAME/cli, /api/commands/NAME, /api/faults/NAME");
    }
    assertThat(post("/api/arrays/rome/cli", "{\"line\":\"showsys\"}").status()).isEqualTo(404);
    assertThat(get("/api/faults/cut-link").status()).isEqualTo(405);
    assertThat(post("/api/time", "x".repeat(70_000)).status()).isEqualTo(400);
  }

  @Test
  void aLineGoesToTheArray() throws IOException {
    Reply reply = post("/api/arrays/london/cli", "{\"line\":\"showsys -d\"}");
    assertThat(reply.body().path("output").asText()).isEqualTo("showsys -d\n");
    assertThat(reply.body().path("exitCode").asInt()).isEqualTo(3);
  }

  @Test
  void timeJumpsScalesPausesAndGoesOn() throws IOException {
    assertThat(post("/api/time", "{\"jumpSeconds\":12.5}").body().path("nowMicros").asLong())
        .isEqualTo(START + 12_500_000);
    assertThat(post("/api/time", "{\"scale\":5}").body().path("scale").asDouble()).isEqualTo(5);
    assertThat(post("/api/time", "{\"pause\":true}").body().path("scale").asDouble()).isZero();
    assertThat(post("/api/time", "{\"pause\":false}").body().path("scale").asDouble()).isEqualTo(5);
    assertThat(get("/api/time").body().path("now").asText()).startsWith("2023-11-14T22:1");
  }

  @Test
  void timeStepsToTheNextDeadlines() throws IOException {
    post("/api/time", "{\"pause\":true}");
    String due = get("/api/time").body().path("nextDue").asText();
    assertThat(due).as("the periodic group's next cycle").startsWith("2023-11-14T");
    Reply stepped = post("/api/time", "{\"steps\":1}");
    assertThat(stepped.body().path("now").asText()).isEqualTo(due);
    assertThat(stepped.body().path("nextDue").asText()).isGreaterThan(due);
    long after = post("/api/time", "{\"steps\":3}").body().path("nowMicros").asLong();
    assertThat(after).isGreaterThan(stepped.body().path("nowMicros").asLong());
    assertThat(post("/api/time", "{\"steps\":1.5}").status()).isEqualTo(400);
    assertThat(post("/api/time", "{\"steps\":1,\"jumpSeconds\":1}").status()).isEqualTo(400);
  }
}
