package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.HostWrite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.metricshub.wbem.javax.cim.CIMInstance;

/**
 * What becomes of a thin volume whose real capacity is given out, row by row: asked by the command
 * line and by hosts, read back by the command line and by the CIM client.
 */
class StorwizeRealCapacityIT {
  private static final long MIB = 1L << 20;
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
  Stream<DynamicTest> everyRowOfRealCapacity() throws IOException {
    return ManualRows.of(
        Path.of("test-fixtures/storwize/volumes"), "; ", (kind, columns) -> check(columns));
  }

  private static void check(String[] row) {
    assertThat(row).hasSize(8);
    try {
      fleet.good("mkvdisk -mdiskgrp 0 -iogrp 0 -size 64 -name s");
      for (String step : row[0].split(", ", -1)) {
        assertThat(step(step)).as(step).isEqualTo("ok");
      }
      assertThat(step(row[1])).as(row[1] + ": " + row[7]).isEqualTo(row[2]);
      if (row[3].equals("gone")) {
        assertThat(fleet.code("lsvdisk t")).isEqualTo("5754E");
        return;
      }
      assertThat(fleet.field("lsvdisk t", "status")).as(row[7]).isEqualTo(row[3]);
      assertThat(copy("autoexpand")).as(row[7]).isEqualTo(row[4]);
      assertThat(copy("used_capacity")).as(row[7]).isEqualTo(mib(row[5]));
      assertThat(copy("real_capacity")).as(row[7]).isEqualTo(mib(row[6]));
      CIMInstance seen = fleet.seen(0, "IBMTSSVC_StorageVolume", "VolumeName", "t");
      assertThat(seen).isNotNull();
      assertThat(seen.getPropertyValue("EnabledState").toString())
          .as(row[7])
          .isEqualTo(row[3].equals("online") ? "2" : "3");
    } finally {
      fleet.code("stopfcmap -force m");
      fleet.code("rmfcmap -force m");
      fleet.code("rmvdisk t");
      fleet.code("rmvdisk s");
    }
  }

  @Test
  void usedUpRealCapacityIsAnEventUntilThereIsMore() {
    fleet.good("mkvdisk -mdiskgrp 0 -size 64 -rsize 16 -name small");
    fleet.write("small", 0, 17 * MIB);
    assertThat(fleet.good("lseventlog -nohdr -delim :"))
        .containsPattern(":vdisk:[0-9]+:small::alert:no:060001:1865:");
    assertThat(fleet.good("finderr")).contains("[1865]");
    fleet.good("expandvdisksize -rsize 8 small");
    assertThat(fleet.good("lseventlog -nohdr -delim :")).doesNotContain(":small::alert:no:");
    assertThat(fleet.field("lsvdisk small", "status")).isEqualTo("online");
    fleet.good("rmvdisk small");
  }

  @Test
  void aPoolTellsAllThatIsUsedOfAVolumeWhichHasNothingLeftAhead() {
    long before = usedOfPool();
    fleet.good("mkvdisk -mdiskgrp 0 -size 64 -rsize 75% -autoexpand -name ahead");
    assertThat(usedOfPool()).isEqualTo(before);
    fleet.write("ahead", 0, 64 * MIB);
    assertThat(usedOfPool()).isEqualTo(before + 64 * MIB);
    fleet.good("rmvdisk ahead");
  }

  private static long usedOfPool() {
    return Long.parseLong(fleet.field("lsmdiskgrp -bytes 0", "used_capacity"));
  }

  private static String copy(String field) {
    return fleet.field("lsvdiskcopy -copy 0 -bytes t", field);
  }

  private static String mib(String number) {
    return String.valueOf(Long.parseLong(number) * MIB);
  }

  private static String step(String step) {
    String[] words = step.split(" ", -1);
    switch (words[0]) {
      case "pass" -> fleet.pass(Double.parseDouble(words[1]));
      case "write" -> {
        Reason refused =
            fleet.refusal(
                new HostWrite(
                    "itso1",
                    words[1],
                    Long.parseLong(words[2]) * MIB,
                    Long.parseLong(words[3]) * MIB));
        return refused == null ? "ok" : refused.name().toUpperCase(Locale.ROOT);
      }
      default -> {
        return fleet.code(step);
      }
    }
    return "ok";
  }
}
