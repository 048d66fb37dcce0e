package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metricshub.wbem.javax.cim.CIMClass;
import org.metricshub.wbem.javax.cim.CIMDataType;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.CIMProperty;
import org.metricshub.wbem.javax.cim.UnsignedInteger16;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/** The steps that storage clients take from an address to an array, and what checkers look at. */
class ClientDiscoveryIT {
  private static final Path FLEET = Path.of("provider-config/fleets/two-site-dr.xml");
  private static final List<String> CANDIDATES =
      List.of("interop", "root/interop", "root/PG_Interop", "root/PG_InterOp");
  private static final Set<Integer> TOLERATED = Set.of(3, 5, 7);
  private static final String CONFORMS = "CIM_ElementConformsToProfile";
  private static final String STANDARD = "ConformantStandard";
  private static final String ELEMENT = "ManagedElement";
  private static final String PROFILE = "CIM_RegisteredProfile";
  private static final UnsignedInteger16 DMTF = new UnsignedInteger16(2);
  private static final UnsignedInteger16 SNIA = new UnsignedInteger16(11);

  private Server server;
  private ArrayEndpoints array;
  private TpdClient client;
  private String interop;

  @BeforeEach
  void start() throws WBEMException {
    start(ServerSettings.embedded(Path.of(""), FLEET, 0));
  }

  private void start(ServerSettings settings) throws WBEMException {
    server = Server.start(settings);
    array = server.arrays().get(0);
    client = new TpdClient(array, "SAX");
    interop = array.interop();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private WBEMClient wbem() {
    return client.client();
  }

  /** Step 1: where the profiles are; anything but a tolerated status ends a client's search. */
  private String interopFound() throws WBEMException {
    for (String candidate : CANDIDATES) {
      try {
        if (!client.all(candidate, PROFILE).isEmpty()) {
          return candidate;
        }
      } catch (WBEMException e) {
        assertThat(e.getID()).as(candidate).isIn(TOLERATED);
      }
    }
    throw new AssertionError("no interop namespace");
  }

  private CIMInstance profile(UnsignedInteger16 by, String name) throws WBEMException {
    List<CIMInstance> found =
        client.all(interop, PROFILE).stream()
            .filter(
                p ->
                    by.equals(p.getPropertyValue("RegisteredOrganization"))
                        && name.equals(p.getPropertyValue("RegisteredName")))
            .toList();
    assertThat(found).as(by + " " + name).hasSize(1);
    return found.get(0);
  }

  private static List<String> texts(List<CIMObjectPath> paths) {
    return paths.stream().map(Walker::text).toList();
  }

  private static List<CIMObjectPath> paths(List<CIMInstance> instances) {
    return instances.stream().map(CIMInstance::getObjectPath).toList();
  }

  private List<CIMObjectPath> names(
      CIMObjectPath from, String association, String resultClass, String role, String resultRole)
      throws WBEMException {
    return TpdClient.list(wbem().associatorNames(from, association, resultClass, role, resultRole));
  }

  @Test
  void theInteropNamespaceIsFoundByItsCustomaryNamesInAnyCase() throws WBEMException {
    assertThat(interopFound()).isEqualToIgnoringCase(array.interop());
    assertThatThrownBy(() -> client.all("interop", PROFILE))
        .isInstanceOfSatisfying(WBEMException.class, e -> assertThat(e.getID()).isEqualTo(3));
    CIMObjectPath asked =
        new CIMObjectPath(
            null,
            null,
            null,
            "ROOT/pg_interop",
            PROFILE,
            profile(SNIA, "Array").getObjectPath().getKeys());
    assertThat(TpdClient.list(wbem().referenceNames(asked, null, null)))
        .isNotEmpty()
        .extracting(CIMObjectPath::getNamespace)
        .containsOnly(array.interop());
  }

  @Test
  void theArrayProfileLeadsToTheArrayAndItsNamespace() throws WBEMException {
    CIMInstance profile = profile(SNIA, "Array");
    String[] version = profile.getPropertyValue("RegisteredVersion").toString().split("\\.", -1);
    assertThat(Integer.parseInt(version[0]) * 100 + Integer.parseInt(version[1]))
        .isGreaterThanOrEqualTo(104);
    List<CIMObjectPath> systems =
        names(profile.getObjectPath(), CONFORMS, "CIM_ComputerSystem", null, null);
    assertThat(systems).hasSize(1);
    assertThat(systems.get(0).getNamespace()).isEqualTo(array.namespace());
    CIMInstance system = client.get(systems.get(0));
    assertThat(Arrays.asList((Object[]) system.getPropertyValue("Dedicated")))
        .contains(new UnsignedInteger16(15));
    assertThat(
            texts(
                paths(
                    TpdClient.list(
                        wbem()
                            .associatorInstances(
                                profile.getObjectPath(),
                                CONFORMS,
                                "CIM_ComputerSystem",
                                null,
                                null,
                                false,
                                null)))))
        .isEqualTo(texts(systems));
    for (CIMInstance service : client.all(array.namespace(), "CIM_ReplicationService")) {
      assertThat(service.getPropertyValue("SystemName")).isEqualTo(system.getPropertyValue("Name"));
    }
  }

  @Test
  void everyRouteBetweenAProfileAndItsCentralInstancesTellsTheSame() throws WBEMException {
    List<CIMInstance> profiles = client.all(interop, PROFILE);
    assertThat(profiles).hasSizeGreaterThan(5);
    for (CIMInstance profile : profiles) {
      CIMObjectPath path = profile.getObjectPath();
      assertThat(Walker.text(client.get(path).getObjectPath())).isEqualTo(Walker.text(path));
      List<CIMObjectPath> centrals = names(path, CONFORMS, null, STANDARD, ELEMENT);
      assertThat(centrals).as("central instances of " + path).isNotEmpty();
      List<String> expected = texts(centrals);
      assertThat(expected).doesNotHaveDuplicates();
      assertThat(
              texts(
                  paths(
                      TpdClient.list(
                          wbem()
                              .associatorInstances(
                                  path, CONFORMS, null, STANDARD, ELEMENT, false, null)))))
          .isEqualTo(expected);
      assertThat(
              TpdClient.list(wbem().referenceInstances(path, CONFORMS, STANDARD, false, null))
                  .stream()
                  .map(r -> Walker.text(TpdClient.reference(r, ELEMENT))))
          .containsExactlyElementsOf(expected);
      assertThat(
              TpdClient.list(wbem().referenceNames(path, CONFORMS, STANDARD)).stream()
                  .map(r -> Walker.text((CIMObjectPath) r.getKey(ELEMENT).getValue())))
          .containsExactlyElementsOf(expected);
      for (CIMObjectPath central : centrals) {
        backTo(path, central);
      }
    }
  }

  private void backTo(CIMObjectPath profile, CIMObjectPath central) throws WBEMException {
    String wanted = Walker.text(profile);
    assertThat(Walker.text(client.get(central).getObjectPath())).isEqualTo(Walker.text(central));
    List<String> standards = texts(names(central, CONFORMS, PROFILE, ELEMENT, STANDARD));
    assertThat(standards).contains(wanted).doesNotHaveDuplicates();
    assertThat(
            texts(
                paths(
                    TpdClient.list(
                        wbem()
                            .associatorInstances(
                                central, CONFORMS, PROFILE, ELEMENT, STANDARD, false, null)))))
        .isEqualTo(standards);
    assertThat(
            TpdClient.list(wbem().referenceInstances(central, CONFORMS, ELEMENT, false, null))
                .stream()
                .map(r -> Walker.text(TpdClient.reference(r, STANDARD))))
        .containsExactlyElementsOf(standards);
    assertThat(
            TpdClient.list(wbem().referenceNames(central, CONFORMS, ELEMENT)).stream()
                .map(r -> Walker.text((CIMObjectPath) r.getKey(STANDARD).getValue())))
        .containsExactlyElementsOf(standards);
  }

  @Test
  void theSpecificationHoldsSniasAutonomousProfilesByConformanceAlone() throws WBEMException {
    CIMObjectPath smis = profile(SNIA, "SMI-S").getObjectPath();
    List<String> held = texts(names(smis, CONFORMS, PROFILE, STANDARD, ELEMENT));
    assertThat(held)
        .containsExactlyInAnyOrder(
            Walker.text(profile(SNIA, "Array").getObjectPath()),
            Walker.text(profile(SNIA, "Server").getObjectPath()));
    assertThat(names(smis, CONFORMS, PROFILE, ELEMENT, STANDARD)).isEmpty();
    assertThat(names(smis, "CIM_ReferencedProfile", null, null, null)).isEmpty();
  }

  @Test
  void partsHangFromTheirProfileInTheDirectionOfItsPublisher() throws WBEMException {
    CIMObjectPath arrayProfile = profile(SNIA, "Array").getObjectPath();
    List<String> parts =
        texts(names(arrayProfile, "CIM_ReferencedProfile", null, "Antecedent", "Dependent"));
    assertThat(parts).anyMatch(p -> p.contains("Replication Services")).hasSizeGreaterThan(2);
    assertThat(names(arrayProfile, "CIM_ReferencedProfile", null, "Dependent", "Antecedent"))
        .isEmpty();
    List<CIMObjectPath> subprofiles =
        names(
            arrayProfile, "CIM_SubProfileRequiresProfile", "CIM_RegisteredSubProfile", null, null);
    assertThat(subprofiles).isNotEmpty();
    assertThat(parts).containsAll(texts(subprofiles));
    CIMObjectPath wbemServer = profile(DMTF, "WBEM Server").getObjectPath();
    assertThat(texts(names(wbemServer, "CIM_ReferencedProfile", null, "Dependent", "Antecedent")))
        .containsExactly(Walker.text(profile(DMTF, "Profile Registration").getObjectPath()));
    assertThat(names(wbemServer, "CIM_ReferencedProfile", null, "Antecedent", "Dependent"))
        .isEmpty();
  }

  @Test
  void theTreeOfProfilesIsNotCircular() throws WBEMException {
    for (CIMInstance profile : client.all(interop, PROFILE)) {
      below(profile, new HashSet<>());
    }
  }

  private void below(CIMInstance profile, Set<String> above) throws WBEMException {
    CIMObjectPath path = profile.getObjectPath();
    assertThat(above.add(Walker.text(path))).as("circle at " + path).isTrue();
    boolean snia = SNIA.equals(profile.getPropertyValue("RegisteredOrganization"));
    for (CIMObjectPath part :
        names(
            path,
            "CIM_ReferencedProfile",
            null,
            snia ? "Antecedent" : "Dependent",
            snia ? "Dependent" : "Antecedent")) {
      below(client.get(part), above);
    }
    above.remove(Walker.text(path));
  }

  @Test
  void theServerIsAsTheServerProfileWantsIt() throws WBEMException {
    List<CIMObjectPath> managers =
        names(profile(SNIA, "Server").getObjectPath(), CONFORMS, "CIM_ObjectManager", null, null);
    assertThat(managers).hasSize(1);
    assertThat(texts(paths(client.all(interop, "CIM_ObjectManager")))).isEqualTo(texts(managers));
    CIMInstance manager = client.get(managers.get(0));
    has(
        manager,
        "SystemCreationClassName",
        "SystemName",
        "CreationClassName",
        "Name",
        "ElementName",
        "Description",
        "OperationalStatus",
        "Started");
    assertThat(manager.getPropertyValue("Description").toString())
        .containsPattern("version [0-9]+\\.[0-9]+");
    List<CIMObjectPath> systems =
        names(managers.get(0), "CIM_HostedService", "CIM_System", "Dependent", "Antecedent");
    assertThat(systems).hasSize(1);
    CIMInstance system = client.get(systems.get(0));
    has(system, "CreationClassName", "Name", "Description", "ElementName", "OperationalStatus");
    assertThat(system.getPropertyValue("NameFormat")).isIn("IP", "WWN", "Other");
    assertThat(system.getPropertyValue("Name")).isEqualTo(manager.getPropertyValue("SystemName"));
  }

  private static void has(CIMInstance instance, String... properties) {
    for (String property : properties) {
      assertThat(TpdClient.text(instance, property)).as(property).isNotEmpty();
    }
  }

  @Test
  void theProtocolTellsWhatTheServerCanDo() throws WBEMException {
    CIMObjectPath manager = client.all(interop, "CIM_ObjectManager").get(0).getObjectPath();
    List<CIMInstance> mechanisms =
        TpdClient.list(
            wbem()
                .associatorInstances(
                    manager,
                    "CIM_CommMechanismForManager",
                    "CIM_ObjectManagerCommunicationMechanism",
                    "Antecedent",
                    "Dependent",
                    false,
                    null));
    assertThat(mechanisms).hasSize(1);
    CIMInstance mechanism = mechanisms.get(0);
    has(mechanism, "ElementName", "AuthenticationMechanismsSupported", "AdvertiseTypes");
    assertThat(mechanism.getPropertyValue("CommunicationMechanism"))
        .isEqualTo(new UnsignedInteger16(2));
    assertThat(mechanism.getPropertyValue("MultipleOperationsSupported")).isEqualTo(false);
    assertThat(Arrays.asList((Object[]) mechanism.getPropertyValue("FunctionalProfilesSupported")))
        .contains(new UnsignedInteger16(0), new UnsignedInteger16(2), new UnsignedInteger16(6));
    assertThat(names(mechanism.getObjectPath(), "CIM_HostedAccessPoint", "CIM_System", null, null))
        .hasSize(1);
  }

  @Test
  void everyNamespaceIsListedTwiceAndAnswers() throws WBEMException {
    CIMObjectPath manager = client.all(interop, "CIM_ObjectManager").get(0).getObjectPath();
    List<CIMInstance> namespaces = client.all(interop, "CIM_Namespace");
    assertThat(
            texts(
                names(
                    manager, "CIM_NamespaceInManager", "CIM_Namespace", "Antecedent", "Dependent")))
        .containsExactlyInAnyOrderElementsOf(texts(paths(namespaces)));
    List<Object> listed = new ArrayList<>();
    for (CIMInstance namespace : namespaces) {
      has(namespace, "ClassType", "ClassInfo", "Name", "ObjectManagerName", "SystemName");
      listed.add(client.get(namespace.getObjectPath()).getPropertyValue("Name"));
    }
    assertThat(listed).contains(array.interop(), array.namespace());
    List<CIMInstance> wbemNamespaces = client.all(interop, "CIM_WBEMServerNamespace");
    assertThat(wbemNamespaces).extracting(n -> n.getPropertyValue("Name")).isEqualTo(listed);
    for (CIMInstance namespace : wbemNamespaces) {
      assertThat(names(namespace.getObjectPath(), "CIM_HostedDependency", null, null, null))
          .extracting(CIMObjectPath::getObjectName)
          .containsExactly("CIM_WBEMServer");
    }
    for (Object name : listed) {
      CIMClass element =
          wbem()
              .getClass(
                  TpdClient.path((String) name, "CIM_ManagedElement"), false, true, false, null);
      assertThat(element.getName()).isEqualTo("CIM_ManagedElement");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CIM_Namespace", "CIM_WBEMServerNamespace"})
  void aNamespaceThatAClientAddsIsListedByBothClassesUntilItIsDeleted(String className)
      throws WBEMException {
    CIMClass declared =
        wbem().getClass(TpdClient.path(interop, className), false, true, false, null);
    CIMProperty<?> name = declared.getProperty("Name");
    CIMObjectPath created =
        wbem()
            .createInstance(
                new CIMInstance(
                    TpdClient.path(interop, className),
                    new CIMProperty<?>[] {
                      new CIMProperty<>(
                          "Name", CIMDataType.STRING_T, "root/own", name.isKey(), false, null)
                    }));
    assertThat(client.get(created).getPropertyValue("Name")).isEqualTo("root/own");
    for (String each : List.of("CIM_Namespace", "CIM_WBEMServerNamespace")) {
      List<CIMInstance> listed = client.all(interop, each);
      assertThat(listed).as(each).hasSize(3);
      for (CIMInstance one : listed) {
        assertThat(names(one.getObjectPath(), "CIM_HostedDependency", null, "Dependent", null))
            .hasSize(1);
      }
    }
    status(5, "Root/Own");
    wbem().deleteInstance(created);
    assertThat(client.all(interop, "CIM_Namespace")).hasSize(2);
    assertThat(client.all(interop, "CIM_WBEMServerNamespace")).hasSize(2);
    status(3, "root/own");
  }

  private void status(int expected, String namespace) {
    assertThatThrownBy(() -> client.all(namespace, "CIM_ManagedElement"))
        .isInstanceOfSatisfying(
            WBEMException.class, e -> assertThat(e.getID()).isEqualTo(expected));
  }

  @Test
  void theWbemServerIsHostedByTheArray() throws WBEMException {
    List<CIMInstance> servers = client.all(interop, "CIM_WBEMServer");
    assertThat(servers).hasSize(1);
    CIMObjectPath path = servers.get(0).getObjectPath();
    List<CIMObjectPath> hosts = names(path, "CIM_HostedService", null, "Dependent", "Antecedent");
    assertThat(hosts).hasSize(1);
    assertThat(
            texts(
                names(
                    profile(DMTF, "WBEM Server").getObjectPath(),
                    CONFORMS,
                    "CIM_ComputerSystem",
                    STANDARD,
                    ELEMENT)))
        .isEqualTo(texts(hosts));
    assertThat(names(path, "CIM_ElementCapabilities", null, null, null))
        .extracting(CIMObjectPath::getObjectName)
        .containsExactly("CIM_WBEMServerCapabilities");
  }

  @Test
  void theClassOfProfilesHasItsValueMaps() throws WBEMException {
    CIMClass profile = wbem().getClass(TpdClient.path(interop, PROFILE), false, true, false, null);
    var organization = profile.getProperty("RegisteredOrganization");
    assertThat((Object[]) organization.getQualifierValue("ValueMap")).contains("11");
    assertThat((Object[]) organization.getQualifierValue("Values")).contains("SNIA");
  }

  @Test
  void anAliasLeadsToTheNamespaceAndAnswersCarryItsRealName(@TempDir Path home) throws Exception {
    stop();
    copy(Path.of("mof"), home.resolve("mof"), text -> text);
    copy(
        Path.of("provider-config"),
        home.resolve("provider-config"),
        text ->
            text.replace(
                " interop=\"root/PG_InterOp\"/>",
                " interop=\"root/PG_InterOp\" aliases=\"interop root/interop\"/>"));
    start(ServerSettings.embedded(home, home.resolve(FLEET), 0));
    assertThat(interopFound()).isEqualTo("interop");
    for (String alias : List.of("interop", "root/interop", "Root/InterOp")) {
      CIMInstance arrayProfile =
          client.all(alias, PROFILE).stream()
              .filter(p -> "Array".equals(p.getPropertyValue("RegisteredName")))
              .findFirst()
              .orElseThrow();
      CIMObjectPath asked =
          new CIMObjectPath(
              null, null, null, alias, PROFILE, arrayProfile.getObjectPath().getKeys());
      assertThat(client.get(asked).getPropertyValue("RegisteredName")).isEqualTo("Array");
      assertThat(TpdClient.list(wbem().referenceNames(asked, null, null)))
          .isNotEmpty()
          .extracting(CIMObjectPath::getNamespace)
          .containsOnly(array.interop());
      List<CIMObjectPath> systems = names(asked, CONFORMS, "CIM_ComputerSystem", null, null);
      assertThat(systems).extracting(CIMObjectPath::getNamespace).containsExactly("root/tpd");
      for (CIMInstance reference :
          TpdClient.list(wbem().referenceInstances(asked, CONFORMS, STANDARD, false, null))) {
        assertThat(TpdClient.reference(reference, STANDARD).getNamespace())
            .isEqualTo(array.interop());
        CIMObjectPath renamed =
            new CIMObjectPath(
                null,
                null,
                null,
                alias,
                reference.getClassName(),
                reference.getObjectPath().getKeys());
        assertThat(client.get(renamed).getClassName()).isEqualTo(reference.getClassName());
      }
    }
    assertThat(client.all("interop", "CIM_Namespace")).hasSize(2);
  }

  private interface Change {
    String of(String text);
  }

  private static void copy(Path from, Path to, Change change) throws IOException {
    Predicate<Path> isFile = Files::isRegularFile;
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(isFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, change.of(Files.readString(file)));
      }
    }
  }
}
