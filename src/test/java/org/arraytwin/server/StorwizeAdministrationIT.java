package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an administrator of a Storwize does besides copying: volumes and partnerships. */
class StorwizeAdministrationIT {
  private static StorwizeFleet fleet;

  @BeforeAll
  static void start() {
    fleet = new StorwizeFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @Test
  void aThinVolumeIsMadeAsAnOpenStackDriverAsksForIt() {
    String free = fleet.field("lsmdiskgrp -bytes 0", "free_capacity");
    String made =
        fleet.good(
            "svctask mkvdisk -name volume-1 -mdiskgrp mdiskgrp0 -iogrp 1 -size 8 -unit gb -rsize 2%"
                + " -autoexpand -warning 0% -grainsize 128 -easytier off");
    assertThat(made).matches("Virtual Disk, id \\[[0-9]+\\], successfully created\n");
    String show = "lsvdisk -bytes volume-1";
    assertThat(fleet.field(show, "se_copy_count")).isEqualTo("1");
    assertThat(fleet.field(show, "IO_group_name")).isEqualTo("io_grp1");
    assertThat(fleet.field(show, "used_capacity")).isEqualTo("0");
    assertThat(fleet.field(show, "real_capacity")).isEqualTo("171835392");
    assertThat(fleet.field(show, "autoexpand")).isEqualTo("on");
    assertThat(fleet.field(show, "warning")).isEqualTo("0");
    assertThat(fleet.field(show, "grainsize")).isEqualTo("128");
    assertThat(fleet.field(show, "easy_tier")).isEqualTo("off");
    fleet.write("volume-1", 0, 4 * StorwizeFleet.GRAIN);
    assertThat(fleet.field(show, "used_capacity")).isEqualTo("262144");
    assertThat(fleet.field(show, "real_capacity")).isEqualTo("172097536");
    assertThat(Long.parseLong(free))
        .as("what is held back and what is written are gone from the pool")
        .isEqualTo(
            Long.parseLong(fleet.field("lsmdiskgrp -bytes 0", "free_capacity")) + 172_097_536);
    fleet.good("expandvdisksize -size 1 -unit gb volume-1");
    assertThat(fleet.field(show, "capacity")).isEqualTo(String.valueOf(9L << 30));
    fleet.good("chvdisk -easytier on volume-1");
    assertThat(fleet.field(show, "easy_tier")).isEqualTo("on");
    fleet.good("rmvdisk volume-1");
    assertThat(fleet.field("lsmdiskgrp -bytes 0", "free_capacity")).isEqualTo(free);
  }

  @Test
  void whatAVolumeCannotBeIsRefused() {
    String made = "mkvdisk -mdiskgrp 0 -size 1 -unit gb ";
    assertThat(fleet.code(made + "-iogrp 7")).isEqualTo("5729E");
    assertThat(fleet.code(made + "-autoexpand")).isEqualTo("5707E");
    assertThat(fleet.code(made + "-rsize 2%")).isEqualTo("7205E");
    assertThat(fleet.code(made + "-rsize 2% -autoexpand -warning 80%")).isEqualTo("7205E");
    assertThat(fleet.code(made + "-rsize 200% -autoexpand")).isEqualTo("5703E");
    assertThat(fleet.code(made + "-rsize 2 -autoexpand")).isEqualTo("5703E");
    assertThat(fleet.code(made + "-rsize few -autoexpand")).isEqualTo("5716E");
    assertThat(fleet.code(made + "-compressed")).isEqualTo("7050E");
    assertThat(fleet.code("expandvdisksize -size 100 -unit tb ledger")).isEqualTo("5860E");
    assertThat(fleet.code("expandvdisksize -size 1 payroll")).isEqualTo("5746E");
    assertThat(fleet.code("expandvdisksize -size 0 ledger")).isEqualTo("5702E");
    assertThat(fleet.code("chfcmap -force -copyrate 1 payroll_backup")).isEqualTo("7205E");
  }

  @Test
  void aVolumeGoesToTheGroupWithTheFewestVolumesWhereNoneIsAskedFor() {
    int first = Integer.parseInt(fleet.good("lsiogrp -nohdr -delim :").split(":", -1)[3]);
    for (int i = 0; i < 3; i++) {
      fleet.good("mkvdisk -mdiskgrp 1 -size 1 -iogrp io_grp0 -name even" + i);
    }
    fleet.good("mkvdisk -mdiskgrp 1 -size 1 -name balance");
    assertThat(fleet.field("lsvdisk balance", "IO_group_id")).isEqualTo("1");
    for (String name : new String[] {"even0", "even1", "even2", "balance"}) {
      fleet.good("rmvdisk " + name);
    }
    assertThat(fleet.good("lsiogrp -nohdr -delim :")).contains("0:io_grp0:2:" + first + ":");
  }

  private static String partnership(String system) {
    for (String line : fleet.good(system, "lspartnership -nohdr -delim :").split("\n", -1)) {
      if (line.contains(":remote:")) {
        return line.split(":", -1)[3];
      }
    }
    return "none";
  }

  private static void shows(String here, String there) {
    assertThat(partnership("itso1") + " | " + partnership("itso2")).isEqualTo(here + " | " + there);
  }

  @Test
  void eachSystemMakesStopsAndRemovesItsHalfOfAPartnership() {
    shows("fully_configured", "fully_configured");
    fleet.good("chpartnership -stop itso2");
    shows("fully_configured_stopped", "fully_configured_remote_stopped");
    fleet.good("itso2", "chpartnership -stop itso1");
    shows("fully_configured_stopped", "fully_configured_stopped");
    fleet.good("chpartnership -start itso2");
    fleet.good("rmpartnership itso2");
    shows("none", "partially_configured_local_stopped");
    assertThat(fleet.code("chpartnership -start itso2")).isEqualTo("5754E");
    assertThat(fleet.good("lspartnershipcandidate -nohdr -delim :"))
        .isEqualTo("00000200A0000BBA:yes:itso2\n");
    fleet.good("itso2", "chpartnership -start 00000200A0000BB9");
    shows("none", "partially_configured_local");
    assertThat(fleet.code("mkippartnership -type ipv4 -clusterip 172.16.5.2 -linkbandwidthmbits 9"))
        .as("the other half is Fibre Channel")
        .isEqualTo("5753E");
    fleet.good("itso2", "rmpartnership itso1");
    assertThat(fleet.good("itso2", "lspartnershipcandidate -nohdr -delim :"))
        .isEqualTo("00000200A0000BB9:no:itso1\n");
    fleet.good("mkippartnership -type ipv4 -clusterip 172.16.5.2 -linkbandwidthmbits 1000");
    fleet.good("itso2", "mkippartnership -type ipv4 -clusterip 172.16.4.2 -linkbandwidthmbits 10");
    shows("not_present", "not_present");
    fleet.pass(6);
    shows("fully_configured", "fully_configured");
    assertThat(fleet.field("lspartnership itso2", "type")).isEqualTo("ipv4");
    assertThat(fleet.field("lspartnership itso2", "link_bandwidth_mbits")).isEqualTo("1000");
    assertThat(fleet.field("lspartnership itso2", "background_copy_rate")).isEqualTo("50");
    assertThat(fleet.field("lspartnership itso1", "location")).isEqualTo("local");
    assertThat(fleet.code("lspartnership nobody")).isEqualTo("5754E");
    fleet.good("chpartnership -bandwidth 20 itso2");
    assertThat(fleet.field("lspartnership itso2", "link_bandwidth_mbits")).isEqualTo("160");
    assertThat(fleet.code("chpartnership -start -bandwidth 20 itso2")).isEqualTo("5713E");
    fleet.run(new CutLink("itso1", "itso2", 0));
    shows("not_present", "not_present");
    fleet.good("rmpartnership itso2");
    assertThat(fleet.good("lspartnershipcandidate")).isEmpty();
    assertThat(fleet.code("mkfcpartnership -linkbandwidthmbits 100 itso2")).isEqualTo("5754E");
    fleet.run(new HealLink("itso1", "itso2", 0));
    fleet.good("mkippartnership -type ipv4 -clusterip 172.16.5.2 -linkbandwidthmbits 1000");
    fleet.pass(6);
    shows("fully_configured", "fully_configured");
  }
}
