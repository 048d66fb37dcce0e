package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.host.SystemPort;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;

/** The Fibre Channel ports of the nodes. */
final class PortViews {
  private static final String PORT_CLASS = "IBMTSSVC_FCPort";
  private static final long NOT_RESTRICTED = 4;
  private static final long FIBRE_CHANNEL = 4;

  /** N_Port, as a port behind a switch is. */
  private static final long N_PORT = 10;

  private final ElementView<Cluster, SystemPort> ports;
  private final AssociationView<Cluster, SystemPort> ofSystem;

  PortViews(Home home, ElementView<Cluster, Site> systems) {
    ports = ports(home);
    ofSystem =
        AssociationView.<Cluster, SystemPort>listing(PortViews::all)
            .end("PartComponent", ports, (s, port) -> port, (s, port) -> Iterator.of(port))
            .end("GroupComponent", systems, (s, port) -> s.site(), (s, site) -> all(s))
            .build(home, "IBMTSSVC_SystemFCPort");
  }

  ElementView<Cluster, SystemPort> elements() {
    return ports;
  }

  AssociationView<Cluster, SystemPort> associations() {
    return ofSystem;
  }

  static Iterator<SystemPort> all(Cluster s) {
    return Iterator.ofAll(SystemPort.all(s, HostProtocol.FC));
  }

  private static ElementView<Cluster, SystemPort> ports(Home home) {
    return ElementView.<Cluster, SystemPort>finding(
            (s, path) -> all(s).find(p -> p.id().equals(path.key("DeviceID"))).getOrNull())
        .all(PortViews::all)
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, port) -> s.id())
        .constant("CreationClassName", PORT_CLASS)
        .value("DeviceID", (s, port) -> port.id())
        .value("ElementName", (s, port) -> port.id())
        .value("Name", (s, port) -> port.wwpn())
        .value("PermanentAddress", (s, port) -> port.wwpn())
        .value("NetworkAddresses", (s, port) -> List.of(port.wwpn()))
        .constant("UsageRestriction", NOT_RESTRICTED)
        .constant("LinkTechnology", FIBRE_CHANNEL)
        .constant("PortType", N_PORT)
        .value("OperationalStatus", (s, port) -> Health.of(!port.down()).operationalStatus())
        .value("HealthState", (s, port) -> Health.of(!port.down()).healthState())
        .value("EnabledState", (s, port) -> Health.of(!port.down()).enabledState())
        .build(home, PORT_CLASS);
  }
}
