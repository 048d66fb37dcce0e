package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.FailController;
import org.arraytwin.fleet.fault.parts.RestoreController;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an administrator of a Storwize does besides copying: volumes, partnerships, events. */
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
  void forceTakesAMappingOutOfItsGroup() {
    fleet.good("mkfcconsistgrp -name forced");
    fleet.good("chfcmap -consistgrp forced payroll_backup");
    assertThat(fleet.field("lsfcmap payroll_backup", "group_name")).isEqualTo("forced");
    assertThat(fleet.code("chfcmap -force -consistgrp forced payroll_backup")).isEqualTo("5713E");
    fleet.good("chfcmap -force payroll_backup");
    assertThat(fleet.field("lsfcmap payroll_backup", "group_name")).isEmpty();
    fleet.good("rmfcconsistgrp forced");
  }

  @Test
  void whatAVolumeCannotBeIsRefused() {
    String made = "mkvdisk -mdiskgrp 0 -size 1 -unit gb ";
    assertThat(fleet.code(made + "-iogrp 7")).isEqualTo("5729E");
    assertThat(fleet.code(made + "-autoexpand")).isEqualTo("5707E");
    assertThat(fleet.code(made + "-rsize 2% -autoexpand -warning 101%")).isEqualTo("5703E");
    assertThat(fleet.code("mkvdisk -mdiskgrp 0 -size 0 -rsize 2% -autoexpand -warning 50%"))
        .isEqualTo("5702E");
    assertThat(fleet.code(made + "-rsize 200% -autoexpand")).isEqualTo("5703E");
    assertThat(fleet.code(made + "-rsize 2 -autoexpand")).isEqualTo("5703E");
    assertThat(fleet.code(made + "-rsize few -autoexpand")).isEqualTo("5716E");
    String thin = "mkvdisk -mdiskgrp 0 -rsize 0% -autoexpand ";
    assertThat(fleet.code(thin + "-size 257 -unit tb")).isEqualTo("5703E");
    assertThat(fleet.code(thin + "-size 8191 -unit pb")).isEqualTo("5703E");
    assertThat(fleet.code("expandvdisksize -size 8191 -unit pb ledger")).isEqualTo("5860E");
    assertThat(fleet.code(made + "-compressed")).isEqualTo("7050E");
    assertThat(fleet.code("expandvdisksize -size 100 -unit tb ledger")).isEqualTo("5860E");
    assertThat(fleet.code("expandvdisksize -size 1 payroll")).isEqualTo("5746E");
    assertThat(fleet.code("expandvdisksize -size 0 ledger")).isEqualTo("5702E");
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

  private static String events(String options) {
    return fleet.good("lseventlog -nohdr -delim : " + options);
  }

  @Test
  void aThinVolumeWarnsWhenACopyHasFilledItSoFar() {
    fleet.good("mkvdisk -mdiskgrp 0 -iogrp 0 -unit mb -size 64 -name full");
    fleet.good(
        "mkvdisk -mdiskgrp 0 -iogrp 0 -unit mb -size 64 -rsize 0% -autoexpand -warning 50%"
            + " -name filled");
    fleet.run(new HostWrite("itso1", "full", 0, 64L << 20));
    fleet.good("mkfcmap -source full -target filled -copyrate 50 -name fill");
    fleet.good("startfcmap -prep fill");
    for (int i = 0; events("-filtervalue object_name=filled").isEmpty(); i++) {
      assertThat(i).isLessThan(1000);
      assertThat(used("filled")).isLessThan(32L << 20);
      fleet.pass(0.1);
    }
    assertThat(used("filled")).isBetween(32L << 20, 33L << 20);
    fleet.pass(600);
    assertThat(used("filled")).isEqualTo(64L << 20);
    assertThat(events("-filtervalue object_name=filled").lines()).hasSize(1);
    fleet.good("rmvdisk -force filled");
    fleet.good("rmvdisk full");
  }

  private static long used(String volume) {
    return Long.parseLong(fleet.field("lsvdisk -bytes " + volume, "used_capacity"));
  }

  @Test
  void aThinVolumeWarnsOfItsUseOnceAndUntilItUsesLess() {
    String made = "mkvdisk -mdiskgrp 0 -iogrp 0 -unit mb -rsize 0% -autoexpand ";
    fleet.good(made + "-size 64 -warning 50% -name half");
    fleet.good(made + "-size 64 -warning 16 -name quarter");
    fleet.good(made + "-size 64 -warning 0 -name quiet");
    assertThat(fleet.field("lsvdiskcopy -copy 0 half", "warning")).isEqualTo("50");
    assertThat(fleet.field("lsvdiskcopy -copy 0 quarter", "warning")).isEqualTo("25");
    for (String name : new String[] {"half", "quarter", "quiet"}) {
      fleet.run(new HostWrite("itso1", name, 0, 31L << 20));
    }
    assertThat(events("-filtervalue object_type=vdisk"))
        .contains(":quarter::alert:no:")
        .doesNotContain(":half:")
        .doesNotContain(":quiet:");
    fleet.run(new HostWrite("itso1", "half", 31L << 20, 1L << 20));
    fleet.pass(600);
    assertThat(events("-filtervalue object_name=half").lines()).hasSize(1);
    fleet.good("rmvdisk half");
    fleet.good("rmvdisk quarter");
    fleet.good("rmvdisk quiet");
    assertThat(events("-filtervalue object_type=vdisk")).isEmpty();
    fleet.pass(120);
  }

  @Test
  void whatBefellAVolumeThatIsGoneIsOver() {
    for (String name : new String[] {"short", "renamed"}) {
      fleet.good("mkvdisk -mdiskgrp 0 -size 64 -name " + name);
      fleet.run(new VolumeCondition("itso1", name, "offline", ""));
    }
    assertThat(events("-filtervalue object_name=short")).contains(":alert:no:");
    fleet.good("rmvdisk short");
    fleet.good("chvdisk -name other renamed");
    assertThat(events("-filtervalue object_type=vdisk")).isEmpty();
    assertThat(events("-fixed yes -filtervalue object_name=short")).contains(":alert:yes:");
    fleet.good("rmvdisk other");
  }

  @Test
  void theEventLogTellsWhatHappenedAndWhatIsOver() {
    fleet.good("startfcmap -prep payroll_snapshot");
    fleet.pass(1);
    fleet.run(new FailController("itso1", 1));
    assertThat(events("")).contains(":node:2:node2::alert:no:009052:1196:The node is missing\n");
    assertThat(fleet.field("lsnode node2", "status")).isEqualTo("offline");
    assertThat(fleet.field("lsnode node2", "partner_node_name")).isEqualTo("node1");
    assertThat(fleet.good("finderr")).contains("[1196]");
    fleet.run(new FailController("itso1", 0));
    assertThat(fleet.status("payroll_snapshot")).isEqualTo("suspended");
    assertThat(events("-filtervalue object_type=flash_copy_map"))
        .matches("[0-9]+:[0-9]{12}:flash_copy_map:1:payroll_snapshot::alert:no::1910:.*\n");
    assertThat(fleet.good("lsiogrp -nohdr -delim :")).startsWith("0:io_grp0:0:");
    fleet.run(new RestoreController("itso1", 0));
    assertThat(events("-message no -filtervalue object_type=flash_copy_map"))
        .as("it copies again")
        .isEmpty();
    assertThat(events("-fixed yes -message no -filtervalue object_type=flash_copy_map"))
        .contains(":alert:yes::1910:");
    String missing = events("-filtervalue object_name=node2").split(":", 2)[0];
    fleet.good("cherrstate -sequencenumber " + missing);
    assertThat(events("-filtervalue object_name=node2")).isEmpty();
    assertThat(fleet.field("lseventlog " + missing, "auto_fixed")).isEqualTo("no");
    fleet.good("cherrstate -unfix -sequencenumber " + missing);
    assertThat(events("-order severity -count 1")).startsWith(missing + ":");
    assertThat(fleet.code("cherrstate -sequencenumber 1")).isEqualTo("5753E");
    assertThat(fleet.code("lseventlog 1")).isEqualTo("5753E");
    fleet.run(new RestoreController("itso1", 1));
    assertThat(fleet.good("finderr")).isEqualTo("There are no unfixed errors\n");
    assertThat(fleet.field("lseventlog " + missing, "fixed")).isEqualTo("yes");
    fleet.good("stopfcmap -force payroll_snapshot");
  }

  @Test
  void bitmapsTakeMemoryOfTheirGroupUntilNoneIsLeft() {
    for (String name : new String[] {"large", "larger"}) {
      fleet.good(
          "mkvdisk -mdiskgrp 0 -size 4 -unit tb -iogrp 1 -rsize 0 -autoexpand -name " + name);
    }
    String free = fleet.field("lsiogrp -bytes io_grp1", "flash_copy_free_memory");
    fleet.good("mkfcmap -source large -target larger -incremental -name big");
    assertThat(Long.parseLong(free))
        .as("two bits for each of the grains of 256 KiB")
        .isEqualTo(
            Long.parseLong(fleet.field("lsiogrp -bytes 1", "flash_copy_free_memory")) + (4 << 20));
    assertThat(fleet.code("chiogrp -feature flash -size 3 1")).isEqualTo("5702E");
    fleet.good("rmfcmap big");
    fleet.good("chiogrp -feature flash -size 3 1");
    assertThat(fleet.code("mkfcmap -source large -target larger -incremental")).isEqualTo("5917E");
    fleet.good("chiogrp -feature flash -size 20 1");
    assertThat(fleet.code("chiogrp -feature flash -size 20 7")).isEqualTo("5729E");
    for (String name : new String[] {"large", "larger"}) {
      fleet.good("rmvdisk " + name);
    }
  }

  @Test
  void aMappingThatBringsDataToAPrimaryStopsByForceAndTheRelationshipWithIt() {
    fleet.good("mkvdisk -mdiskgrp 0 -size 4 -unit gb -name newer");
    fleet.good("mkrcrelationship -master ledger_log -aux ledger_log -cluster itso2 -name log");
    fleet.good("mkfcmap -source newer -target ledger_log -copyrate 1 -name back");
    fleet.good("startrcrelationship log");
    fleet.good("startfcmap -prep back");
    fleet.pass(2);
    assertThat(fleet.field("lsrcrelationship log", "state")).isEqualTo("consistent_synchronized");
    assertThat(fleet.code("stopfcmap back")).isEqualTo("5903E");
    fleet.good("stopfcmap -force back");
    assertThat(fleet.status("back")).isEqualTo("stopped");
    assertThat(fleet.field("lsrcrelationship log", "state")).isEqualTo("consistent_stopped");
    fleet.good("rmfcmap -force back");
    fleet.good("rmrcrelationship log");
    fleet.good("rmvdisk newer");
  }

  @Test
  void aChangeVolumeIsAVolumeBoundByAMappingThatNobodyElseDrives() {
    fleet.good("mkvdisk -mdiskgrp 1 -size 4 -unit gb -rsize 0% -autoexpand -name log_changes");
    fleet.good(
        "mkrcrelationship -master ledger_log -aux ledger_log -cluster itso2 -name log -global"
            + " -cyclingmode multi");
    fleet.good("chrcrelationship -masterchange log_changes log");
    assertThat(fleet.field("lsvdisk log_changes", "RC_change")).isEqualTo("yes");
    String name = fleet.field("lsrcrelationship log", "master_change_vdisk_name");
    assertThat(name).isEqualTo("log_changes");
    assertThat(fleet.field("itso2", "lsrcrelationship log", "master_change_vdisk_name"))
        .isEqualTo(name);
    String mapping = fleet.field("lsvdisk log_changes", "FC_name");
    assertThat(fleet.field("lsfcmap " + mapping, "rc_controlled")).isEqualTo("yes");
    assertThat(fleet.code("startfcmap -prep " + mapping)).isEqualTo("5746E");
    assertThat(fleet.code("chfcmap -copyrate 50 " + mapping)).isEqualTo("5746E");
    fleet.good("chrcrelationship -cycleperiodseconds 60 log");
    fleet.good("chrcrelationship -name renamed log");
    assertThat(fleet.field("lsrcrelationship renamed", "cycle_period_seconds")).isEqualTo("60");
    fleet.good("rmrcrelationship renamed");
    assertThat(fleet.code("lsfcmap " + mapping)).isEqualTo("5754E");
    fleet.good("rmvdisk log_changes");
  }

  @Test
  void aRefusalNamesTheObjectAsTheOperatorDoes() {
    fleet.good("mkfcconsistgrp -name together");
    for (String name : List.of("member", "'a member'")) {
      fleet.good("mkfcmap -source orders -target orders_bk -consistgrp together -name " + name);
      assertThat(fleet.type("itso1", "startfcmap -prep " + name).error())
          .isEqualTo(
              "CMMVC5746E The command is not valid for this object: "
                  + name.replace("'", "")
                  + ".\n");
      fleet.good("rmfcmap " + name);
    }
    fleet.good("rmfcconsistgrp -force together");
  }

  @Test
  void aMappingBetweenVolumesOfMappingsWithDifferentGrainsIsRefused() {
    fleet.good("mkfcmap -source orders -target orders_bk -name fine -grainsize 64");
    assertThat(fleet.type("itso1", "mkfcmap -source payroll -target orders_bk").error())
        .startsWith("CMMVC6300E ")
        .contains("[orders_bk]");
    fleet.good("rmfcmap fine");
  }

  @Test
  void candidatesOfARelationshipAreInNoOtherAndOfOneSize() {
    fleet.good("mkrcrelationship -master ledger -aux ledger -cluster itso2 -name candidates");
    String here = "lsrcrelationshipcandidate -nohdr -delim : ";
    assertThat(fleet.good(here).lines()).contains("5:orders", "8:ledger_log");
    assertThat(fleet.good(here).lines()).doesNotContain("7:ledger");
    assertThat(fleet.good(here + "-aux itso2").lines())
        .contains("1:ledger_log", "2:orders")
        .doesNotContain("0:ledger");
    assertThat(fleet.good(here + "-aux itso2 -master orders").lines()).containsExactly("2:orders");
    assertThat(fleet.good(here + "-master orders").lines())
        .contains("0:payroll")
        .doesNotContain("5:orders");
    assertThat(fleet.code("lsrcrelationshipcandidate -aux itso7")).isEqualTo("5754E");
    assertThat(fleet.code("lsrcrelationshipcandidate -master nobody")).isEqualTo("5754E");
    fleet.good("chpartnership -stop itso2");
    assertThat(fleet.code("lsrcrelationshipcandidate -aux itso2")).isEqualTo("5975E");
    fleet.good("chpartnership -start itso2");
    fleet.pass(30);
    fleet.good("rmrcrelationship candidates");
  }

  @Test
  void hostsSeeVolumesUnderNumbersOfTheirOwn() {
    String created = fleet.good("mkhost -force -hbawwpn 21000024FF2D1A01:21000024FF2D1A02 -name a");
    assertThat(created).isEqualTo("Host, id [0], successfully created\n");
    fleet.good("mkhost -iscsiname iqn.1994-05.com.redhat:b -name b");
    assertThat(fleet.code("mkhost -name a -fcwwpn 21000024FF2D1A09")).isEqualTo("6035E");
    assertThat(fleet.code("mkhost -fcwwpn 21000024FF2D1A01")).isEqualTo("5867E");
    assertThat(fleet.code("mkhost -fcwwpn 2100")).isEqualTo("5867E");
    assertThat(fleet.code("mkhost -iscsiname iqn.1994-05.com.redhat:b")).isEqualTo("6581E");
    assertThat(fleet.code("mkhost -iscsiname redhat.b")).isEqualTo("6578E");
    assertThat(fleet.code("mkhost -name c")).isEqualTo("5733E");
    fleet.good("mkvdisk -mdiskgrp 0 -size 1 -name seen");
    assertThat(fleet.good("mkvdiskhostmap -host a -scsi 5 seen"))
        .isEqualTo("Virtual Disk to Host map, id [5], successfully created\n");
    assertThat(fleet.code("mkvdiskhostmap -host a seen")).isEqualTo("5878E");
    assertThat(fleet.code("mkvdiskhostmap -host a -scsi 5 scratch")).isEqualTo("5879E");
    assertThat(fleet.code("mkvdiskhostmap -host b seen")).isEqualTo("6071E");
    fleet.good("mkvdiskhostmap -force -host b seen");
    assertThat(fleet.good("lsvdiskhostmap -nohdr -delim : seen"))
        .matches("[0-9]+:seen:5:0:a:.*\n[0-9]+:seen:0:1:b:.*\n");
    assertThat(fleet.good("lshostvdiskmap -nohdr -delim : a")).startsWith("0:a:5:");
    assertThat(fleet.code("rmvdisk seen")).isEqualTo("5840E");
    fleet.good("addhostport -fcwwpn 21000024FF2D1A03 a");
    assertThat(fleet.field("lshost a", "port_count")).isEqualTo("3");
    assertThat(fleet.good("lshost -delim : a")).doesNotContain("inactive");
    assertThat(fleet.good("lsiogrp -nohdr -delim :")).contains(":2\n1:");
    assertThat(fleet.code("rmhost a")).isEqualTo("5871E");
    assertThat(fleet.code("chhost -name b a")).isEqualTo("6035E");
    fleet.good("chhost -name c a");
    assertThat(fleet.code("rmhostport -hbawwpn 21000024FF2DFFFF c")).isEqualTo("5872E");
    fleet.good("rmhostport -hbawwpn 21000024FF2D1A03 c");
    assertThat(fleet.good("lshost c")).doesNotContain("21000024FF2D1A03");
    assertThat(fleet.code("rmhostport -fcwwpn 21000024FF2D1A01:21000024FF2D1A02 c"))
        .as("the last ports through which it sees a volume")
        .isEqualTo("5871E");
    fleet.good("addhostport -fcwwpn 21000024FF2D1A03 c");
    fleet.good("chhost -name a c");
    fleet.good("rmvdiskhostmap -host a seen");
    assertThat(fleet.code("rmvdiskhostmap -host a seen")).isEqualTo("5842E");
    fleet.good("rmhost a");
    fleet.good("rmvdisk -force seen");
    assertThat(fleet.good("lshostvdiskmap b")).isEmpty();
    fleet.good("rmhost -force b");
    assertThat(fleet.good("lshost")).isEmpty();
    assertThat(fleet.code("lshost a")).isEqualTo("5754E");
    assertThat(fleet.good("lsportfc -nohdr -delim :"))
        .startsWith("0:node1.1:fc:1:node1:5005076802110001:active\n");
  }
}
