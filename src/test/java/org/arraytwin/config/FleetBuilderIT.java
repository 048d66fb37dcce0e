package org.arraytwin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.junit.jupiter.api.Test;

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
