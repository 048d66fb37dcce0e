package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Node;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.MethodBody;
import org.jspecify.annotations.Nullable;

/** The system, its nodes and its service. */
final class SystemViews {
  static final String SYSTEM_CLASS = "IBMTSSVC_Cluster";
  static final String SERVICE_CLASS = "IBMTSSVC_StorageConfigurationService";
  private static final String NODE_CLASS = "IBMTSSVC_Node";
  private static final String GROUP_CLASS = "IBMTSSVC_IOGroup";
  private static final long STORAGE = 3;
  private static final long BLOCK_SERVER = 15;

  private final ElementView<Cluster, Site> systems;
  private final ElementView<Cluster, Node> nodes;
  private final ElementView<Cluster, Site> services;
  private final AssociationView<Cluster, Node> nodesOf;
  private final AssociationView<Cluster, Site> hosted;
  private final ElementView<Cluster, IoGroup> groups;
  private final AssociationView<Cluster, Node> nodesOfGroups;
  private final AssociationView<Cluster, IoGroup> groupsOf;

  /** An I/O group by its number. */
  private record IoGroup(int number) {
    static Iterator<IoGroup> all(Cluster s) {
      return Iterator.range(0, s.site().ioGroups()).map(IoGroup::new);
    }

    static IoGroup of(Node node) {
      return new IoGroup(node.id() / 2);
    }

    Iterator<Node> nodes(Cluster s) {
      return Iterator.ofAll(s.site().array().nodes()).filter(n -> of(n).equals(this));
    }
  }

  SystemViews(Home home, Methods methods) {
    systems = systems(home);
    nodes = nodes(home);
    services = service(home, SERVICE_CLASS, "Storage configuration service", methods.all());
    nodesOf =
        AssociationView.<Cluster, Node>listing(s -> Iterator.ofAll(s.site().array().nodes()))
            .end("PartComponent", nodes, (s, node) -> node, (s, node) -> Iterator.of(node))
            .end(
                "GroupComponent",
                systems,
                (s, node) -> s.site(),
                (s, site) -> Iterator.ofAll(site.array().nodes()))
            .build(home, "IBMTSSVC_ClusterNode");
    hosted = hosted(home, services);
    groups = groups(home);
    nodesOfGroups =
        AssociationView.<Cluster, Node>listing(s -> Iterator.ofAll(s.site().array().nodes()))
            .end("PartComponent", nodes, (s, node) -> node, (s, node) -> Iterator.of(node))
            .end(
                "GroupComponent",
                groups,
                (s, node) -> IoGroup.of(node),
                (s, group) -> group.nodes(s))
            .build(home, "IBMTSSVC_NodeComponentOfIOGroup");
    groupsOf =
        AssociationView.<Cluster, IoGroup>listing(IoGroup::all)
            .end("PartComponent", groups, (s, group) -> group, (s, group) -> Iterator.of(group))
            .end("GroupComponent", systems, (s, group) -> s.site(), (s, site) -> IoGroup.all(s))
            .build(home, "IBMTSSVC_IOGroupOfCluster");
  }

  private static ElementView<Cluster, IoGroup> groups(Home home) {
    return ElementView.<Cluster, IoGroup>finding(
            (s, path) ->
                IoGroup.all(s).find(g -> ioGroupName(g).equals(path.key("Name"))).getOrNull())
        .all(IoGroup::all)
        .constant("CreationClassName", GROUP_CLASS)
        .value("Name", (s, group) -> ioGroupName(group))
        .constant("NameFormat", "Other")
        .value("ElementName", (s, group) -> Names.ioGroup(group.number()))
        .value("IOGroupID", (s, group) -> (long) group.number())
        .constant("Dedicated", List.of(STORAGE, BLOCK_SERVER))
        .value("OperationalStatus", (s, g) -> health(s, g).operationalStatus())
        .value("HealthState", (s, g) -> health(s, g).healthState())
        .value("EnabledState", (s, g) -> health(s, g).enabledState())
        .build(home, GROUP_CLASS);
  }

  private static String ioGroupName(IoGroup group) {
    return String.valueOf(group.number());
  }

  private static Health health(Cluster s, IoGroup group) {
    return Health.of(s.site().powered() && s.site().running(group.number()) > 0);
  }

  ElementView<Cluster, Site> systems() {
    return systems;
  }

  List<ElementView<Cluster, ?>> elements() {
    return List.of(systems, nodes, services, groups);
  }

  ElementView<Cluster, Site> services() {
    return services;
  }

  List<AssociationView<Cluster, ?>> associations() {
    return List.of(nodesOf, hosted, nodesOfGroups, groupsOf);
  }

  private static ElementView<Cluster, Site> systems(Home home) {
    return ElementView.<Cluster, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .constant("CreationClassName", SYSTEM_CLASS)
        .value("Name", (s, site) -> s.id())
        .constant("NameFormat", "Other")
        .value("ElementName", (s, site) -> site.name())
        .value("Caption", (s, site) -> site.array().model())
        .value("OtherIdentifyingInfo", (s, site) -> List.of(site.array().serial()))
        .constant("IdentifyingDescriptions", List.of("Serial Number"))
        .constant("Dedicated", List.of(STORAGE, BLOCK_SERVER))
        .value("OperationalStatus", (s, a) -> Health.of(a.powered()).operationalStatus())
        .value("HealthState", (s, site) -> Health.of(site.powered()).healthState())
        .value("EnabledState", (s, site) -> Health.of(site.powered()).enabledState())
        .build(home, SYSTEM_CLASS);
  }

  private static ElementView<Cluster, Node> nodes(Home home) {
    return ElementView.<Cluster, Node>finding(SystemViews::node)
        .all(s -> Iterator.ofAll(s.site().array().nodes()))
        .constant("CreationClassName", NODE_CLASS)
        .value("Name", (s, node) -> String.valueOf(node.id() + 1))
        .constant("NameFormat", "Other")
        .value("ElementName", (s, node) -> node.name())
        .constant("Dedicated", List.of(STORAGE, BLOCK_SERVER))
        .value("OtherIdentifyingInfo", (s, node) -> List.of(node.address()))
        .constant("IdentifyingDescriptions", List.of("Ipv4 Address"))
        .value("OperationalStatus", (s, n) -> health(s, n).operationalStatus())
        .value("HealthState", (s, n) -> health(s, n).healthState())
        .value("EnabledState", (s, n) -> health(s, n).enabledState())
        .build(home, NODE_CLASS);
  }

  private static Health health(Cluster s, Node node) {
    return Health.of(s.site().powered() && !s.site().health().down().contains(node.id()));
  }

  private static @Nullable Node node(Cluster s, org.arraytwin.cim.ObjectPath path) {
    return Iterator.ofAll(s.site().array().nodes())
        .find(n -> String.valueOf(n.id() + 1).equals(path.key("Name")))
        .getOrNull();
  }

  /** A service of the system, which is called as its class is. */
  static ElementView<Cluster, Site> service(
      Home home, String className, String says, Map<String, MethodBody<Cluster, Site>> methods) {
    ElementView.Builder<Cluster, Site> service =
        ElementView.<Cluster, Site>finding((s, path) -> s.site())
            .all(s -> Iterator.of(s.site()))
            .constant("SystemCreationClassName", SYSTEM_CLASS)
            .value("SystemName", (s, site) -> s.id())
            .constant("CreationClassName", className)
            .constant("Name", className)
            .constant("ElementName", says)
            .constant("Started", true)
            .value("EnabledState", (s, site) -> Health.of(site.powered()).enabledState());
    methods.forEach(service::method);
    return service.build(home, className);
  }

  /** That a system has a service. */
  AssociationView<Cluster, Site> hosted(Home home, ElementView<Cluster, Site> service) {
    return AssociationView.<Cluster, Site>listing(s -> Iterator.of(s.site()))
        .end("Dependent", service, (s, a) -> a, (s, site) -> Iterator.of(site))
        .end("Antecedent", systems, (s, a) -> a, (s, site) -> Iterator.of(site))
        .build(home, "IBMTSSVC_HostedService");
  }
}
