package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.fleet.fault.parts.FailController;
import org.arraytwin.fleet.fault.parts.RestoreController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMInstance;

/** What a driver of the product asks when it starts and for its volumes and hosts. */
class StorwizeDriverIT {
  private static final String WWPN = "AABBCCDDEEFF0011";
  private static StorwizeFleet fleet;

  @BeforeAll
  static void start() {
    fleet = new StorwizeFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  private static List<String> rows(String line) {
    return fleet.good(line + " -nohdr -delim !").lines().toList();
  }

  @Test
  void itLearnsTheLicencesAndThePortsOfEachNode() {
    assertThat(rows("svcinfo lslicense")).containsExactly("0.00", "0", "0");
    assertThat(fleet.good("svcinfo lsguicapabilities -delim !")).isEqualTo("license_scheme!0\n");
    assertThat(rows("svcinfo lsportip")).hasSize(4).first().asString().contains("!10.20.1.1!");
    assertThat(rows("svcinfo lsportfc -filtervalue node_id=1"))
        .containsExactly("0!node1.1!fc!1!node1!5005076802110001!active");
    String ports = "svcinfo lstargetportfc -filtervalue current_node_id=2:host_io_permitted=yes";
    assertThat(rows(ports))
        .containsExactly("2!5005076802110002!5005076800000002!node2.1!2!2!!yes!no");
    fleet.run(new FailController("itso1", 1));
    try {
      assertThat(rows(ports)).isEmpty();
      assertThat(rows("svcinfo lsportip -filtervalue state=configured")).hasSize(3);
    } finally {
      fleet.run(new RestoreController("itso1", 1));
    }
  }

  @Test
  void aPoolIsMadeOfAManagedDisk() {
    assertThat(rows("svcinfo lsmdisk -filtervalue mdisk_grp_name=mdiskgrp1"))
        .containsExactly("1!mdisk1!online!array!1!mdiskgrp1!40.00TB!!!!enterprise");
    assertThat(fleet.field("svcinfo lsmdisk mdisk0", "raid_level")).isEqualTo("raid5");
    assertThat(fleet.field("svcinfo lsmdisk -bytes 0", "capacity"))
        .isEqualTo(String.valueOf(40L << 40));
    assertThat(fleet.code("svcinfo lsmdisk mdisk7")).isEqualTo("5754E");
    assertThat(fleet.code("svcinfo lsmdisk 7")).isEqualTo("5753E");
  }

  @Test
  void portsOfTheSystemAreSeenOverCim() {
    CIMInstance port = fleet.seen(0, "IBMTSSVC_FCPort", "PermanentAddress", "5005076802110002");
    assertThat(port.getPropertyValue("DeviceID")).isEqualTo("node2.1");
    assertThat(port.getPropertyValue("OperationalStatus")).isNotNull();
    fleet.run(new FailController("itso1", 1));
    try {
      assertThat(
              fleet
                  .seen(0, "IBMTSSVC_FCPort", "PermanentAddress", "5005076802110002")
                  .getPropertyValue("EnabledState")
                  .toString())
          .isEqualTo("3");
    } finally {
      fleet.run(new RestoreController("itso1", 1));
    }
  }

  @Test
  void aPortOfAHostIsLoggedInToEveryPortOfTheSystem() {
    assertThat(rows("svcinfo lsfabric -wwpn " + WWPN)).isEmpty();
    fleet.good("svctask mkhost -force -hbawwpn " + WWPN + " -name nova1");
    assertThat(rows("svcinfo lsfabric -wwpn " + WWPN.toLowerCase(java.util.Locale.ROOT)))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row).startsWith(WWPN + "!!").contains("!inactive!nova1!"));
    fleet.good("svctask mkvdiskhostmap -host nova1 -scsi 0 scratch");
    assertThat(rows("svcinfo lsfabric -host nova1"))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row).contains("!active!nova1!"));
    assertThat(fleet.code("svcinfo lsfabric -host nobody")).isEqualTo("5754E");
    assertThat(fleet.code("svcinfo lsfabric -host nova1 -wwpn " + WWPN)).isEqualTo("5713E");
    fleet.good("svctask rmhost -force nova1");
  }

  @Test
  void aHostHasASecretForIscsi() {
    assertThat(fleet.code("svctask mkhost -iscsiname nova2 -name nova2")).isEqualTo("6578E");
    assertThat(fleet.code("svctask mkhost -hbawwpn iqn.x -name nova2")).isEqualTo("5867E");
    fleet.good("svctask mkhost -iscsiname iqn.1993-08.org.debian:01:222 -name nova2");
    fleet.good("svctask chhost -chapsecret s3cret! nova2");
    assertThat(rows("svcinfo lsiscsiauth -filtervalue name=nova2"))
        .singleElement()
        .asString()
        .endsWith("!nova2!chap!s3cret!");
    fleet.good("svctask chhost -nochapsecret nova2");
    assertThat(rows("svcinfo lsiscsiauth -filtervalue name=nova2"))
        .singleElement()
        .asString()
        .endsWith("!nova2!none!");
    assertThat(fleet.code("svctask chhost nova2")).isEqualTo("5733E");
    assertThat(fleet.code("svctask chhost -chapsecret s -name n nova2")).isEqualTo("5713E");
    fleet.good("svctask rmhost nova2");
  }

  @Test
  void aVolumeHasOneCopy() {
    fleet.good(
        "svctask mkvdisk -name copied -mdiskgrp mdiskgrp0 -iogrp 0 -size 1 -unit gb -nofmtdisk");
    assertThat(rows("svcinfo lsvdiskcopy copied"))
        .singleElement()
        .asString()
        .endsWith("!copied!0!online!yes!yes!0!mdiskgrp0!1.00GB!striped!no!on!inactive!no");
    assertThat(fleet.field("svcinfo lsvdiskcopy -copy 0 copied", "se_copy")).isEqualTo("no");
    assertThat(fleet.code("svcinfo lsvdiskcopy -copy 1 copied")).isEqualTo("6353E");
    assertThat(rows("svcinfo lsvdiskcopy")).hasSizeGreaterThan(1);
    fleet.good("svctask rmvdisk copied");
  }

  @Test
  void listingsAreFilteredByValueAndByComparison() {
    assertThat(rows("lsvdisk -filtervalue id<3:name=pay*")).hasSize(3);
    assertThat(rows("lsvdisk -filtervalue capacity>=16GB"))
        .singleElement()
        .asString()
        .startsWith("7!ledger!");
    assertThat(rows("lsvdisk -bytes -filtervalue capacity>8589934592")).hasSize(1);
    assertThat(rows("lsvdisk -filtervalue capacity<=4gb:name=ledger*"))
        .singleElement()
        .asString()
        .startsWith("8!ledger_log!");
    assertThat(rows("lsvdisk -filtervalue name>1")).isEmpty();
    assertThat(rows("lsportip -filtervalue IP_address_6=")).isNotEmpty();
    assertThat(rows("lsmdisk -filtervalue ctrl_LUN_#=1")).isEmpty();
    assertThat(fleet.code("lsvdisk -filtervalue id<x")).isEqualTo("5741E");
    assertThat(fleet.code("lsvdisk -filtervalue id")).isEqualTo("5741E");
    assertThat(fleet.code("lsvdisk -filtervalue colour>1")).isEqualTo("5741E");
    assertThat(fleet.code("lsvdisk -delim ::")).isEqualTo("5706E");
    assertThat(fleet.code("lsvdisk -delim ''")).isEqualTo("5706E");
  }
}
