package org.arraytwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusCommandIT {
  private static Server server;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void serve() {
    Path home = Path.of("").toAbsolutePath();
    Path fleet = home.resolve("provider-config/fleets/two-site-dr.xml");
    server = Server.start(ServerSettings.embedded(home, fleet, 0));
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void everyCopyWithinAnArrayIsShownWithItsDataAndWhatIsLegal() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    Path fleet = home.resolve("provider-config/fleets/local-copies.xml");
    try (Server copies = Server.start(ServerSettings.embedded(home, fleet, 0))) {
      run(copies, "time", "--jump", "60");
      String text = run(copies, "status");
      assertThat(text)
          .contains("flash.2 in nightly", "storwize-flashcopy", "needed by     snap.1")
          .contains("orders -> orders.snap.2", "grains read through", "legal         acsnap cancel")
          .contains("legal         acsnap cancel with force or single")
          .contains("acsnap cancel without options - Copying; older generations")
          .contains("cancel the", "force to end all older ones");
      assertThat(text.lines()).allMatch(line -> line.length() <= 120);

      JsonNode json = new ObjectMapper().readTree(run(copies, "status", "--json"));
      assertThat(json.path("copies")).hasSize(9);
      JsonNode quick = json.path("copies").path(4);
      assertThat(quick.path("name").asText()).isEqualTo("quick");
      assertThat(quick.path("state").asText()).isEqualTo("Copying/Tracking");
      assertThat(quick.path("percent").asInt()).isBetween(9, 10);
      assertThat(quick.path("changedGrains").asInt()).isZero();
      assertThat(quick.path("operations"))
          .anyMatch(
              o -> o.path("name").asText().equals("acopc cancel") && o.path("legal").asBoolean())
          .anyMatch(
              o ->
                  o.path("reason").asText().equals("SESSION_IS_ACTIVE")
                      && o.path("legalWith").path(0).asText().equals("diff"));

      run(copies, "operate", "tower", "quick", "acopc", "cancel");
      run(copies, "operate", "tower", "nightly", "stopfcmap", "--together", "--option", "force");
      assertThat(run(copies, "status")).doesNotContain("quick").contains("stopped, ");

      run(copies, "fault", "pool-offline", "tower", "FC_r5");
      assertThat(run(copies, "status")).contains("tower         pool FC_r5 is offline");
      assertThat(run(copies, "status")).contains("Error Suspend").contains("hold nothing that");
    }
  }

  @Test
  void volumesThatACopyTakesOfflineForWantOfItsBitmapsAreTold() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    Path fleet = home.resolve("provider-config/fleets/storwize.xml");
    try (Server itso = Server.start(ServerSettings.embedded(home, fleet, 0))) {
      run(itso, "operate", "itso1", "payroll_backup", "startfcmap", "--option", "prep");
      run(itso, "time", "--jump", "600");
      assertThat(run(itso, "status")).contains("idle_or_copied").doesNotContain("is offline");
      run(itso, "fault", "lose-metadata", "itso1", "0");
      assertThat(run(itso, "status"))
          .contains("itso1         the bitmaps of I/O group 0 are lost")
          .contains("volume payroll is offline: the bitmaps of a copy of it cannot be read")
          .contains("volume payroll_bk is offline: the bitmaps of a copy of it cannot be read")
          .doesNotContain("volume payroll_snap1");
      JsonNode json = new ObjectMapper().readTree(run(itso, "status", "--json"));
      assertThat(json.path("arrays").path(0).path("volumes"))
          .hasSize(2)
          .allMatch(v -> v.path("lacksBitmaps").asBoolean());
      for (String volume : new String[] {"payroll", "payroll_bk"}) {
        assertThat(refused(itso, "fault", "host-write", "itso1", volume))
            .contains("idle_or_copied")
            .contains("bring the bitmaps of I/O group 0 back");
      }
      run(itso, "fault", "return-metadata", "itso1", "0");
      assertThat(run(itso, "status")).doesNotContain("is offline", "bitmaps");
    }
  }

  @Test
  void whatIsNotAsUsualStandsAboveTheSessions() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    Path fleet = home.resolve("provider-config/fleets/two-site-dr.xml");
    try (Server broken = Server.start(ServerSettings.embedded(home, fleet, 0))) {
      run(broken, "fault", "cut-one-way", "london", "paris", "--index", "1");
      run(broken, "fault", "slow-link", "london", "paris", "--rate", "10MiB", "--index", "0");
      run(broken, "fault", "delay-link", "london", "paris", "--latency", "40ms", "--index", "0");
      run(broken, "cli", "--array", "paris", "dismissrcopylink", "london", "0:6:1:10.1.0.11");
      run(broken, "fault", "fail-controller", "london", "0");
      run(broken, "fault", "lose-metadata", "paris", "0");
      run(broken, "fault", "set-cache", "london", "archive", "disabled");
      run(broken, "fault", "fail-flush", "london", "payroll.1");
      run(
          broken,
          "fault",
          "volume-condition",
          "london",
          "oltp.redo",
          "offline",
          "--sense",
          "2/04/03");
      run(broken, "fault", "fail-disk", "paris", "FC_r5", "1");
      run(broken, "fault", "fail-disk", "paris", "FC_r5", "2");
      run(broken, "time", "--jump", "30");
      assertThat(run(broken, "status"))
          .contains("london        controller 0 is down")
          .contains("london        I/O group 0 writes through: nothing mirrors its cache")
          .contains(
              "london        volume payroll.1 has its cache write-through, set to enabled, will"
                  + " fail its next flush")
          .contains("london        volume archive has its cache disabled\n")
          .contains("london        volume oltp.redo is offline (sense 2/04/03)")
          .contains("paris         the bitmaps of I/O group 0 are lost")
          .contains("paris         pool FC_r5 has lost its data")
          .contains("link 1 of london - paris is cut one way: paris does not hear london")
          .containsPattern(
              "link 0 of london - paris is not used by paris, carries 10\\.0 MiB/s instead of"
                  + " [0-9.]+, takes 40\\.0 ms instead of [0-9.]+\n")
          .contains("if alone      nothing can be read there");
      JsonNode london =
          new ObjectMapper().readTree(run(broken, "status", "--json")).path("arrays").path(0);
      assertThat(london.path("writingThrough").toString()).isEqualTo("[0]");
      assertThat(london.path("volumes"))
          .anyMatch(
              v ->
                  v.path("cache").asText().equals("enabled")
                      && v.path("cacheInEffect").asText().equals("write-through"));
      run(broken, "fault", "restore-controller", "london", "0");
      assertThat(run(broken, "status"))
          .doesNotContain("writes through", "write-through")
          .contains("volume payroll.1 will fail its next flush");
    }
  }

  /** What no option makes legal is told with the reason that remains, whatever the options. */
  @Test
  void anOperationIsToldWithTheReasonThatItsOptionsDoNotMend() throws IOException {
    Path home = Path.of("").toAbsolutePath();
    Path fleet = home.resolve("provider-config/fleets/storwize.xml");
    try (Server storwize = Server.start(ServerSettings.embedded(home, fleet, 0))) {
      String make = "mkrcrelationship -master %1$s -aux %1$s -cluster itso2 -name %1$s -sync";
      run(storwize, words(make.formatted("ledger")));
      run(storwize, words("startrcrelationship ledger"));
      run(storwize, words(make.formatted("ledger_log") + " -global -cyclingmode multi"));
      String text = run(storwize, "status");
      assertThat(text)
          .contains(" - cycling with change volumes: stop it with access")
          .contains("switchrcrelationship with primary-master or primary-aux")
          .contains("only a new one, inconsistent_stopped, can be declared")
          .doesNotContain("switchrcrelationship - asked without a direction");
      assertThat(
              text.lines()
                  .filter(l -> l.matches(".*ary/.* (Sync|Periodic) .*"))
                  .map(l -> l.replaceFirst("(Sync|Periodic) .*", "").length()))
          .containsExactly(67, 67, 67, 67);
      assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }
  }

  private static String[] words(String line) {
    return new String[] {"cli", "--array", "itso1", line};
  }

  private String refused(Server server, String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--console";
    all[args.length + 1] = server.console().toString();
    err.getBuffer().setLength(0);
    assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all)).isEqualTo(1);
    return err.toString();
  }

  private String run(String... args) {
    return run(server, args);
  }

  private String run(Server server, String... args) {
    out.getBuffer().setLength(0);
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--console";
    all[args.length + 1] = server.console().toString();
    assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all))
        .as(err.toString())
        .isZero();
    return out.toString();
  }

  @Test
  void everySessionIsShownFromBothHalvesWithWhatIsLegalThere() throws IOException {
    String healthy = run("status");
    assertThat(healthy)
        .contains("payroll", "Primary/Started", "4 Synced", "crm.r1001", "Secondary/Started")
        .contains("legal         stoprcopygroup")
        .contains("setrcopygroup failover")
        .contains("one past state, nothing lost");
    assertThat(healthy.lines()).allMatch(line -> line.length() <= 120);

    run("fault", "cut-link", "london", "paris");
    run("time", "--jump", "60");
    String apart = run("status");
    assertThat(apart)
        .contains(
            "Primary/Stopped", "target        paris failed", "legal         setrcopygroup failover")
        .contains("writes of the other side lost (");
    assertThat(apart.lines()).allMatch(line -> line.length() <= 120);

    JsonNode json = new ObjectMapper().readTree(run("status", "--json"));
    JsonNode paris = json.path("sessions").path(0).path("halves").path(1);
    assertThat(paris.path("array").asText()).isEqualTo("paris");
    assertThat(paris.path("asSurvivor").path("lostWrites").asLong()).isPositive();
    assertThat(paris.path("operations"))
        .anyMatch(
            o ->
                o.path("name").asText().equals("setrcopygroup failover")
                    && o.path("legal").asBoolean())
        .anyMatch(o -> o.path("reason").asText().equals("INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT"));

    run("fault", "fail-array", "paris");
    assertThat(run("status")).contains("power         none: it answers nobody");
    assertThat(run("status")).as("trying operations changes nothing").contains("Primary/Stopped");
  }
}
