package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metricshub.wbem.javax.cim.CIMInstance;

/**
 * ModifySynchronizedSet in every state of a consistency group of relationships: what the rows of
 * relationships say of ModifySynchronization holds of a group with one member. What changes the
 * member itself (its kind, its end) is not asked of a set.
 */
class StorwizeSetsIT {
  private static final String METRO = "IBMTSSVC_SyncCopyStorageSynchronizedSet";
  private static final String GLOBAL = "IBMTSSVC_AsyncCopyStorageSynchronizedSet";
  private static final Set<String> OF_SETS =
      Set.of("12", "4", "5", "3", "13", "0x8002", "0x8003", "6", "7", "8", "9");

  private static StorwizeFleet fleet;
  private static int row;
  private static int rows;

  @BeforeAll
  static void start() {
    fleet = new StorwizeFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
    assertThat(rows).as("rows that were asked of a set").isGreaterThan(70);
  }

  @TestFactory
  Stream<DynamicTest> whatIsAskedOfARelationshipIsAskedOfASet() throws IOException {
    return ManualRows.of(
        Path.of("test-fixtures/storwize/relationships"), "; ", (kind, columns) -> check(columns));
  }

  private static boolean asked(String[] columns) {
    String[] event = columns[1].replace("aux: ", "").split(" ", -1);
    boolean counted = columns[1].startsWith("pass") && columns[0].contains("cim ");
    return (event[0].equals("cim") && OF_SETS.contains(event[1])) || counted;
  }

  private static void check(String[] columns) {
    if (!asked(columns)) {
      return;
    }
    rows++;
    row++;
    try {
      fleet.good("itso1", "mkvdisk -mdiskgrp 0 -size 256 -name m");
      fleet.good("itso2", "mkvdisk -mdiskgrp 0 -size 256 -name a");
      for (String step : columns[0].split(", ", -1)) {
        assertThat(step(ofGroup(step))).as(step).isEqualTo("ok");
        if (step.startsWith("mkrcrelationship")) {
          fleet.good("itso1", "mkrcconsistgrp -cluster itso2 -name g");
          fleet.good("itso1", "chrcrelationship -consistgrp g r");
        }
      }
      assertThat(step(ofGroup(columns[1])))
          .as(columns[1] + ": " + columns[6])
          .isEqualTo(columns[2]);
      seen(0, columns[3]);
      seen(1, columns[4]);
    } finally {
      cleanUp();
    }
  }

  /** The command of a group that does to it what a command does to a relationship. */
  private static String ofGroup(String step) {
    return step.matches("(aux: )?(start|stop|switch)rcrelationship.* r")
        ? step.replace("rcrelationship", "rcconsistgrp").replaceAll(" r$", " g")
        : step;
  }

  private static void seen(int system, String state) {
    assertThat(fleet.field("itso" + (system + 1), "lsrcconsistgrp g", "state")).isEqualTo(state);
    CIMInstance set = fleet.seen(system, kind(system), "ElementName", "g");
    assertThat(set).isNotNull();
    assertThat(set.getPropertyValue("NativeStatus")).isEqualTo(state);
  }

  /** The class of the group, which follows what its member is. */
  private static String kind(int system) {
    return fleet.seen(system, METRO, "ElementName", "g") == null ? GLOBAL : METRO;
  }

  private static String step(String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "pass" -> fleet.pass(Double.parseDouble(words[1]));
      case "write" -> fleet.write(words[1], 0, 128L << 20);
      case "cut" -> fleet.run(new CutLink("itso1", "itso2", 0));
      case "heal" -> fleet.run(new HealLink("itso1", "itso2", 0));
      case "cim" -> {
        return fleet.operateSet(0, kind(0), "g", words[1]);
      }
      case "aux:" -> {
        return words[1].equals("cim")
            ? fleet.operateSet(1, kind(1), "g", words[2])
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
    fleet.code("rmrcrelationship r");
    fleet.code("rmrcconsistgrp g");
    fleet.good("itso1", "chvdisk -name m_" + row + " m");
    fleet.good("itso2", "chvdisk -name a_" + row + " a");
  }
}
