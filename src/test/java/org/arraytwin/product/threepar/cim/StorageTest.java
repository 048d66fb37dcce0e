package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.wbem.Instances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Array, nodes, CPGs and volumes. */
class StorageTest {
  private final TwoSites sites = TwoSites.fresh(true);
  private final TwoServers servers = new TwoServers(sites);

  @Test
  void theArrayIsNamedByItsWwn() {
    CimInstance system = servers.enumerate(LONDON, "TPD_StorageSystem").get(0);
    assertThat(system.get("Name")).isEqualTo("2FF70002AC0003E9");
    assertThat(system.get("NameFormat")).isEqualTo("WWN");
    assertThat(system.get("ElementName")).isEqualTo("london");
    assertThat(system.get("Dedicated")).isEqualTo(List.of(3L, 15L));
    assertThat(system.get("OperationalStatus")).isEqualTo(List.of(2L));
    assertThat(system.get("OtherIdentifyingInfo")).isEqualTo(List.of("1001001", "10.0.0.0"));
    assertThat((List<?>) system.get("IdentifyingDescriptions")).hasSize(2);
    assertThat(servers.enumerate(LONDON, "TPD_NodeSystem"))
        .extracting(i -> i.get("Name"))
        .containsExactly("london-0");
  }

  @Test
  void aVolumeCarriesItsNaaNameEverywhereClientsLook() {
    CimInstance volume = servers.volume(LONDON, "vol.3");
    String naa = "60002AC00000000000000003000003E9";
    assertThat(volume.get("Name")).isEqualTo(naa);
    assertThat(volume.get("DeviceID")).isEqualTo(naa);
    assertThat(volume.get("NameFormat")).isEqualTo(9L);
    assertThat(volume.get("NameNamespace")).isEqualTo(2L);
    assertThat(volume.get("OtherIdentifyingInfo")).isEqualTo(List.of(naa));
    assertThat(volume.get("IdentifyingDescriptions")).isEqualTo(List.of("NAA;VPD83Type3"));
    assertThat(volume.get("SystemName"))
        .isEqualTo(servers.enumerate(LONDON, "TPD_StorageSystem").get(0).get("Name"));
    assertThat(volume.get("BlockSize")).isEqualTo(512L);
    assertThat(volume.get("NumberOfBlocks")).isEqualTo(4 * 64 * MIB / 512);
    assertThat(volume.get("ConsumableBlocks")).isEqualTo(volume.get("NumberOfBlocks"));
    assertThat(volume.get("ThinlyProvisioned")).isEqualTo(true);
    assertThat(servers.tpd(LONDON).get(volume.path())).isNotNull();
  }

  @Test
  void usageAndAccessFollowTheDirectionOfTheCopy() {
    assertThat(servers.volume(LONDON, "vol.0").get("Usage")).isEqualTo(7L);
    assertThat(servers.volume(LONDON, "vol.0").get("Access")).isEqualTo(3L);
    assertThat(servers.volume(PARIS, "vol.0").get("Usage")).isEqualTo(9L);
    assertThat(servers.volume(PARIS, "vol.0").get("Access")).isEqualTo(1L);
    assertThat(servers.volume(LONDON, "vol.5").get("Usage")).isEqualTo(2L);
  }

  @Test
  void aTargetWhoseCopyIsIncompleteIsDegraded() {
    TwoSites copying = TwoSites.running(true);
    TwoServers two = new TwoServers(copying);
    assertThat(two.volume(PARIS, "vol.0").get("OperationalStatus")).isEqualTo(List.of(2L));
    copying.run(new StopGroup(LONDON, SYNC, false)).pass(60);
    copying.run(new SlowLink("london", "paris", -1, 64 * 1024));
    copying.run(new StartGroup(LONDON, SYNC, false)).pass(2);
    assertThat(two.volume(PARIS, "vol.0").get("OperationalStatus")).isEqualTo(List.of(3L));
    assertThat(two.volume(LONDON, "vol.0").get("OperationalStatus")).isEqualTo(List.of(2L));
    copying.run(new SlowLink("london", "paris", -1, 1L << 30)).pass(30);
    assertThat(two.volume(PARIS, "vol.0").get("OperationalStatus")).isEqualTo(List.of(2L));
  }

  @Test
  void aPoolTellsWhatItsVolumesHaveTaken() {
    CimInstance before = servers.enumerate(LONDON, "TPD_DynamicStoragePool").get(0);
    assertThat(before.get("InstanceID")).isEqualTo("3PAR:FC_r5");
    assertThat(before.get("TotalManagedSpace")).isEqualTo(100L << 40);
    assertThat(before.get("Primordial")).isEqualTo(false);
    assertThat(before.get("RemainingManagedSpace")).isEqualTo(100L << 40);
    sites.run(new AddVolume(LONDON, "full", 0, 64 * MIB, Provisioning.FULL));
    CimInstance after = servers.enumerate(LONDON, "TPD_DynamicStoragePool").get(0);
    assertThat(after.get("RemainingManagedSpace")).isEqualTo((100L << 40) - 64 * MIB);
    List<CimInstance> allocations =
        servers.references(
            LONDON,
            servers.volume(LONDON, "full").path(),
            "TPD_VolumeAllocatedFromDynamicPool",
            "Dependent");
    assertThat(allocations).hasSize(1);
    assertThat(allocations.get(0).get("SpaceConsumed")).isEqualTo(64 * MIB);
    sites.run(new AddVolume(LONDON, "thin", 0, 64 * MIB, Provisioning.THIN));
    sites.run(new HostWrite("london", "thin", 0, 3 * MIB));
    assertThat(
            servers.enumerate(LONDON, "TPD_DynamicStoragePool").get(0).get("RemainingManagedSpace"))
        .isEqualTo((100L << 40) - 67 * MIB);
  }

  private static long total(List<CimInstance> instances, String property) {
    return instances.stream().mapToLong(i -> (Long) i.get(property)).sum();
  }

  @Test
  void whatAHostWritesIsTakenFromThePoolOfEitherSideAtOnce() {
    TwoSites running = TwoSites.running(true);
    TwoServers two = new TwoServers(running);
    for (int array : new int[] {LONDON, PARIS}) {
      long before = total(two.enumerate(array, "TPD_DynamicStoragePool"), "RemainingManagedSpace");
      running.pass(array == LONDON ? 3 : 30);
      List<CimInstance> pools = two.enumerate(array, "TPD_DynamicStoragePool");
      long remaining = total(pools, "RemainingManagedSpace");
      assertThat(remaining).isLessThan(before);
      long consumed =
          total(two.enumerate(array, "TPD_VolumeAllocatedFromDynamicPool"), "SpaceConsumed");
      assertThat(total(pools, "TotalManagedSpace") - remaining).isGreaterThanOrEqualTo(consumed);
      assertThat(consumed).isPositive();
    }
  }

  @Test
  void aVolumeOfManyIsFoundWithoutLookingAtTheOthers() {
    TwoSites many = TwoSites.fresh(true);
    for (int i = 0; i < 2000; i++) {
      many.run(new AddVolume(LONDON, "many." + i, 0, 64 * MIB, Provisioning.THIN));
    }
    TwoServers two = new TwoServers(many);
    ObjectPath path = two.volume(LONDON, "many.1999").path();
    assertThat(two.tpd(LONDON).get(path).get("ElementName")).isEqualTo("many.1999");
    assertThat(two.references(LONDON, path, "TPD_SystemVolume", "PartComponent")).hasSize(1);
  }

  @Test
  void theServiceIsDegradedWhileATargetCannotBeReached() {
    TwoSites running = TwoSites.running(true);
    TwoServers two = new TwoServers(running);
    CimInstance before = two.enumerate(LONDON, "TPD_ReplicationService").get(0);
    assertThat(before.get("OperationalStatus")).isEqualTo(List.of(2L));
    running.run(new CutLink("london", "paris", -1)).pass(21);
    CimInstance after = two.enumerate(LONDON, "TPD_ReplicationService").get(0);
    assertThat(after.get("OperationalStatus")).isEqualTo(List.of(3L));
    assertThat(after.get("StatusDescriptions").toString()).contains("paris").contains("failed");
  }

  @ParameterizedTest
  @CsvSource({
    "TPD_StorageVolume, ElementName, vol.3, 1",
    "TPD_StorageVolume, elementname, vol.300, 0",
    "TPD_StorageVolume, DeviceID, 60002AC00000000000000003000003E9, 1",
    "TPD_StorageVolume, Name, 60002AC00000000000000003000003E9, 1",
    "TPD_StorageVolume, Name, 60002AC0FFFFFFFFFFFFFFFFFFFFFFFF, 0",
    "TPD_DynamicStoragePool, ElementName, nobody, 0",
  })
  void aQueryLooksNamesUp(String className, String property, String value, int found) {
    Instances london = servers.tpd(LONDON);
    Iterator<CimInstance> indexed =
        london.find(TwoServers.classOf(london, className), property, value);
    assertThat(indexed).isNotNull();
    assertThat(TwoServers.list(indexed))
        .hasSize(found)
        .allSatisfy(i -> assertThat(i.get(property)).isEqualTo(value));
    assertThat(london.find(TwoServers.classOf(london, className), "HealthState", 5L)).isNull();
  }

  @Test
  void whatAnIndexFindsIsWhatIsEnumerated() {
    Instances london = servers.tpd(LONDON);
    for (String className :
        List.of("TPD_StorageVolume", "TPD_DynamicStoragePool", "TPD_RemoteReplicationGroup")) {
      CimClass c = TwoServers.classOf(london, className);
      List<CimInstance> all = servers.enumerate(LONDON, className);
      assertThat(all).as(className).isNotEmpty();
      for (CimInstance one : all) {
        assertThat(TwoServers.list(london.find(c, "ElementName", one.get("ElementName"))))
            .extracting(CimInstance::path)
            .containsExactly(one.path());
      }
    }
  }
}
