package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.metricshub.wbem.javax.cim.CIMInstance;

/**
 * Every event in every state of a Metro or Global Mirror relationship, row by row: asked by the
 * command line, read back on both systems by the command line and by the CIM client.
 */
class StorwizeRelationshipsIT {
  private static final String RELATIONSHIP = "IBMTSSVC_RemoteStorageSynchronized";

  /** What the relationship is by the side that is on the first system, and on the second. */
  private static final List<String> SIDES =
      List.of("IBMTSSVC_MasterRemoteStorageSynchronized", "IBMTSSVC_AuxRemoteStorageSynchronized");

  /** NativeState, as the class documentation has it; 8 is ours. */
  private static final Map<String, String> NATIVE =
      Map.of(
          "idling", "0",
          "idling_disconnected", "1",
          "consistent_synchronized", "2",
          "consistent_disconnected", "3",
          "consistent_stopped", "4",
          "inconsistent_copying", "5",
          "inconsistent_disconnected", "6",
          "inconsistent_stopped", "7",
          "consistent_copying", "8");

  private static StorwizeFleet fleet;
  private static int row;

  @BeforeAll
  static void start(@TempDir Path home) throws IOException {
    Homes.copy(
        home,
        "products/storwize.xml",
        "Relationships\" value=\"hidden\"",
        "Relationships\" value=\"shown\"");
    fleet = new StorwizeFleet(home);
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @TestFactory
  Stream<DynamicTest> everyEventInEveryState() throws IOException {
    return ManualRows.of(
        Path.of("test-fixtures/storwize/relationships"), "; ", (kind, columns) -> check(columns));
  }

  @Test
  void aRelationshipIsAskedByItsSide() {
    row++;
    try {
      fleet.good("itso1", "mkvdisk -mdiskgrp 0 -size 256 -name m");
      fleet.good("itso1", "mkvdisk -mdiskgrp 0 -size 256 -name n");
      fleet.good("itso2", "mkvdisk -mdiskgrp 0 -size 256 -name a");
      fleet.good("itso2", "mkvdisk -mdiskgrp 0 -size 256 -name b");
      fleet.good("mkrcrelationship -master m -aux a -cluster itso2 -name r");
      assertThat(fleet.operate(0, SIDES.get(0), "r", "4")).isEqualTo("ok");
      fleet.pass(30);
      assertThat(fleet.operate(1, SIDES.get(1), "r", "3")).isEqualTo("ok");
      assertThat(fleet.field("itso2", "lsrcrelationship r", "state"))
          .isEqualTo("consistent_stopped");
    } finally {
      cleanUp();
    }
  }

  @Test
  void aRelationshipThatStopsByItselfIsAnErrorUntilItGoesOn() {
    row++;
    try {
      for (String volume : new String[] {"itso1 m", "itso1 n", "itso2 a", "itso2 b"}) {
        String[] words = volume.split(" ", -1);
        fleet.good(words[0], "mkvdisk -mdiskgrp 0 -size 256 -name " + words[1]);
      }
      fleet.good("mkrcrelationship -master m -aux a -cluster itso2 -global -name r");
      fleet.good("startrcrelationship r");
      fleet.pass(30);
      fleet.run(new CutLink("itso1", "itso2", 0));
      fleet.pass(60);
      assertThat(stopped("no"))
          .matches("[0-9]+:[0-9]{12}:remote_copy:[0-9]+:r::alert:no:050020:1720:.*\n");
      fleet.run(new HealLink("itso1", "itso2", 0));
      fleet.pass(30);
      fleet.code("startrcrelationship -primary master r");
      fleet.pass(30);
      assertThat(fleet.field("lsrcrelationship r", "state")).isEqualTo("consistent_synchronized");
      assertThat(stopped("no")).isEmpty();
      assertThat(stopped("yes")).contains(":alert:yes:050020:1720:");
    } finally {
      cleanUp();
    }
  }

  private static String stopped(String isFixed) {
    String options = "-message no -fixed " + isFixed + " -filtervalue object_type=remote_copy";
    return fleet.good("lseventlog -nohdr -delim : " + options);
  }

  private static void check(String[] columns) {
    assertThat(columns).hasSize(7);
    row++;
    try {
      for (String volume : new String[] {"itso1 m", "itso1 n", "itso2 a", "itso2 b"}) {
        String[] words = volume.split(" ", -1);
        fleet.good(words[0], "mkvdisk -mdiskgrp 0 -size 256 -name " + words[1]);
      }
      for (String step : columns[0].split(", ", -1)) {
        assertThat(step(step)).as(step).isEqualTo("ok");
      }
      assertThat(step(columns[1])).as(columns[1] + ": " + columns[6]).isEqualTo(columns[2]);
      seen(0, columns[3], columns[5], columns[6]);
      seen(1, columns[4], columns[5], columns[6]);
    } finally {
      cleanUp();
    }
  }

  private static void seen(int system, String state, String primary, String source) {
    String name = "itso" + (system + 1);
    CIMInstance shown = fleet.seen(system, RELATIONSHIP, "ElementName", "r");
    if (state.equals("gone")) {
      assertThat(fleet.code(name, "lsrcrelationship r")).as(source).isEqualTo("5754E");
      assertThat(shown).isNull();
      assertThat(fleet.seen(system, SIDES.get(system), "ElementName", "r")).isNull();
      return;
    }
    assertThat(fleet.field(name, "lsrcrelationship r", "state")).as(name + source).isEqualTo(state);
    assertThat(shown).isNotNull();
    assertThat(shown.getPropertyValue("NativeState").toString()).isEqualTo(NATIVE.get(state));
    CIMInstance side = fleet.seen(system, SIDES.get(system), "ElementName", "r");
    assertThat(side).isNotNull();
    assertThat(side.getPropertyValue("NativeState").toString()).isEqualTo(NATIVE.get(state));
    assertThat(fleet.seen(system, SIDES.get(1 - system), "ElementName", "r")).isNull();
    if (!state.endsWith("disconnected")) {
      assertThat(fleet.field(name, "lsrcrelationship r", "primary")).isEqualTo(primary);
    }
  }

  /** What a step is answered with, {@code ok} where it happens. */
  private static String step(String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "pass" -> fleet.pass(Double.parseDouble(words[1]));
      case "write" -> fleet.write(words[1], 0, 128L << 20);
      case "cut" -> fleet.run(new CutLink("itso1", "itso2", 0));
      case "heal" -> fleet.run(new HealLink("itso1", "itso2", 0));
      case "cim" -> {
        return fleet.operate(0, RELATIONSHIP, "r", words[1]);
      }
      case "aux:" -> {
        return words[1].equals("cim")
            ? fleet.operate(1, RELATIONSHIP, "r", words[2])
            : fleet.code("itso2", step.substring("aux: ".length()));
      }
      default -> {
        return fleet.code(step);
      }
    }
    return "ok";
  }

  private static void cleanUp() {
    if (fleet.at().fleet().links().exists(link -> link.cut())) {
      fleet.run(new HealLink("itso1", "itso2", 0));
      fleet.pass(30);
    }
    if (!fleet.at().fleet().inTouch(0, 1)) {
      fleet.code("mkfcpartnership -linkbandwidthmbits 100000 itso2");
      fleet.code("chpartnership -start itso2");
      fleet.code("itso2", "chpartnership -start itso1");
      fleet.pass(10);
    }
    fleet.code("chpartnership -linkbandwidthmbits 100000 -backgroundcopyrate 100 itso2");
    fleet.code("rmrcrelationship r");
    fleet.code("rmrcrelationship q");
    for (String volume : new String[] {"itso1 m", "itso1 n", "itso2 a", "itso2 b"}) {
      String[] words = volume.split(" ", -1);
      fleet.good(words[0], "chvdisk -name " + words[1] + "_" + row + " " + words[1]);
    }
  }
}
