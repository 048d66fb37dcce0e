package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.wbem.Instances;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every association of every namespace, walked from every end. */
class AssociationsTest {
  private static final TwoServers SERVERS = new TwoServers(TwoSites.running(true));
  private static final TwoServers LOST =
      new TwoServers(TwoSites.running(true).run(new FailArray("london")).pass(30));

  @TestFactory
  Stream<DynamicTest> everyAssociationIsFoundFromBothEnds() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int array : new int[] {LONDON, PARIS}) {
      tests.addAll(tests("array " + array, SERVERS, array));
    }
    tests.addAll(tests("array 1 alone", LOST, PARIS));
    return tests.stream();
  }

  private static List<DynamicTest> tests(String what, TwoServers servers, int array) {
    List<DynamicTest> tests = new ArrayList<>();
    List<Instances> both = List.of(servers.tpd(array), servers.interop(array));
    for (Instances namespace : both) {
      for (CimClass c : namespace.classes().all()) {
        if (c.isAssociation() && namespace.enumerate(c).hasNext()) {
          tests.add(
              DynamicTest.dynamicTest(
                  what + " " + namespace.name() + " " + c.name(), () -> walk(both, namespace, c)));
        }
      }
    }
    return tests;
  }

  private static void walk(List<Instances> both, Instances namespace, CimClass c) {
    Instances instances = namespace;
    List<CimInstance> all = TwoServers.list(instances.enumerate(c));
    assertThat(all.stream().map(CimInstance::path)).doesNotHaveDuplicates();
    for (CimInstance association : all) {
      assertThat(association.namespace()).isEqualTo(namespace.name());
      CimInstance got = instances.get(association.path());
      assertThat(got).isNotNull();
      assertThat(got.path()).isEqualTo(association.path());
      for (CimProperty end : c.references()) {
        leadsBack(both, instances, association, end);
      }
    }
  }

  private static void leadsBack(
      List<Instances> both, Instances instances, CimInstance association, CimProperty end) {
    ObjectPath path = TwoServers.reference(association, end.name());
    CimInstance element = instances.associated(association, end.name());
    assertThat(element).as(end.name() + " of " + association.path()).isNotNull();
    assertThat(element.path()).isEqualTo(path);
    Instances home =
        both.stream().filter(n -> n.name().equals(path.namespace())).findFirst().orElseThrow();
    assertThat(home.classes().isA(path.className(), end.referenceClass())).isTrue();
    Instances there = home;
    List<CimInstance> back =
        TwoServers.list(
            there.references(
                path, TwoServers.classOf(home, association.cimClass().name()), end.name()));
    assertThat(back.stream().map(i -> i.path().in(null)))
        .as("from " + path)
        .contains(association.path().in(null))
        .doesNotHaveDuplicates();
    boolean own = path.host() == null && !path.className().equals("TPD_ReplicationEntity");
    assertThat(there.get(path) != null).isEqualTo(own);
  }

  @Test
  void theAssociationsTheProfilesNeedAreThere() {
    for (String name :
        List.of(
            "TPD_NodeComponentCS",
            "TPD_HostedStoragePool",
            "TPD_SystemVolume",
            "TPD_VolumeAllocatedFromDynamicPool",
            "TPD_HostedReplicationService",
            "TPD_ReplicationElementCapabilities",
            "TPD_HostedReplicationGroup",
            "TPD_RemoteGroupMember",
            "TPD_RemoteStorageSynchronized",
            "TPD_RemoteGroupSynchronized",
            "TPD_ElementConformsToProfile",
            "CIM_HostedService")) {
      assertThat(SERVERS.enumerate(LONDON, name)).as(name).isNotEmpty();
    }
    for (String name :
        List.of(
            "CIM_NamespaceInManager",
            "CIM_ReferencedProfile",
            "CIM_ElementConformsToProfile",
            "TPD_ElementConformsToProfile",
            "CIM_HostedService")) {
      assertThat(TwoServers.enumerate(SERVERS.interop(LONDON), name)).as(name).isNotEmpty();
    }
  }

  @Test
  void aStrangersPathLeadsNowhere() {
    ObjectPath own = SERVERS.volume(LONDON, "vol.0").path();
    List<ObjectPath.Key> keys = new ArrayList<>();
    for (ObjectPath.Key key : own.keys()) {
      keys.add(key.name().equals("DeviceID") ? new ObjectPath.Key("DeviceID", "60002AC0") : key);
    }
    ObjectPath stranger = new ObjectPath(null, own.namespace(), own.className(), keys);
    assertThat(SERVERS.tpd(LONDON).get(stranger)).isNull();
    assertThat(SERVERS.references(LONDON, stranger, "TPD_SystemVolume", "PartComponent")).isEmpty();
    ObjectPath elsewhere = own.in("root/PG_InterOp");
    assertThat(SERVERS.tpd(LONDON).get(elsewhere)).isNull();
    assertThat(SERVERS.interop(LONDON).get(own)).isNull();
  }
}
