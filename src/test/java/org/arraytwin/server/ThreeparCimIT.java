package org.arraytwin.server;

import static org.arraytwin.server.TpdClient.INTEROP;
import static org.arraytwin.server.TpdClient.PAIR;
import static org.arraytwin.server.TpdClient.TPD;
import static org.arraytwin.server.TpdClient.list;
import static org.arraytwin.server.TpdClient.model;
import static org.arraytwin.server.TpdClient.path;
import static org.arraytwin.server.TpdClient.reference;
import static org.arraytwin.server.TpdClient.text;
import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMArgument;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.cim.UnsignedInteger32;

/** The default fleet at peace, over HTTP through the SBLIM client. */
class ThreeparCimIT {
  private static TwoSiteFleet fleet;

  @BeforeAll
  static void start() {
    fleet = new TwoSiteFleet();
    fleet.pass(400);
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void aClientFindsTheArrayAsManagementSuitesDo(String parser) throws Exception {
    try (TpdClient london = new TpdClient(fleet.array(LONDON), parser)) {
      CIMInstance profile =
          london.all(INTEROP, "CIM_RegisteredProfile").stream()
              .filter(p -> "Array".equals(p.getPropertyValue("RegisteredName")))
              .findFirst()
              .orElseThrow();
      assertThat(text(profile, "RegisteredOrganization")).isEqualTo("11");
      assertThat(text(profile, "RegisteredVersion")).isEqualTo("1.4.0");
      CIMObjectPath system =
          list(london
                  .client()
                  .associatorNames(
                      profile.getObjectPath(),
                      "CIM_ElementConformsToProfile",
                      "CIM_ComputerSystem",
                      null,
                      null))
              .get(0);
      assertThat(system.getNamespace()).isEqualTo(TPD);
      CIMInstance array = london.get(system);
      assertThat(array.getClassName()).isEqualTo("TPD_StorageSystem");
      assertThat(text(array, "ElementName")).isEqualTo("london");
      assertThat(text(array, "Name")).isEqualTo(text(array, "Name").toUpperCase(Locale.ROOT));
      assertThat(text(array, "OperationalStatus")).isEqualTo("[2]");
      assertThat(text(array, "OtherIdentifyingInfo")).isEqualTo("[1301001, 10.1.0.11]");
      assertThat(london.all(INTEROP, "CIM_ObjectManager")).hasSize(1);
      assertThat(london.all(INTEROP, "CIM_Namespace"))
          .extracting(n -> n.getPropertyValue("Name"))
          .containsExactlyInAnyOrder(TPD, INTEROP);

      assertThat(associated(london, system, "TPD_SystemVolume", "TPD_StorageVolume"))
          .extracting(v -> text(v, "ElementName"))
          .hasSize(17)
          .contains("payroll.1", "payroll.3", "crm.8", "oltp.redo", "archive");
      List<CIMInstance> pools =
          associated(london, system, "TPD_HostedStoragePool", "TPD_DynamicStoragePool");
      assertThat(pools)
          .extracting(p -> text(p, "ElementName"))
          .contains("FC_r5", "NL_r6", "SSD_r1");
      CIMInstance service =
          associated(london, system, "CIM_HostedService", "TPD_ReplicationService").get(0);
      assertThat(associated(london, service.getObjectPath(), "CIM_ElementCapabilities", null))
          .singleElement()
          .satisfies(
              c -> assertThat(text(c, "SupportedReplicationTypes")).isEqualTo("[4, 5, 6, 10]"));
    }
  }

  private static List<CIMInstance> associated(
      TpdClient client, CIMObjectPath of, String association, String result) throws Exception {
    return list(
        client.client().associatorInstances(of, association, result, null, null, false, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void volumesAndPoolsAreAsTheFleetFileSays(String parser) throws Exception {
    try (TpdClient london = new TpdClient(fleet.array(LONDON), parser)) {
      CIMInstance archive = london.named("TPD_StorageVolume", "archive");
      assertThat(text(archive, "BlockSize")).isEqualTo("512");
      assertThat(text(archive, "NumberOfBlocks")).isEqualTo(Long.toString((16L << 40) / 512));
      assertThat(text(archive, "ThinlyProvisioned")).isEqualTo("true");
      assertThat(text(archive, "DeviceID")).matches("[0-9A-F]{32}");
      assertThat(text(archive, "NameFormat")).isEqualTo("9");
      assertThat(text(london.named("TPD_StorageVolume", "oltp.redo"), "ThinlyProvisioned"))
          .isEqualTo("false");
      CIMInstance ssd = london.named("TPD_DynamicStoragePool", "SSD_r1");
      assertThat(text(ssd, "InstanceID")).isEqualTo("3PAR:SSD_r1");
      assertThat(text(ssd, "TotalManagedSpace")).isEqualTo(Long.toString(8L << 40));
      assertThat(text(ssd, "RemainingManagedSpace"))
          .isEqualTo(Long.toString((8L << 40) - (32L << 30)));
      assertThat(
              associated(london, ssd.getObjectPath(), "TPD_VolumeAllocatedFromDynamicPool", null))
          .extracting(v -> text(v, "ElementName"))
          .containsExactly("oltp.redo");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAX", "PULL", "DOM"})
  void aPairShowsEveryPropertyOfTheManualOnBothArrays(String parser) throws Exception {
    Map<String, String> both = new LinkedHashMap<>();
    both.put("SyncMaintained", "true");
    both.put("CopyState", "4");
    both.put("SyncState", "6");
    both.put("ProgressStatus", "2");
    both.put("PercentSynced", null);
    both.put("RequestedCopyState", "15");
    both.put("SyncType", "6");
    both.put("ReplicaType", "2");
    both.put("UndiscoveredElement", null);
    both.put("RoleReversed", "false");
    Map<String, String> sync = new LinkedHashMap<>(both);
    sync.put("WhenSynced", null);
    sync.put("Mode", "2");
    sync.put("CopyType", "3");
    sync.put("SyncInterval", "0");
    sync.put("SyncPolicy", "[no_fail_wrt_on_err, no_auto_recover, over_per_alert]");
    Map<String, String> periodic = new LinkedHashMap<>(both);
    periodic.put("Mode", "3");
    periodic.put("CopyType", "2");
    periodic.put("SyncInterval", "300");
    for (int array : new int[] {LONDON, PARIS}) {
      try (TpdClient client = new TpdClient(fleet.array(array), parser)) {
        CIMInstance payroll = client.pairOf("payroll.2");
        sync.forEach((name, value) -> assertThat(text(payroll, name)).as(name).isEqualTo(value));
        CIMInstance crm = client.pairOf("crm.7");
        periodic.forEach((name, value) -> assertThat(text(crm, name)).as(name).isEqualTo(value));
        assertThat(text(crm, "WhenSynced")).matches("[0-9]{14}\\.[0-9]{6}[+-][0-9]{3}");
        assertThat(client.all(PAIR)).hasSize(12);
      }
    }
  }

  @Test
  void bothArraysNameTheSameVolumesAsSourceAndTarget() throws Exception {
    try (TpdClient london = fleet.client(LONDON);
        TpdClient paris = fleet.client(PARIS)) {
      CIMInstance here = london.pairOf("payroll.1");
      CIMInstance there = paris.pairOf("payroll.1");
      for (String role : List.of("SystemElement", "SyncedElement")) {
        assertThat(model(reference(here, role))).isEqualTo(model(reference(there, role)));
      }
      assertThat(model(reference(here, "SystemElement")))
          .isEqualTo(model(london.named("TPD_StorageVolume", "payroll.1").getObjectPath()));
      assertThat(reference(here, "SyncedElement").getHost())
          .isEqualTo(text(paris.all("TPD_StorageSystem").get(0), "Name"));
    }
  }

  @Test
  void remoteReplicationIsReadOnly() throws Exception {
    try (TpdClient london = fleet.client(LONDON)) {
      CIMObjectPath service = london.all("TPD_ReplicationService").get(0).getObjectPath();
      CIMArgument<?>[] out = new CIMArgument<?>[4];
      CIMArgument<?>[] fracture = {
        new CIMArgument<>("Operation", CIMDataType.UINT16_T, new UnsignedInteger16(12)),
        new CIMArgument<>(
            "Synchronization",
            new CIMDataType("CIM_Synchronized"),
            london.all(TpdClient.PAIR).get(0).getObjectPath())
      };
      assertThat(
              london.client().invokeMethod(service, "ModifyReplicaSynchronization", fracture, out))
          .isEqualTo(new UnsignedInteger32(1));
      CIMArgument<?>[] found = new CIMArgument<?>[4];
      assertThat(
              london
                  .client()
                  .invokeMethod(
                      service, "GetReplicationRelationships", new CIMArgument<?>[0], found))
          .isEqualTo(new UnsignedInteger32(0));
      assertThat((CIMObjectPath[]) found[0].getValue()).hasSize(14);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LONDON, PARIS})
  void whateverIsListedCanBeGotAndEveryAssociationLeadsToItsEnds(int array) throws Exception {
    int instances = 0;
    int ends = 0;
    try (TpdClient client = fleet.client(array)) {
      for (String namespace : List.of(TPD, INTEROP)) {
        for (CIMObjectPath name :
            list(client.client().enumerateClassNames(path(namespace, null), true))) {
          CIMClass cimClass =
              client
                  .client()
                  .getClass(path(namespace, name.getObjectName()), false, true, true, null);
          for (CIMObjectPath listed : own(client, namespace, name.getObjectName())) {
            CIMInstance got = client.get(listed);
            assertThat(model(got.getObjectPath())).isEqualTo(model(listed));
            instances++;
            if (cimClass.isAssociation()) {
              ends += walk(client, got);
            }
          }
        }
      }
    }
    assertThat(instances).isGreaterThan(100);
    assertThat(ends).isGreaterThan(100);
  }

  /** The instances of exactly that class; an abstract one has none of its own. */
  private static List<CIMObjectPath> own(TpdClient client, String namespace, String name)
      throws Exception {
    return list(client.client().enumerateInstanceNames(path(namespace, name))).stream()
        .filter(p -> p.getObjectName().equals(name))
        .toList();
  }

  private static int walk(TpdClient client, CIMInstance association) throws Exception {
    List<CIMProperty<?>> ends = new ArrayList<>();
    for (CIMProperty<?> property : association.getProperties()) {
      if (property.getValue() instanceof CIMObjectPath) {
        ends.add(property);
      }
    }
    assertThat(ends).as(association.toString()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      CIMObjectPath from = (CIMObjectPath) ends.get(i).getValue();
      CIMObjectPath to = (CIMObjectPath) ends.get(1 - i).getValue();
      List<CIMInstance> found =
          list(
              client
                  .client()
                  .associatorInstances(
                      local(from, association),
                      association.getClassName(),
                      to.getObjectName(),
                      ends.get(i).getName(),
                      ends.get(1 - i).getName(),
                      false,
                      null));
      assertThat(found)
          .as(association.getObjectPath() + " from " + ends.get(i).getName())
          .anySatisfy(e -> assertThat(model(e.getObjectPath())).isEqualTo(model(to)));
    }
    return 2;
  }

  /** The end as this server knows it: the peer's are asked for here, not there. */
  private static CIMObjectPath local(CIMObjectPath end, CIMInstance association) {
    String namespace =
        end.getNamespace() == null
            ? association.getObjectPath().getNamespace()
            : end.getNamespace();
    return new CIMObjectPath(null, null, null, namespace, end.getObjectName(), end.getKeys());
  }
}
