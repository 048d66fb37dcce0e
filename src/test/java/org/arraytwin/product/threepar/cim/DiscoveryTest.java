package org.arraytwin.product.threepar.cim;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.product.threepar.cim.TwoServers.enumerate;
import static org.arraytwin.product.threepar.cim.TwoServers.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.wbem.Instances;
import org.junit.jupiter.api.Test;

/** What a client finds on its way from the interop namespace to the array. */
class DiscoveryTest {
  private final TwoServers servers = new TwoServers(TwoSites.running(true));
  private final Instances interop = servers.interop(LONDON);

  @Test
  void thereIsOneObjectManagerAndItTellsItsVersion() {
    List<CimInstance> managers = enumerate(interop, "CIM_ObjectManager");
    assertThat(managers).hasSize(1);
    CimInstance manager = managers.get(0);
    assertThat(manager.get("SystemName")).isEqualTo("2FF70002AC0003E9");
    assertThat(manager.get("Description").toString())
        .containsPattern("version [0-9]+\\.[0-9]+\\.[0-9]+");
    assertThat(manager.get("Started")).isEqualTo(true);
    assertThat(interop.get(manager.path()).path()).isEqualTo(manager.path());
  }

  @Test
  void bothNamespacesAreListedAndGot() {
    List<CimInstance> namespaces = enumerate(interop, "CIM_Namespace");
    assertThat(namespaces)
        .extracting(n -> n.get("Name"))
        .containsExactly("root/PG_InterOp", "root/tpd");
    for (CimInstance namespace : namespaces) {
      assertThat(interop.get(namespace.path())).isNotNull();
    }
    assertThat(enumerate(interop, "CIM_NamespaceInManager")).hasSize(2);
  }

  @Test
  void theArrayProfileLeadsToTheArrayInItsNamespace() {
    CimInstance array = profile("Array");
    assertThat(array.get("RegisteredOrganization")).isEqualTo(11L);
    assertThat(array.get("RegisteredVersion")).isEqualTo("1.4.0");
    List<CimInstance> conformance =
        references(array.path(), "TPD_ElementConformsToProfile", "ConformantStandard");
    assertThat(conformance).hasSize(1);
    ObjectPath system = reference(conformance.get(0), "ManagedElement");
    assertThat(system.namespace()).isEqualTo("root/tpd");
    assertThat(servers.tpd(LONDON).get(system)).isNotNull();
  }

  @Test
  void everyProfileLeadsToACentralInstance() {
    List<CimInstance> all = new ArrayList<>(enumerate(interop, "CIM_RegisteredProfile"));
    all.addAll(enumerate(interop, "CIM_RegisteredSubProfile"));
    for (CimInstance profile : all) {
      int leads = 0;
      for (String association :
          List.of("TPD_ElementConformsToProfile", "CIM_ElementConformsToProfile")) {
        leads += references(profile.path(), association, "ConformantStandard").size();
      }
      assertThat(leads).as(profile.path().toString()).isPositive();
    }
  }

  @Test
  void theSpecificationHoldsTheAutonomousProfilesAndThoseTheirParts() {
    CimInstance smis = profile("SMI-S");
    Set<Object> autonomous = new HashSet<>();
    for (CimInstance a :
        references(smis.path(), "CIM_ElementConformsToProfile", "ConformantStandard")) {
      autonomous.add(reference(a, "ManagedElement").key("InstanceID"));
    }
    assertThat(autonomous).containsExactlyInAnyOrder("SNIA:Array:1.4.0", "SNIA:Server:1.4.0");
    assertThat(parts("CIM_SubProfileRequiresProfile", "Antecedent", "Dependent"))
        .containsExactlyInAnyOrder(
            "SNIA:Array:1.4.0 SNIA:Block Services:1.4.0",
            "SNIA:Array:1.4.0 SNIA:Multiple Computer System:1.4.0");
    assertThat(parts("CIM_ReferencedProfile", "Antecedent", "Dependent"))
        .containsExactlyInAnyOrder(
            "SNIA:Array:1.4.0 SNIA:Replication Services:1.4.0",
            "DMTF:Profile Registration:1.0.0 DMTF:WBEM Server:1.0.0");
  }

  private List<String> parts(String association, String first, String second) {
    return enumerate(interop, association).stream()
        .map(
            r ->
                reference(r, first).key("InstanceID")
                    + " "
                    + reference(r, second).key("InstanceID"))
        .toList();
  }

  @Test
  void aProfileTellsItsCentralInstances() {
    CimInstance blocks =
        enumerate(interop, "CIM_RegisteredSubProfile").stream()
            .filter(p -> "Block Services".equals(p.get("RegisteredName")))
            .findFirst()
            .orElseThrow();
    Object told =
        interop
            .invoke(
                blocks.path(),
                TwoServers.classOf(interop, "CIM_RegisteredSubProfile")
                    .method("GetCentralInstances"),
                Map.of())
            .out()
            .get("CentralInstances");
    assertThat(told)
        .isEqualTo(
            servers.enumerate(LONDON, "TPD_DynamicStoragePool").stream()
                .map(CimInstance::path)
                .toList());
  }

  private CimInstance profile(String name) {
    return enumerate(interop, "CIM_RegisteredProfile").stream()
        .filter(p -> name.equals(p.get("RegisteredName")))
        .findFirst()
        .orElseThrow();
  }

  private List<CimInstance> references(ObjectPath element, String association, String role) {
    return TwoServers.list(
        interop.references(element, TwoServers.classOf(interop, association), role));
  }
}
