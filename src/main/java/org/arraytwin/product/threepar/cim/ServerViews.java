package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;

/** The CIM server itself and its namespaces (SMI-S Server). */
final class ServerViews {
  private static final String MANAGER_CLASS = "CIM_ObjectManager";
  private static final String NAMESPACE_CLASS = "CIM_Namespace";
  private static final long CLASS_TYPE_CIM = 2;
  private static final long CLASS_INFO_OTHER = 1;
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

  private final ElementView<Snapshot, Site> managers;
  private final ElementView<Snapshot, String> namespaces;
  private final AssociationView<Snapshot, String> namespacesInManager;

  ServerViews(Home interop, List<String> names) {
    managers = managers(interop);
    namespaces = namespaces(interop, names);
    namespacesInManager =
        AssociationView.<Snapshot, String>listing(s -> names.iterator())
            .end("Dependent", namespaces, (s, name) -> name, (s, name) -> Iterator.of(name))
            .end("Antecedent", managers, (s, name) -> s.site(), (s, site) -> names.iterator())
            .build(interop, "CIM_NamespaceInManager");
  }

  ElementView<Snapshot, Site> managers() {
    return managers;
  }

  ElementView<Snapshot, String> namespaces() {
    return namespaces;
  }

  AssociationView<Snapshot, String> namespacesInManager() {
    return namespacesInManager;
  }

  /** System and server, across namespaces: to be served in both. */
  AssociationView<Snapshot, Site> hosted(Home home, ElementView<Snapshot, Site> systems) {
    return AssociationView.<Snapshot, Site>listing(s -> Iterator.of(s.site()))
        .end("Dependent", managers, (s, site) -> site, (s, site) -> Iterator.of(site))
        .end("Antecedent", systems, (s, site) -> site, (s, site) -> Iterator.of(site))
        .build(home, "CIM_HostedService");
  }

  private static String managerName(Snapshot s) {
    return "ArrayTwin:" + s.systemWwn();
  }

  private static ElementView<Snapshot, Site> managers(Home interop) {
    return ElementView.<Snapshot, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .constant("SystemCreationClassName", Naming.SYSTEM_CLASS)
        .value("SystemName", (s, site) -> s.systemWwn())
        .constant("CreationClassName", MANAGER_CLASS)
        .value("Name", (s, site) -> managerName(s))
        .constant("ElementName", "ArrayTwin")
        .value("Description", (s, site) -> description(site))
        .value("OperationalStatus", (s, site) -> Health.system(site).operationalStatus())
        .value("HealthState", (s, site) -> Health.system(site).healthState())
        .value("Started", (s, site) -> site.powered())
        .constant("EnabledState", Health.ENABLED)
        .constant("GatherStatisticalData", false)
        .build(interop, MANAGER_CLASS);
  }

  /** Clients look for {@code version N.N.N} in it. */
  private static String description(Site site) {
    Matcher version = VERSION.matcher(site.array().osVersion());
    return "ArrayTwin, a digital twin of the CIM server of HP 3PAR InForm OS version "
        + (version.find() ? version.group() : "0.0.0");
  }

  private static ElementView<Snapshot, String> namespaces(Home interop, List<String> names) {
    return ElementView.<Snapshot, String>finding(
            (s, path) -> Iterator.ofAll(names).find(n -> n.equals(path.key("Name"))).getOrNull())
        .all(s -> names.iterator())
        .constant("SystemCreationClassName", Naming.SYSTEM_CLASS)
        .value("SystemName", (s, name) -> s.systemWwn())
        .constant("ObjectManagerCreationClassName", MANAGER_CLASS)
        .value("ObjectManagerName", (s, name) -> managerName(s))
        .constant("CreationClassName", NAMESPACE_CLASS)
        .value("Name", (s, name) -> name)
        .value("ElementName", (s, name) -> name)
        .constant("ClassInfo", CLASS_INFO_OTHER)
        .constant("DescriptionOfClassInfo", "CIM 2.49")
        .constant("ClassType", CLASS_TYPE_CIM)
        .constant("ClassTypeVersion", "2.49.0")
        .build(interop, NAMESPACE_CLASS);
  }
}
