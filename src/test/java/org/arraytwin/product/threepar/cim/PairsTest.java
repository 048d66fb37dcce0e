package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.product.threepar.cim.TwoServers.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.arraytwin.cim.CimDateTime;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.service.SwitchCim;
import org.junit.jupiter.api.Test;

/** Volume pairs, the peer's volumes and groups as one array's server shows them. */
class PairsTest {
  private final TwoSites sites = TwoSites.running(true);
  private final TwoServers servers = new TwoServers(sites);

  @Test
  void aSynchronousPairShowsEveryPropertyOfTheManual() {
    CimInstance pair = servers.pairOf(LONDON, "vol.0");
    assertThat(pair.get("WhenSynced")).isNull();
    assertThat(pair.get("SyncMaintained")).isEqualTo(true);
    assertThat(pair.get("Mode")).isEqualTo(2L);
    assertThat(pair.get("CopyType")).isEqualTo(3L);
    assertThat(pair.get("SyncType")).isEqualTo(6L);
    assertThat(pair.get("ReplicaType")).isEqualTo(2L);
    assertThat(pair.get("RequestedCopyState")).isEqualTo(15L);
    assertThat(pair.get("PercentSynced")).isNull();
    assertThat(pair.get("UndiscoveredElement")).isNull();
    assertThat(pair.get("RoleReversed")).isEqualTo(false);
    assertThat(pair.get("SyncInterval")).isEqualTo(0L);
    assertThat(pair.get("SyncPolicy"))
        .isEqualTo(List.of("no_fail_wrt_on_err", "no_auto_recover", "over_per_alert"));
    assertThat(pair.get("CopyRecoveryMode")).isEqualTo(3L);
    assertThat(pair.get("FailedCopyStopsHostIO")).isEqualTo(false);
    sites.run(new SetPolicy(LONDON, SYNC, Policy.AUTO_RECOVER, true));
    assertThat(servers.pairOf(LONDON, "vol.0").get("CopyRecoveryMode")).isEqualTo(2L);
  }

  @Test
  void aPeriodicPairTellsItsIntervalAndItsLastCycle() {
    CimInstance pair = servers.pairOf(LONDON, "vol.3");
    assertThat(pair.get("Mode")).isEqualTo(3L);
    assertThat(pair.get("CopyType")).isEqualTo(2L);
    assertThat(pair.get("SyncInterval")).isEqualTo(300L);
    Object first = pair.get("WhenSynced");
    assertThat(first).isNotNull();
    sites.pass(400);
    Object later = servers.pairOf(LONDON, "vol.3").get("WhenSynced");
    assertThat(later.toString()).isGreaterThan(first.toString());
    long micros = sites.half(LONDON, PERIODIC).lastSyncMicros();
    assertThat(later).isEqualTo(CimDateTime.ofEpochMicros(micros));
  }

  @Test
  void percentIsTheSameOnBothSidesAndGoneWhenSynced() {
    sites.run(new StopGroup(LONDON, SYNC, false)).pass(120);
    sites.run(new SlowLink("london", "paris", -1, 64 * 1024));
    sites.run(new StartGroup(LONDON, SYNC, false)).pass(20);
    assertThat(sites.show(LONDON, SYNC)).endsWith("Syncing");
    CimInstance here = servers.pairOf(LONDON, "vol.0");
    CimInstance there = servers.pairOf(PARIS, "vol.0");
    assertThat((Long) here.get("PercentSynced")).isBetween(1L, 99L);
    assertThat(there.get("PercentSynced")).isEqualTo(here.get("PercentSynced"));
    CimInstance group = servers.enumerate(LONDON, "TPD_RemoteGroupSynchronized").get(0);
    assertThat((Long) group.get("PercentSynced")).isBetween(1L, 99L);
    assertThat(group.get("ConsistencyState")).isEqualTo(4L);
    assertThat(servers.pairOf(LONDON, "vol.3").get("PercentSynced")).isNull();
    sites.run(new SlowLink("london", "paris", -1, 1L << 30)).pass(30);
    assertThat(servers.pairOf(LONDON, "vol.0").get("PercentSynced")).isNull();
  }

  @Test
  void bothArraysGiveTheSameVolumesTheSameNames() {
    CimInstance here = servers.pairOf(LONDON, "vol.0");
    CimInstance there = servers.pairOf(PARIS, "vol.0");
    for (String role : List.of("SystemElement", "SyncedElement")) {
      assertThat(reference(here, role).at(null)).isEqualTo(reference(there, role).at(null));
    }
  }

  @Test
  void thePeersVolumeIsKnownThroughItsPairOnly() {
    CimInstance pair = servers.pairOf(LONDON, "vol.0");
    ObjectPath remote = reference(pair, "SyncedElement");
    assertThat(remote.host()).isEqualTo("2FF70002AC0003EA");
    assertThat(remote.namespace()).isEqualTo("root/tpd");
    assertThat(remote.key("SystemName")).isEqualTo("2FF70002AC0003EA");
    assertThat(remote.at(null)).isEqualTo(servers.volume(PARIS, "vol.0").path());
    assertThat(servers.tpd(LONDON).get(remote)).isNull();
    assertThat(servers.enumerate(LONDON, "TPD_StorageVolume"))
        .noneMatch(v -> remote.key("DeviceID").equals(v.get("DeviceID")));
    CimInstance seen = servers.tpd(LONDON).associated(pair, "SyncedElement");
    assertThat(seen.get("ElementName")).isEqualTo("vol.0");
    assertThat(seen.host()).isEqualTo("2FF70002AC0003EA");
    assertThat(servers.pairs(LONDON, remote)).hasSize(1);
    assertThat(servers.pairs(LONDON, remote.at(null))).hasSize(1);
    assertThat(servers.references(LONDON, remote, "TPD_SystemVolume", "PartComponent")).isEmpty();
  }

  @Test
  void aPeerThatCannotBeReachedLeavesAReplicationEntity() {
    ObjectPath volume = reference(servers.pairOf(LONDON, "vol.0"), "SyncedElement");
    sites.run(new CutLink("london", "paris", -1)).pass(21);
    CimInstance pair = servers.pairOf(LONDON, "vol.0");
    assertThat(pair.get("UndiscoveredElement")).isEqualTo(3L);
    assertThat(pair.get("RequestedCopyState")).isEqualTo(4L);
    ObjectPath remote = reference(pair, "SyncedElement");
    assertThat(remote.className()).isEqualTo("TPD_ReplicationEntity");
    assertThat(remote.key("InstanceID")).isEqualTo("3PAR:vol.0");
    assertThat(remote.host()).isNull();
    CimInstance entity = servers.tpd(LONDON).associated(pair, "SyncedElement");
    assertThat(entity.get("Type")).isEqualTo(4L);
    assertThat(entity.get("EntityID")).isEqualTo("vol.0");
    assertThat(entity.get("Persistent")).isEqualTo(false);
    assertThat(servers.tpd(LONDON).get(remote)).isNull();
    assertThat(servers.enumerate(LONDON, "TPD_ReplicationEntity")).isEmpty();
    assertThat(servers.pairs(LONDON, volume)).isEmpty();
    CimInstance there = servers.pairOf(PARIS, "vol.0");
    assertThat(there.get("UndiscoveredElement")).isEqualTo(2L);
    assertThat(reference(there, "SystemElement").className()).isEqualTo("TPD_ReplicationEntity");
  }

  @Test
  void withoutThePolicyForEntitiesAPeerThatCannotBeReachedKeepsItsVolumes() {
    ObjectPath volume = reference(servers.pairOf(LONDON, "vol.0"), "SyncedElement");
    sites.run(new SwitchCim(LONDON, true, true, true, false));
    sites.run(new CutLink("london", "paris", -1)).pass(21);
    CimInstance pair = servers.pairOf(LONDON, "vol.0");
    assertThat(pair.get("UndiscoveredElement")).isNull();
    assertThat(reference(pair, "SyncedElement")).isEqualTo(volume);
    assertThat(pair.get("CopyState")).isEqualTo(5L);
  }

  @Test
  void aGroupLeadsToThePeersGroupAndToItsOwnVolumesInOrder() {
    CimInstance group = servers.named(LONDON, "TPD_RemoteReplicationGroup", SYNC);
    assertThat(group.get("InstanceID")).isEqualTo("3PAR:payroll");
    assertThat(group.get("Persistent")).isEqualTo(true);
    assertThat(
            servers.references(LONDON, group.path(), "TPD_RemoteGroupMember", "Collection").stream()
                .map(m -> m.get("AssignedSequence")))
        .containsExactly(1L, 2L);
    CimInstance joined =
        servers
            .references(LONDON, group.path(), "TPD_RemoteGroupSynchronized", "SystemElement")
            .get(0);
    ObjectPath peer = reference(joined, "SyncedElement");
    assertThat(peer.key("InstanceID")).isEqualTo("3PAR:payroll.r1001");
    assertThat(peer.host()).isEqualTo("2FF70002AC0003EA");
    assertThat(servers.tpd(LONDON).get(peer)).isNull();
    assertThat(joined.get("CopyState")).isEqualTo(4L);
    assertThat(joined.get("ConsistencyState")).isEqualTo(3L);
    assertThat(servers.enumerate(LONDON, "TPD_RemoteReplicationGroup")).hasSize(2);
  }
}
