package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.fault.HostWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FlashCopy mappings and relationships on one volume: what may bring data to it, and what not. */
class StorwizeCopiesMeetIT {
  private StorwizeFleet fleet;

  @BeforeEach
  void start() {
    fleet = new StorwizeFleet();
    for (String volume : new String[] {"itso1 s", "itso1 m", "itso2 s", "itso2 m"}) {
      String[] words = volume.split(" ", -1);
      fleet.good(words[0], "mkvdisk -mdiskgrp 0 -size 256 -name " + words[1]);
    }
    fleet.run(new HostWrite("itso1", "s", 0, 1 << 20));
    fleet.run(new HostWrite("itso1", "m", 0, 1 << 20));
    fleet.good("mkrcrelationship -master m -aux m -cluster itso2 -name r");
    for (String system : new String[] {"itso1", "itso2"}) {
      fleet.good(system, "mkfcmap -source s -target m -name f -copyrate 0");
    }
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private void synchronize() {
    fleet.good("startrcrelationship r");
    fleet.pass(60);
    assertThat(state()).isEqualTo("consistent_synchronized");
  }

  private String state() {
    return fleet.field("lsrcrelationship r", "state");
  }

  @Test
  void theTargetOfAMappingDoesNotBecomeTheSecondary() {
    synchronize();
    fleet.good("startfcmap -prep f");
    fleet.pass(1);
    assertThat(fleet.status("f")).isEqualTo("copying");
    assertThat(fleet.code("switchrcrelationship -primary aux r")).isEqualTo("5982E");
    assertThat(fleet.field("lsrcrelationship r", "primary")).isEqualTo("master");
    fleet.good("stoprcrelationship -access r");
    assertThat(fleet.code("startrcrelationship -primary aux -force r")).isEqualTo("5982E");
    assertThat(fleet.code("itso2", "startrcrelationship -primary aux -force r")).isEqualTo("5982E");
    fleet.good("startrcrelationship -primary master -force r");
    fleet.pass(60);
    assertThat(fleet.code("stopfcmap f")).isEqualTo("5903E");
    fleet.good("stopfcmap -force f");
    assertThat(state()).isEqualTo("consistent_stopped");
    fleet.good("rmfcmap -force f");
    fleet.good("startrcrelationship -force r");
    fleet.pass(60);
    fleet.good("switchrcrelationship -primary aux r");
    assertThat(fleet.field("lsrcrelationship r", "primary")).isEqualTo("aux");
  }

  @Test
  void nothingIsStartedOntoASecondary() {
    assertThat(fleet.code("itso2", "prestartfcmap f")).as("stopped").isEqualTo("5903E");
    synchronize();
    assertThat(fleet.code("itso2", "startfcmap -prep f")).as("running").isEqualTo("5903E");
    fleet.good("stoprcrelationship r");
    assertThat(fleet.code("itso2", "startfcmap -prep f")).as("frozen").isEqualTo("5903E");
    fleet.good("itso2", "mkfcconsistgrp -name g");
    fleet.good("itso2", "chfcmap -consistgrp g f");
    assertThat(fleet.code("itso2", "startfcconsistgrp -prep g")).isEqualTo("5903E");
    fleet.good("stoprcrelationship -access r");
    fleet.good("itso2", "startfcconsistgrp -prep g");
    fleet.pass(1);
    assertThat(fleet.code("startrcrelationship -primary master -force r")).isEqualTo("5982E");
    fleet.good("mkrcconsistgrp -name c -cluster itso2");
    fleet.good("chrcrelationship -consistgrp c r");
    assertThat(fleet.code("startrcconsistgrp -primary master -force c")).isEqualTo("5977E");
    fleet.good("startrcconsistgrp -primary aux -force c");
    fleet.pass(60);
    assertThat(state()).isEqualTo("consistent_synchronized");
  }

  @Test
  void aVolumeIsDeletedByForceWithAllThatItTakesPartIn() {
    synchronize();
    fleet.good("mkvdisk -mdiskgrp 0 -size 256 -name t");
    fleet.good("mkfcconsistgrp -name g");
    fleet.good("mkfcmap -source s -target t -name older -copyrate 0 -consistgrp g");
    fleet.good("startfcconsistgrp -prep g");
    fleet.pass(1);
    fleet.good("startfcmap -prep f");
    fleet.pass(1);
    fleet.good("mkhost -name h -hbawwpn AABBCCDDEEFF0011");
    fleet.good("mkvdiskhostmap -host h s");
    fleet.good("mkvdiskhostmap -host h m");
    assertThat(fleet.code("rmvdisk s")).isEqualTo("5840E");
    assertThat(fleet.code("rmvdisk -removehostmappings s"))
        .as("it is in mappings")
        .isEqualTo("5840E");
    assertThat(fleet.good("lsvdiskhostmap s")).as("nothing was done").contains(" h ");
    assertThat(fleet.code("rmvdisk -force -removehostmappings s")).isEqualTo("5713E");
    fleet.good("rmvdisk -force s");
    assertThat(fleet.code("lsfcmap f")).isEqualTo("5754E");
    assertThat(fleet.code("lsfcmap older")).isEqualTo("5754E");
    assertThat(fleet.field("lsfcconsistgrp g", "status")).isEqualTo("empty");
    assertThat(fleet.field("lsvdisk t", "status")).isEqualTo("online");
    assertThat(state()).as("its primary was the target of f").isEqualTo("consistent_stopped");

    fleet.good("rmvdisk -force m");
    assertThat(fleet.code("lsrcrelationship r")).isEqualTo("5754E");
    assertThat(fleet.code("itso2", "lsrcrelationship r")).isEqualTo("5754E");
    fleet.good("itso2", "rmfcmap f");
    fleet.good("itso2", "rmvdisk m");
    fleet.good("mkvdiskhostmap -host h t");
    fleet.good("rmvdisk -removehostmappings t");
    assertThat(fleet.good("lshostvdiskmap h")).isEmpty();
  }
}
