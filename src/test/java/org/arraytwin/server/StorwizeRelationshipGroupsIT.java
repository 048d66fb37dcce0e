package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What joins and leaves remote copy consistency groups of two Storwize systems, and when. */
class StorwizeRelationshipGroupsIT {
  private static StorwizeFleet fleet;
  private static int tests;

  private String group;
  private String first;
  private String second;

  @BeforeAll
  static void start() {
    fleet = new StorwizeFleet();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @BeforeEach
  void relationships() {
    tests++;
    group = "group" + tests;
    first = relationship("one");
    second = relationship("two");
    fleet.good("mkrcconsistgrp -name " + group + " -cluster itso2");
  }

  private static String relationship(String stem) {
    String name = stem + tests;
    for (String system : new String[] {"itso1", "itso2"}) {
      fleet.good(system, "mkvdisk -mdiskgrp 0 -iogrp 0 -size 256 -unit mb -name v" + name);
    }
    fleet.good(
        "mkrcrelationship -master v" + name + " -aux v" + name + " -cluster itso2 -name " + name);
    return name;
  }

  private String state(String system) {
    return fleet.field(system, "lsrcconsistgrp " + group, "state");
  }

  private void join(String relationship) {
    fleet.good("chrcrelationship -consistgrp " + group + " " + relationship);
  }

  @Test
  void anEmptyGroupTakesTheStateOfItsFirstRelationshipAndGivesItBack() {
    assertThat(state("itso1")).isEqualTo("empty");
    fleet.good("startrcrelationship " + first);
    fleet.pass(600);
    join(first);
    for (String system : new String[] {"itso1", "itso2"}) {
      assertThat(state(system)).isEqualTo("consistent_synchronized");
      assertThat(fleet.field(system, "lsrcconsistgrp " + group, "copy_type")).isEqualTo("metro");
      assertThat(fleet.field(system, "lsrcconsistgrp " + group, "primary")).isEqualTo("master");
    }
    assertThat(fleet.code("stoprcrelationship " + first)).isEqualTo("5951E");
    fleet.good("itso2", "stoprcconsistgrp -access " + group);
    assertThat(fleet.field("lsrcrelationship " + first, "state")).isEqualTo("idling");

    fleet.good("chrcrelationship -force " + first);
    assertThat(state("itso2")).isEqualTo("empty");
    assertThat(fleet.field("itso2", "lsrcrelationship " + first, "state")).isEqualTo("idling");
    fleet.good("startrcrelationship -primary aux " + first);
    assertThat(fleet.field("lsrcrelationship " + first, "primary")).isEqualTo("aux");

    join(second);
    assertThat(state("itso1")).isEqualTo("inconsistent_stopped");
    assertThat(fleet.field("lsrcconsistgrp " + group, "relationship_count")).isEqualTo("1");
  }

  @Test
  void whatIsInAnotherStateStaysOutside() {
    fleet.run(new HostWrite("itso1", "v" + first, 0, 1 << 20));
    fleet.run(new HostWrite("itso1", "v" + second, 0, 1 << 20));
    join(first);
    fleet.good("startrcrelationship " + second);
    assertThat(fleet.code("chrcrelationship -consistgrp " + group + " " + second))
        .isEqualTo("5968E");
    fleet.good("stoprcrelationship " + second);
    fleet.good("startrcconsistgrp " + group);
    assertThat(fleet.code("chrcrelationship -consistgrp " + group + " " + second))
        .isEqualTo("5968E");
    fleet.good("stoprcconsistgrp " + group);
    join(second);
    assertThat(fleet.field("lsrcconsistgrp " + group, "relationship_count")).isEqualTo("2");
    assertThat(fleet.code("chrcrelationship -consistgrp " + group + " " + second))
        .isEqualTo("8783E");
    assertThat(fleet.code("rmrcconsistgrp " + group)).isEqualTo("5972E");
    fleet.good("rmrcconsistgrp -force " + group);
    assertThat(fleet.code("chrcrelationship -noconsistgrp " + second)).isEqualTo("6065E");
  }

  @Test
  void nobodyJoinsOrLeavesWhileTheSystemsAreApart() {
    fleet.run(new CutLink("itso1", "itso2", -1));
    fleet.pass(60);
    assertThat(fleet.code("chrcrelationship -consistgrp " + group + " " + first))
        .isEqualTo("5980E");
    assertThat(fleet.field("lsrcrelationship " + first, "state")).isEqualTo("idling_disconnected");
    fleet.run(new HealLink("itso1", "itso2", -1));
    fleet.pass(60);
    join(first);
    assertThat(state("itso2")).isEqualTo("inconsistent_stopped");
  }
}
