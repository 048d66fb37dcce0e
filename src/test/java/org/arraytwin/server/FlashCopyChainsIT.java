package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.product.storwize.system.FlashCopyData;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMInstance;

/** Many mappings of one volume, cascades, restores, consistency groups, listings, rates. */
class FlashCopyChainsIT {
  private static final long MIB = 1L << 20;

  private StorwizeFleet fleet;

  @BeforeEach
  void start() {
    fleet = new StorwizeFleet();
    for (String volume : new String[] {"s", "t0", "t1", "t2", "u"}) {
      fleet.good("mkvdisk -mdiskgrp mdiskgrp0 -size 64 -name " + volume);
    }
    fleet.write("s", 0, 8 * MIB);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private void started(String name, String source, String target, int rate) {
    fleet.good(
        "mkfcmap -source "
            + source
            + " -target "
            + target
            + " -name "
            + name
            + " -copyrate "
            + rate);
    fleet.good("startfcmap -prep " + name);
    fleet.pass(0.5);
    assertThat(fleet.status(name)).isEqualTo("copying");
  }

  private List<String> names(String line) {
    return fleet.good(line + " -nohdr -delim :").lines().map(l -> l.split(":", -1)[1]).toList();
  }

  @Test
  void targetsChainBehindTheirSourceNewestFirstAndDependOnNewerOnes() {
    started("m2", "s", "t2", 0);
    Content first = fleet.content("s");
    fleet.write("s", 0, MIB);
    started("m1", "s", "t1", 0);
    Content second = fleet.content("s");
    fleet.write("s", 2 * MIB, MIB);
    started("m0", "s", "t0", 0);
    fleet.write("s", 4 * MIB, MIB);
    assertThat(names("lsfcmapdependentmaps m0")).containsExactly("m1", "m2");
    assertThat(names("lsfcmapdependentmaps m1")).containsExactly("m2");
    assertThat(names("lsfcmapdependentmaps m2")).isEmpty();
    assertThat(fleet.field("lsfcmap m0", "dependent_mappings")).isEqualTo("2");
    assertThat(fleet.content("t2").same(first)).isTrue();
    assertThat(fleet.content("t1").same(second)).isTrue();
  }

  @Test
  void aCompleteTargetWaitsForOlderOnesAndTheOldestIsIdleAsSoonAsItIsComplete() {
    started("m2", "s", "t2", 50);
    started("m1", "s", "t1", 80);
    fleet.pass(10);
    assertThat(fleet.field("lsfcmap m1", "progress")).isEqualTo("100");
    assertThat(fleet.status("m1")).isEqualTo("copying");
    fleet.pass(30);
    assertThat(fleet.status("m2")).isEqualTo("idle_or_copied");
    assertThat(fleet.status("m1")).isEqualTo("idle_or_copied");
  }

  @Test
  void stopByForceStopsTheDependentsToo() {
    started("m2", "s", "t2", 0);
    started("m1", "s", "t1", 0);
    fleet.write("s", 0, MIB);
    fleet.good("stopfcmap -force m1");
    assertThat(fleet.status("m1")).isEqualTo("stopped");
    assertThat(fleet.status("m2")).isEqualTo("stopped");
  }

  @Test
  void aWriteToATargetLeavesOlderTargetsAsTheyWere() {
    started("m2", "s", "t2", 0);
    Content image = fleet.content("t2");
    started("m1", "s", "t1", 0);
    fleet.write("t1", 0, MIB);
    assertThat(fleet.content("t2").same(image)).isTrue();
    fleet.write("s", 0, MIB);
    assertThat(fleet.content("t2").same(image)).isTrue();
  }

  @Test
  void aCascadeReadsThroughItsSourcesSource() {
    started("m1", "s", "t1", 0);
    Content image = fleet.content("t1");
    started("m2", "t1", "t2", 0);
    fleet.write("s", 0, 4 * MIB);
    fleet.write("t1", 4 * MIB, MIB);
    assertThat(fleet.content("t2").same(image)).isTrue();
    assertThat(fleet.good("lsfcmap -nohdr -delim :")).contains(":t1:", ":t2:");
  }

  @Test
  void aMappingFromATargetDependsOnTheOneThatBringsItAndIsServedBeforeThatStops() {
    started("m1", "s", "t1", 0);
    Content image = fleet.content("t1");
    started("m2", "t1", "t2", 0);
    assertThat(names("lsfcmapdependentmaps m1")).containsExactly("m2");
    fleet.good("stopfcmap m1");
    assertThat(fleet.status("m1")).isEqualTo("stopping");
    assertThat(fleet.status("m2")).isEqualTo("copying");
    assertThat(Integer.parseInt(fleet.field("lsfcmap m1", "clean_progress"))).isLessThan(100);
    fleet.pass(60);
    assertThat(fleet.status("m1")).isEqualTo("stopped");
    assertThat(fleet.status("m2")).isEqualTo("idle_or_copied");
    assertThat(fleet.content("t2").same(image)).isTrue();
  }

  @Test
  void aMappingFromATargetStopsWithTheOneThatBringsItByForce() {
    started("m1", "s", "t1", 0);
    started("m2", "t1", "t2", 0);
    started("m3", "t2", "t0", 0);
    assertThat(names("lsfcmapdependentmaps m1")).containsExactly("m2", "m3");
    fleet.good("stopfcmap -force m1");
    assertThat(fleet.status("m2")).isEqualTo("stopped");
    assertThat(fleet.status("m3")).isEqualTo("stopped");
  }

  @Test
  void aRestoreNeedsItsFlagWhileTheVolumeHasActiveMappingsAndSaysSo() {
    started("m1", "s", "t1", 0);
    Content image = fleet.content("t1");
    fleet.write("s", 0, 4 * MIB);
    started("m2", "s", "t2", 0);
    Content later = fleet.content("t2");
    fleet.good("mkfcmap -source t1 -target s -name back -copyrate 10");
    assertThat(names("lsvdiskdependentmaps s")).contains("m1", "m2");
    assertThat(fleet.code("startfcmap -prep back")).isEqualTo("6298E");
    fleet.good("startfcmap -prep -restore back");
    fleet.pass(0.5);
    assertThat(fleet.field("lsfcmap back", "restoring")).isEqualTo("yes");
    assertThat(fleet.field("lsfcmap back", "partner_FC_name")).isEqualTo("m1");
    assertThat(fleet.content("s").same(image)).isTrue();
    assertThat(fleet.content("t2").same(later)).isTrue();
  }

  @Test
  void withoutActiveMappingsTheRestoreFlagIsIgnored() {
    fleet.good("mkfcmap -source t1 -target s -name back -copyrate 50");
    fleet.good("startfcmap -prep -restore back");
    fleet.pass(0.5);
    assertThat(fleet.field("lsfcmap back", "restoring")).isEqualTo("no");
  }

  @Test
  void aSourceHas256MappingsAndNoMore() {
    for (int i = 0; i < 256; i++) {
      fleet.good("mkvdisk -mdiskgrp 1 -size 1 -rsize 0% -autoexpand -name x" + i);
      if (i == 0) {
        fleet.good("mkvdisk -mdiskgrp 1 -size 1 -name many");
      }
      fleet.good("mkfcmap -source many -target x" + i + " -copyrate 0");
    }
    fleet.good("mkvdisk -mdiskgrp 1 -size 1 -name x256");
    assertThat(fleet.code("mkfcmap -source many -target x256")).isEqualTo("6302E");
    assertThat(fleet.field("lsvdisk many", "fc_map_count")).isEqualTo("256");
    assertThat(fleet.field("lsvdisk many", "FC_id")).isEqualTo("many");
  }

  @Test
  void aMappingHasTheGrainThatIsAskedForAndOthersOfItsVolumesFollow() {
    fleet.good("mkfcmap -source s -target t0 -name fine -grainsize 64");
    fleet.good("mkfcmap -source s -target t1 -name follower");
    assertThat(fleet.field("lsfcmap fine", "grain_size")).isEqualTo("64");
    assertThat(fleet.field("lsfcmap follower", "grain_size")).isEqualTo("64");
    assertThat(fleet.code("mkfcmap -source s -target t2 -grainsize 256")).isEqualTo("6300E");
    assertThat(fleet.code("mkfcmap -source s -target t2 -grainsize 128")).isEqualTo("5706E");
    fleet.good("mkfcmap -source u -target t2 -name coarse");
    assertThat(fleet.field("lsfcmap coarse", "grain_size")).isEqualTo("256");
  }

  @Test
  void aTargetThatIsKeptTakesItsSourceOfflineRatherThanStopTheMapping() {
    fleet.good("mkfcmap -source s -target t0 -name kept -keeptarget");
    assertThat(fleet.field("lsfcmap kept", "keep_target")).isEqualTo("yes");
    fleet.good("startfcmap -prep kept");
    fleet.pass(1);
    fleet.run(new VolumeCondition("itso1", "t0", "io-failed", ""));
    assertThat(fleet.status("kept")).isEqualTo("copying");
    assertThat(fleet.field("lsvdisk s", "status")).isEqualTo("offline");
    fleet.run(new VolumeCondition("itso1", "t0", "online", ""));
    assertThat(fleet.field("lsvdisk s", "status")).isEqualTo("online");
  }

  @Test
  void aGroupStartsAtOneInstantAndMovesAsOne() {
    fleet.write("u", 0, 4 * MIB);
    fleet.good("mkfcconsistgrp -name g");
    assertThat(fleet.field("lsfcconsistgrp g", "status")).isEqualTo("empty");
    fleet.good("mkfcmap -source s -target t0 -name a -consistgrp g");
    fleet.good("mkfcmap -source u -target t1 -name b -consistgrp g");
    assertThat(fleet.field("lsfcconsistgrp g", "status")).isEqualTo("idle_or_copied");
    assertThat(fleet.code("startfcmap -prep a")).isEqualTo("5746E");
    fleet.good("prestartfcconsistgrp g");
    fleet.pass(1);
    assertThat(fleet.field("lsfcconsistgrp g", "status")).isEqualTo("prepared");
    Content s = fleet.content("s");
    Content u = fleet.content("u");
    fleet.good("startfcconsistgrp g");
    fleet.write("s", 0, MIB);
    fleet.write("u", 0, MIB);
    assertThat(fleet.content("t0").same(s)).isTrue();
    assertThat(fleet.content("t1").same(u)).isTrue();
    assertThat(fleet.field("lsfcmap a", "start_time"))
        .isEqualTo(fleet.field("lsfcmap b", "start_time"))
        .matches("[0-9]{12}");
    CIMInstance set = fleet.seen(0, "IBMTSSVC_FlashCopyStorageSynchronizedSet", "ElementName", "g");
    assertThat(set.getPropertyValue("NativeStatus")).isEqualTo("copying");
    assertThat(set.getPropertyValue("SyncState").toString()).isEqualTo("5");
    fleet.good("stopfcconsistgrp g");
    assertThat(fleet.field("lsfcconsistgrp g", "status")).isEqualTo("stopped");
    assertThat(fleet.code("rmfcconsistgrp g")).isEqualTo("5755E");
    fleet.good("rmfcconsistgrp -force g");
    assertThat(fleet.field("lsfcmap a", "group_name")).isEmpty();
    assertThat(fleet.code("startfcmap -prep a")).isEqualTo("ok");
  }

  @Test
  void anAutodeleteGroupGoesWithItsLastMapping() {
    fleet.good("mkfcconsistgrp -name g -autodelete");
    fleet.good("mkfcmap -source s -target t0 -name a -consistgrp g -autodelete");
    assertThat(fleet.seen(0, "IBMTSSVC_CloneCopyStorageSynchronizedSet", "ElementName", "g"))
        .isNotNull();
    fleet.good("startfcconsistgrp -prep g");
    fleet.pass(60);
    assertThat(fleet.code("lsfcmap a")).isEqualTo("5754E");
    assertThat(fleet.code("lsfcconsistgrp g")).isEqualTo("5754E");
  }

  @Test
  void everyRateCopiesAtTheSpeedOfTheManualsTable() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("test-fixtures/storwize/rates.csv")).stream().skip(1).toList();
    assertThat(rows).hasSize(16);
    FlashCopyData data = fleet.flashCopyData();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      long kib = Long.parseLong(cells[2]);
      for (String rate : new String[] {cells[0], cells[1]}) {
        assertThat(data.bytesPerSecond(Integer.parseInt(rate))).as(row).isEqualTo(kib << 10);
      }
      // Grains a second in the manual's table; a half of one is one in two seconds.
      assertThat(kib / 256.0).as(row).isEqualTo(Double.parseDouble(cells[3]));
      assertThat(kib / 64.0).as(row).isEqualTo(Double.parseDouble(cells[4]));
    }
  }

  @Test
  void aCopyTakesAsLongAsItsRateSays() {
    fleet.good("mkfcmap -source s -target t0 -name m -copyrate 75");
    fleet.good("prestartfcmap m");
    fleet.pass(1);
    fleet.good("startfcmap m");
    // 64 MiB at 16 MiB a second.
    fleet.pass(3.9);
    assertThat(fleet.status("m")).isEqualTo("copying");
    fleet.pass(0.2);
    assertThat(fleet.status("m")).isEqualTo("idle_or_copied");
  }

  @Test
  void listingsHaveTheProductsColumnsAndOptions() {
    fleet.good("mkfcmap -source s -target t0 -name m");
    String[] lines = fleet.good("svcinfo lsfcmap -delim , -filtervalue name=m").split("\n", -1);
    assertThat(lines[0])
        .isEqualTo(
            "id,name,source_vdisk_id,source_vdisk_name,target_vdisk_id,target_vdisk_name,"
                + "group_id,group_name,status,progress,copy_rate,clean_progress,incremental,"
                + "partner_FC_id,partner_FC_name,restoring,start_time,rc_controlled");
    assertThat(lines[1]).endsWith(",m,10,s,11,t0,,,idle_or_copied,0,50,100,off,,,no,,no");
    assertThat(fleet.good("lsfcmap -nohdr -filtervalue status=copying")).isEmpty();
    assertThat(fleet.good("lsfcmap -nohdr -filtervalue name=pay*")).contains("payroll_backup");
    assertThat(fleet.code("lsfcmap -filtervalue colour=red")).isEqualTo("5741E");
    assertThat(fleet.field("lsvdisk s", "capacity")).isEqualTo("64.00MB");
    assertThat(fleet.field("lsvdisk -bytes s", "capacity")).isEqualTo("67108864");
    assertThat(fleet.type("itso1", "svctask lsfcmap").exitCode()).isEqualTo(127);
    assertThat(fleet.type("itso1", "make coffee").exitCode()).isEqualTo(127);
    assertThat(fleet.good("startfcmap -h")).contains("-prep", "-restore", "svctask startfcmap");
    assertThat(fleet.good("help")).contains("lsfcmapdependentmaps", "switchrcconsistgrp");
    for (String line :
        List.of("lssystem", "lsnode", "lsnodecanister", "lsmdiskgrp", "lsiogrp", "lspartnership")) {
      assertThat(fleet.good(line)).as(line).contains("id");
    }
  }
}
