package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.metricshub.wbem.javax.cim.CIMInstance;

/**
 * Every event in every state of a FlashCopy mapping, row by row: asked by the command line, read
 * back by the command line and by the CIM client.
 */
class StorwizeStatesIT {
  private static final List<String> VOLUMES = List.of("src", "tgt", "old", "tiny");
  private static final String GROUP = "IBMTSSVC_FlashCopyStorageSynchronizedSet";

  private static StorwizeFleet fleet;

  @BeforeAll
  static void start() {
    fleet = new StorwizeFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @TestFactory
  Stream<DynamicTest> everyEventInEveryState() throws IOException {
    return ManualRows.of(
        Path.of("test-fixtures/storwize/states"), "; ", (kind, columns) -> check(columns, false));
  }

  /** ModifySynchronizedSet: the rows of ModifySynchronization hold of a group of one mapping. */
  @TestFactory
  Stream<DynamicTest> whatIsAskedOfAMappingIsAskedOfASet() throws IOException {
    return ManualRows.of(
        Path.of("test-fixtures/storwize/states"),
        "; ",
        (kind, columns) -> {
          // A set is not deleted by Detach.
          if (columns[1].startsWith("cim ") && !columns[1].equals("cim 2")) {
            check(columns, true);
          }
        });
  }

  /** The same step, of the group that the mapping belongs to. */
  private static String ofGroup(String step) {
    return !step.matches("(prestart|start|stop)fcmap.* m")
        ? step.replaceAll("^cim ", "set ")
        : step.replace("fcmap", "fcconsistgrp").replaceAll(" m$", " g");
  }

  private static void joined(String step) {
    if (step.startsWith("mkfcmap") && step.contains("-name m")) {
      fleet.good("mkfcconsistgrp -name g");
      fleet.good("chfcmap -consistgrp g m");
    }
  }

  private static void check(String[] row, boolean set) {
    assertThat(row).hasSize(6);
    try {
      for (String volume : VOLUMES) {
        int size = volume.equals("tiny") ? 1 : 64;
        fleet.good("mkvdisk -mdiskgrp 0 -size " + size + " -name " + volume);
      }
      for (String step : row[0].split(", ", -1)) {
        assertThat(step(set ? ofGroup(step) : step)).as(step).isEqualTo("ok");
        if (set) {
          joined(step);
        }
      }
      String event = set ? ofGroup(row[1]) : row[1];
      assertThat(step(event)).as(event + ": " + row[5]).isEqualTo(row[2]);
      CIMInstance seen = fleet.seen(0, StorwizeFleet.MAPPING, "ElementName", "m");
      if (row[3].equals("gone")) {
        assertThat(fleet.code("lsfcmap m")).as(row[5]).isEqualTo("5754E");
        assertThat(seen).isNull();
      } else {
        assertThat(fleet.status("m")).as(row[5]).isEqualTo(row[3]);
        assertThat(seen).isNotNull();
        assertThat(seen.getPropertyValue("SyncState").toString()).as(row[5]).isEqualTo(row[4]);
      }
    } finally {
      cleanUp();
    }
  }

  /** What a step is answered with, {@code ok} where it happens. */
  private static String step(String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "pass" -> fleet.pass(Double.parseDouble(words[1]));
      case "write" -> fleet.write(words[1], 0, 4 * StorwizeFleet.GRAIN);
      case "cim" -> {
        return fleet.operate(0, StorwizeFleet.MAPPING, "m", words[1]);
      }
      case "set" -> {
        return fleet.operateSet(0, GROUP, "g", words[1]);
      }
      case "fill" -> fleet.write(words[1], 0, 64L << 20);
      case "lose-metadata" -> fleet.run(new LoseMetadata("itso1", ioGroup()));
      case "return-metadata" -> fleet.run(new ReturnMetadata("itso1", ioGroup()));
      case "fail-flush" -> fleet.run(new FailFlush("itso1", "src"));
      case "break" -> fleet.run(new VolumeCondition("itso1", words[1], "io-failed", ""));
      default -> {
        return fleet.code(step);
      }
    }
    return "ok";
  }

  private static int ioGroup() {
    return Integer.parseInt(fleet.field("lsvdisk src", "IO_group_id"));
  }

  private static void cleanUp() {
    if (fleet.at().fleet().site(0).health().blind().contains(ioGroup())) {
      fleet.run(new ReturnMetadata("itso1", ioGroup()));
    }
    fleet.pass(1);
    if (fleet.code("lsfcconsistgrp g").equals("ok")) {
      fleet.good("rmfcconsistgrp -force g");
    }
    for (String line : fleet.good("lsfcmap -nohdr -delim :").split("\n", -1)) {
      String[] fields = line.split(":", -1);
      if (fields.length > 1 && VOLUMES.contains(fields[3])) {
        fleet.code("stopfcmap -force " + fields[0]);
        fleet.good("rmfcmap -force " + fields[0]);
      }
    }
    for (String volume : VOLUMES) {
      fleet.code("rmvdisk " + volume);
    }
  }
}
