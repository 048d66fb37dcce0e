package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;

/** The array and its controller nodes (SMI-S Array and Multiple Computer System). */
final class SystemViews {
  private static final String NODE_CLASS = "TPD_NodeSystem";
  private static final long STORAGE = 3;
  private static final long BLOCK_SERVER = 15;

  private final ElementView<Snapshot, Site> systems;
  private final ElementView<Snapshot, Node> nodes;
  private final AssociationView<Snapshot, Node> components;

  SystemViews(Home home) {
    systems = systems(home);
    nodes = nodes(home);
    components =
        AssociationView.<Snapshot, Node>listing(s -> s.site().array().nodes().iterator())
            .end("PartComponent", nodes, (s, node) -> node, (s, node) -> Iterator.of(node))
            .end(
                "GroupComponent",
                systems,
                (s, node) -> s.site(),
                (s, site) -> site.array().nodes().iterator())
            .build(home, "TPD_NodeComponentCS");
  }

  ElementView<Snapshot, Site> systems() {
    return systems;
  }

  ElementView<Snapshot, Node> nodes() {
    return nodes;
  }

  AssociationView<Snapshot, Node> components() {
    return components;
  }

  private static ElementView<Snapshot, Site> systems(Home home) {
    return ElementView.<Snapshot, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .constant("CreationClassName", Naming.SYSTEM_CLASS)
        .value("Name", (s, site) -> site.array().wwn())
        .constant("NameFormat", "WWN")
        .value("ElementName", (s, site) -> site.name())
        .value("Caption", (s, site) -> site.array().model())
        .value("Description", (s, site) -> description(site.array()))
        .value("OtherIdentifyingInfo", (s, site) -> identifiers(site.array()))
        .constant("IdentifyingDescriptions", List.of("Serial Number", "Ipv4 Address"))
        .constant("Dedicated", List.of(STORAGE, BLOCK_SERVER))
        .constant("Roles", List.of("Block Server"))
        .value("OperationalStatus", (s, site) -> Health.system(site).operationalStatus())
        .value("HealthState", (s, site) -> Health.system(site).healthState())
        .value("EnabledState", (s, site) -> site.powered() ? Health.ENABLED : Health.DISABLED)
        .constant("RequestedState", Health.REQUESTED_STATE_NOT_APPLICABLE)
        .build(home, Naming.SYSTEM_CLASS);
  }

  private static ElementView<Snapshot, Node> nodes(Home home) {
    return ElementView.<Snapshot, Node>finding(
            (s, path) ->
                Iterator.ofAll(s.site().array().nodes())
                    .find(node -> node.name().equals(path.key("Name")))
                    .getOrNull())
        .all(s -> s.site().array().nodes().iterator())
        .constant("CreationClassName", NODE_CLASS)
        .value("Name", (s, node) -> node.name())
        .constant("NameFormat", "Other")
        .value("ElementName", (s, node) -> node.name())
        .value(
            "Description", (s, node) -> "Controller node " + node.id() + " of " + s.site().name())
        .value("OtherIdentifyingInfo", (s, node) -> List.of(node.address()))
        .constant("IdentifyingDescriptions", List.of("Ipv4 Address"))
        .constant("Dedicated", List.of(STORAGE, BLOCK_SERVER))
        .value("OperationalStatus", (s, node) -> Health.system(s.site()).operationalStatus())
        .value("HealthState", (s, node) -> Health.system(s.site()).healthState())
        .value("EnabledState", (s, n) -> s.site().powered() ? Health.ENABLED : Health.DISABLED)
        .value("KernelVersion", (s, node) -> s.site().array().osVersion())
        .value("SystemLED", (s, node) -> s.site().powered() ? "green" : "off")
        .build(home, NODE_CLASS);
  }

  private static String description(StorageArray array) {
    return array.model()
        + ", ID: "
        + array.systemId()
        + ", Serial number: "
        + array.serial()
        + ", InForm OS version: "
        + array.osVersion();
  }

  /** Serial number first, address second: monitors read the address there. */
  private static List<String> identifiers(StorageArray array) {
    String address = array.nodes().isEmpty() ? "" : array.nodes().get(0).address();
    return List.of(array.serial(), address);
  }
}
