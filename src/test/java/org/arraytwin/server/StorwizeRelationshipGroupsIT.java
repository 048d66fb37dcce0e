package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void membersComeAndGoInWhateverStateTheGroupIs() {
    synchronize(first);
    synchronize(second);
    join(first);
    join(second);
    for (String system : new String[] {"itso1", "itso2"}) {
      assertThat(state(system)).isEqualTo("consistent_synchronized");
      assertThat(fleet.field(system, "lsrcconsistgrp " + group, "relationship_count"))
          .isEqualTo("2");
    }
    fleet.good("stoprcconsistgrp " + group);
    String frozen = fleet.field("lsrcconsistgrp " + group, "freeze_time");
    fleet.run(new HostWrite("itso1", "v" + second, 0, 1 << 20));
    fleet.good("itso2", "chrcrelationship -noconsistgrp " + second);
    assertThat(fleet.field("lsrcrelationship " + second, "freeze_time"))
        .isEqualTo(frozen)
        .isNotEmpty();
    assertThat(fleet.field("lsrcrelationship " + second, "sync")).isEqualTo("out_of_sync");
    assertThat(fleet.field("lsrcconsistgrp " + group, "sync")).isEqualTo("in_sync");
    join(second);
    assertThat(fleet.code("startrcconsistgrp " + group)).isEqualTo("5978E");
    fleet.good("startrcconsistgrp -force " + group);
    fleet.pass(60);
    assertThat(state("itso2")).isEqualTo("consistent_synchronized");
    assertThat(fleet.code("switchrcrelationship -primary aux " + second)).isEqualTo("5951E");
    fleet.good("switchrcconsistgrp -primary aux " + group);
    fleet.good("chrcrelationship -noconsistgrp " + first);
    assertThat(fleet.field("itso2", "lsrcrelationship " + first, "primary")).isEqualTo("aux");
    assertThat(fleet.field("lsrcrelationship " + first, "state"))
        .isEqualTo("consistent_synchronized");
    fleet.good("switchrcrelationship -primary master " + first);
    assertThat(fleet.code("chrcrelationship -consistgrp " + group + " " + first))
        .as("of the other direction")
        .isEqualTo("5968E");
  }

  private static void synchronize(String relationship) {
    fleet.run(new HostWrite("itso1", "v" + relationship, 0, 1 << 20));
    fleet.good("startrcrelationship " + relationship);
    fleet.pass(60);
  }

  @Test
  void aMemberIsDeletedAndAGroupForgottenWhileTheOthersGoOn() {
    synchronize(first);
    synchronize(second);
    String third = relationship("three");
    synchronize(third);
    join(first);
    join(second);
    join(third);
    fleet.good("rmrcrelationship " + first);
    assertThat(fleet.code("lsrcrelationship " + first)).isEqualTo("5754E");
    assertThat(state("itso2")).isEqualTo("consistent_synchronized");
    fleet.good("itso2", "rmrcconsistgrp -force " + group);
    for (String left : new String[] {second, third}) {
      assertThat(fleet.field("lsrcrelationship " + left, "consistency_group_name")).isEmpty();
      assertThat(fleet.field("lsrcrelationship " + left, "state"))
          .isEqualTo("consistent_synchronized");
      fleet.good("stoprcrelationship -access " + left);
    }
  }

  @Test
  void aNewRelationshipJoinsAGroupOfItsState() {
    join(first);
    String third = "three" + tests;
    for (String system : new String[] {"itso1", "itso2"}) {
      fleet.good(system, "mkvdisk -mdiskgrp 0 -iogrp 0 -size 256 -unit mb -name v" + third);
    }
    String make = "mkrcrelationship -master v" + third + " -aux v" + third + " -cluster itso2";
    String joining = make + " -name " + third + " -consistgrp " + group;
    assertThat(fleet.code(joining + " -sync")).isEqualTo("5968E");
    assertThat(fleet.code(joining + " -global")).isEqualTo("9012E");
    fleet.good("startrcconsistgrp " + group);
    fleet.pass(60);
    assertThat(fleet.code(joining)).isEqualTo("5968E");
    fleet.good("stoprcconsistgrp " + group);
    fleet.good(joining + " -sync");
    fleet.good("startrcconsistgrp " + group);
    assertThat(fleet.field("lsrcrelationship " + third, "state"))
        .isEqualTo("consistent_synchronized");
  }

  private void part() {
    fleet.run(new CutLink("itso1", "itso2", -1));
    fleet.pass(60);
  }

  private void meet() {
    fleet.run(new HealLink("itso1", "itso2", -1));
    fleet.pass(60);
  }

  private void gone(String system, String relationship) {
    assertThat(fleet.code(system, "lsrcrelationship " + relationship)).isEqualTo("5754E");
    assertThat(fleet.field(system, "lsvdisk v" + relationship, "RC_name")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"itso1, itso2, consistent_disconnected", "itso2, itso1, idling_disconnected"})
  void whileTheSystemsAreApartARelationshipIsDeletedByForceAndThereLater(
      String here, String there, String seenThere) {
    synchronize(first);
    part();
    assertThat(fleet.code(here, "rmrcrelationship " + first)).isEqualTo("5980E");
    fleet.good(here, "rmrcrelationship -force " + first);
    gone(here, first);
    fleet.run(new HostWrite(here, "v" + first, 0, 1 << 20));
    assertThat(fleet.field(there, "lsrcrelationship " + first, "state")).isEqualTo(seenThere);
    fleet.pass(600);
    assertThat(fleet.field(there, "lsrcrelationship " + first, "state")).isEqualTo(seenThere);
    assertThat(fleet.at().fleet().nextDue()).as("nobody looks until they meet").isEqualTo(-1);
    fleet.run(new HealLink("itso1", "itso2", -1));
    fleet.pass(1);
    fleet.run(new CutLink("itso1", "itso2", -1));
    fleet.pass(60);
    assertThat(fleet.field(there, "lsrcrelationship " + first, "state"))
        .as("too short to meet")
        .isEqualTo(seenThere);
    meet();
    gone(there, first);
    fleet.run(new HostWrite(there, "v" + first, 1 << 20, 1 << 20));
    assertThat(fleet.content(0, "v" + first).same(fleet.content(1, "v" + first)))
        .as("each side has kept its own")
        .isFalse();
    fleet.good(
        "mkrcrelationship -master v" + first + " -aux v" + first + " -cluster itso2 -name again");
    fleet.good("startrcrelationship again");
    fleet.pass(60);
    assertThat(fleet.field("lsrcrelationship again", "state")).isEqualTo("consistent_synchronized");
    fleet.good("rmrcrelationship again");
  }

  @Test
  void bothSystemsMayDeleteARelationshipWhileTheyAreApart() {
    synchronize(first);
    part();
    fleet.good("rmrcrelationship -force " + first);
    fleet.good("itso2", "rmrcrelationship -force " + first);
    meet();
    gone("itso1", first);
    gone("itso2", first);
    fleet.good("mkrcrelationship -master v" + first + " -aux v" + first + " -cluster itso2");
    assertThat(fleet.field("lsvdisk v" + first, "RC_name")).isNotEmpty();
    assertThat(fleet.field("itso2", "lsvdisk v" + first, "RC_name")).isNotEmpty();
    fleet.good("rmrcrelationship " + fleet.field("lsvdisk v" + first, "RC_name"));
    fleet.good("rmvdisk v" + first);
    fleet.good("itso2", "rmvdisk v" + first);
  }

  @Test
  void whatCannotBeDeletedOnOneSideAloneStays() {
    synchronize(first);
    join(first);
    fleet.run(new HostWrite("itso1", "v" + second, 0, 256 << 20));
    fleet.good("startrcrelationship " + second);
    String third = relationship("three");
    fleet.good("mkvdisk -mdiskgrp 0 -iogrp 0 -size 256 -unit mb -name c" + third);
    fleet.good("chrcrelationship -masterchange c" + third + " " + third);
    fleet.run(new CutLink("itso1", "itso2", -1));
    assertThat(fleet.code("rmrcrelationship -force " + second))
        .as("the loss is not noticed yet")
        .isEqualTo("5980E");
    fleet.pass(60);
    assertThat(fleet.code("rmrcrelationship -force " + first)).as("a member").isEqualTo("5980E");
    assertThat(fleet.code("rmrcrelationship -force " + third))
        .as("it has a change volume")
        .isEqualTo("5980E");
    assertThat(fleet.field("itso2", "lsrcrelationship " + second, "state"))
        .isEqualTo("inconsistent_disconnected");
    assertThat(fleet.code("itso2", "rmrcrelationship -force " + second)).isEqualTo("5982E");
    meet();
    assertThat(fleet.field("lsrcrelationship " + first, "state"))
        .isEqualTo("consistent_synchronized");
  }
}
