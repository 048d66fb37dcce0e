package org.arraytwin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetBuilderIT {
  private static final Path SHIPPED = Path.of("provider-config");
  private static final long START = 1_700_000_000_000_000L;

  private static Fleet build(long seed) {
    ProviderConfig config = new ProviderConfig(SHIPPED);
    FleetPlan plan = config.fleet(SHIPPED.resolve("fleets/two-site-dr.xml"), 1L << 30);
    return FleetBuilder.build(
        plan, Map.of("threepar", config.product("threepar").rules()), START, seed);
  }

  private static GroupHalf half(Fleet fleet, String array, String group) {
    return fleet.site(array).group(group);
  }

  @Test
  void bothGroupsStartSyncedInTheirNaturalRoles() {
    Fleet fleet = build(0);

    assertThat(fleet.now()).isEqualTo(START);
    GroupHalf payroll = half(fleet, "london", "payroll");
    assertThat(payroll.role()).isEqualTo(Role.PRIMARY);
    assertThat(payroll.status().word()).isEqualTo("Started");
    assertThat(payroll.mode()).isEqualTo(Mode.SYNC);
    assertThat(payroll.allPairs(SyncStatus.SYNCED)).isTrue();
    assertThat(payroll.policies().autoRecover()).isFalse();
    GroupHalf crm = half(fleet, "paris", "crm.r1001");
    assertThat(crm.role()).isEqualTo(Role.SECONDARY);
    assertThat(crm.mode()).isEqualTo(Mode.PERIODIC);
    assertThat(crm.periodSeconds()).isEqualTo(300);
    assertThat(crm.pairs()).hasSize(8);
    assertThat(crm.allPairs(SyncStatus.SYNCED)).isTrue();
  }

  private static FleetPlan twoSites(String product, String group) {
    return twoSites(product, 2, group);
  }

  private static FleetPlan twoSites(String product, int volumes, String group) {
    String array =
        """
        <array name="%s" product="%s"><cpg name="c" size="100TiB"/>\
        <volume name="v%%d" count="%d" cpg="c" size="1GiB"/></array>
        """;
    String xml =
        "<fleet name=\"two\">\n"
            + array.formatted("a", product, volumes)
            + array.formatted("b", product, volumes)
            + "<link from=\"a\" to=\"b\" mibPerSecond=\"100\"/>\n"
            + "<group name=\"g\" from=\"a\" to=\"b\" "
            + group
            + "</group></fleet>";
    return new ProviderConfig(SHIPPED).unserved(Path.of("two.xml"), xml, 1L << 30);
  }

  private static Fleet start(FleetPlan plan) {
    String product = plan.arrays().get(0).product();
    ProviderConfig config = new ProviderConfig(SHIPPED);
    return FleetBuilder.build(plan, Map.of(product, config.product(product).rules()), START, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "threepar, sync, Started, g.r1001",
    "threepar, periodic, Started, g.r1001",
    "eternus, sync, Equivalent, g",
    "eternus, async, Equivalent, g",
    "eternus, adaptive, Equivalent, g",
    "storwize, sync, consistent_synchronized, g",
    "storwize, async, consistent_synchronized, g",
    "storwize, periodic, consistent_copying, g",
  })
  void groupsHaveTheModesOfTheirProduct(
      String product, String mode, String state, String nameThere) {
    Fleet fleet =
        start(
            twoSites(
                product,
                "mode=\""
                    + mode
                    + "\"><pair volume=\"v1\"/>"
                    + "<workload seed=\"1\" mibPerSecond=\"1\" rangeMib=\"64\"/>"));
    GroupHalf here = half(fleet, "a", "g");
    GroupHalf there = half(fleet, "b", nameThere);

    assertThat(here.status().word()).isEqualTo(state);
    assertThat(there.status().word()).isEqualTo(state);
    assertThat(here.mode().word()).isEqualToIgnoringCase(mode);
    assertThat(there.mode()).isEqualTo(here.mode());
    assertThat(here.role()).isEqualTo(Role.PRIMARY);
    assertThat(here.allPairs(SyncStatus.SYNCED)).isTrue();
    assertThat(fleet.session(here.session()).workload()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "threepar; mode='async'; mode 'async' is not one of threepar, expected one of sync,"
            + " periodic",
        "threepar; mode='adaptive'; mode 'adaptive' is not one of threepar, expected one of sync,"
            + " periodic",
        "eternus; mode='periodic'; mode 'periodic' is not one of eternus, expected one of sync,"
            + " async, adaptive",
        "storwize; mode='adaptive'; mode 'adaptive' is not one of storwize, expected one of sync,"
            + " async, periodic",
        "eternus; mode='async' periodSeconds='300'; periodSeconds in a group of mode async,"
            + " expected it in periodic groups only",
        "eternus; mode='async' failWrtOnErr='true'; failWrtOnErr in a group of mode async,"
            + " expected it in sync groups only",
        "storwize; mode='sync' autoRecover='true'; autoRecover in a group of storwize, expected"
            + " none of the policies",
        "storwize; mode='sync' failWrtOnErr='true'; failWrtOnErr in a group of storwize, expected"
            + " none of the policies",
        "eternus; mode='sync' overPerAlert='false'; overPerAlert in a group of eternus, expected no"
            + " policies but autoRecover, failWrtOnErr",
        "storwize; mode='periodic' periodSeconds='0'; periodSeconds 0 is wrong, expected 60 to"
            + " 86400",
        "storwize; mode='periodic' periodSeconds='86401'; periodSeconds 86401 is wrong, expected"
            + " 60 to 86400",
      })
  void whatTheProductDoesNotHaveIsRefusedInItsLine(String product, String has, String why) {
    assertThatThrownBy(() -> twoSites(product, has.replace('\'', '"') + "><pair volume=\"v1\"/>"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("two.xml:5:1: " + why);
  }

  @Test
  @Timeout(60)
  void aGroupOfManyVolumesTakesNoLongerThanItsVolumesAreMany() {
    Fleet fleet =
        start(
            twoSites(
                "threepar",
                20_000,
                "mode=\"sync\"><pair volume=\"v%d\" count=\"20000\"/>"
                    + "<workload seed=\"1\" mibPerSecond=\"1\" rangeMib=\"2000\"/>"));

    assertThat(half(fleet, "b", "g.r1001").pairs()).hasSize(20_000);
    assertThat(half(fleet, "b", "g.r1001").allPairs(SyncStatus.SYNCED)).isTrue();
  }

  @Test
  void aSessionThatJoinsTwoVolumesTakesNoMore() {
    assertThatThrownBy(
            () -> twoSites("storwize", "mode=\"sync\"><pair volume=\"v%d\" count=\"2\"/>"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "two.xml:5:1: group 'g' has 2 pairs, expected at most 1, as a session of storwize"
                + " has");
  }

  @Test
  void cyclesAreAsLongAsTheFileSays() {
    Fleet fleet =
        start(twoSites("storwize", "mode=\"periodic\" periodSeconds=\"60\"><pair volume=\"v1\"/>"));
    assertThat(half(fleet, "b", "g").periodSeconds()).isEqualTo(60);
  }

  @Test
  void aSeedChangesTheHostsWritesAndTheSameSeedNothing() {
    assertThat(build(0).session(0).workload()).isEqualTo(build(0).session(0).workload());
    assertThat(build(0).session(0).workload().seed()).isEqualTo(1);
    assertThat(build(7).session(0).workload().seed())
        .isNotEqualTo(build(8).session(0).workload().seed());
    assertThat(StateHash.of(build(7))).isEqualTo(StateHash.of(build(7)));
    assertThat(StateHash.of(build(7))).isNotEqualTo(StateHash.of(build(8)));
  }
}
