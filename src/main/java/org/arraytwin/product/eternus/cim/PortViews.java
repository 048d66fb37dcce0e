package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cim.service.Controller;
import org.arraytwin.product.eternus.cim.service.Endpoints;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/**
 * The ports by which hosts reach the box (fujitsu C.2): Fibre Channel ports with a SCSI endpoint
 * each; iSCSI endpoints over TCP over IP. A port that no Storage Cluster has, has no SCGroupNo at
 * all: clients take a null one for one that is there.
 */
final class PortViews {
  private static final String FC = "FUJITSU_SCSIProtocolEndpoint";
  private static final String ISCSI = "FUJITSU_iSCSIProtocolEndpoint";
  private static final String TCP = "FUJITSU_TCPProtocolEndpoint";
  private static final String IP = "FUJITSU_IPProtocolEndpoint";
  private static final String FC_PORT = "FUJITSU_FCPort";
  private static final long FIBRE_CHANNEL = 2;
  private static final long OVER_ISCSI = 7;
  private static final long TARGET = 3;
  private static final long ISCSI_PORT = 3260;
  private static final long FRONT_END = 2;
  private static final long IF_FIBRE_CHANNEL = 56;
  private static final long IF_OTHER = 1;
  private static final long IF_TCP = 4111;
  private static final long IF_IP = 4096;
  private static final long POINT_TO_POINT = 10;

  /** Of hosts: no bit of a remote copy port is set. */
  private static final long RA_MODE_HOSTS = 0;

  private final ElementView<Moment, HostPort> fibreChannel;
  private final ElementView<Moment, HostPort> iscsi;
  private final ElementView<Moment, HostPort> tcp;
  private final ElementView<Moment, HostPort> ip;
  private final ElementView<Moment, HostPort> fcPorts;
  private final List<AssociationView<Moment, ?>> associations;

  PortViews(
      Home home, ElementView<Moment, Site> systems, ElementView<Moment, Controller> controllers) {
    fibreChannel =
        endpoints(HostProtocol.FC, FC, (s, p) -> p.name())
            .constant("ConnectionType", FIBRE_CHANNEL)
            .constant("ProtocolIFType", IF_FIBRE_CHANNEL)
            .constant("Role", TARGET)
            .constant("RAMode", RA_MODE_HOSTS)
            .build(home, FC);
    iscsi =
        endpoints(HostProtocol.ISCSI, ISCSI, PortViews::iscsiName)
            .constant("ConnectionType", OVER_ISCSI)
            .constant("ProtocolIFType", IF_OTHER)
            .constant("OtherTypeDescription", "iSCSI")
            .constant("Role", TARGET)
            .constant("RAMode", RA_MODE_HOSTS)
            .value("Identifier", (s, p) -> iscsiName(s, p).replaceFirst("^.*,t,", ""))
            .build(home, ISCSI);
    tcp =
        endpoints(HostProtocol.ISCSI, TCP, (s, p) -> p.address() + ":" + ISCSI_PORT)
            .constant("ProtocolIFType", IF_TCP)
            .constant("PortNumber", ISCSI_PORT)
            .build(home, TCP);
    ip =
        endpoints(HostProtocol.ISCSI, IP, (s, p) -> p.address())
            .constant("ProtocolIFType", IF_IP)
            .value("IPv4Address", (s, p) -> p.address())
            .build(home, IP);
    fcPorts = fcPorts(home);
    associations = associations(home, systems, controllers);
  }

  ElementView<Moment, HostPort> fcPorts() {
    return fcPorts;
  }

  ElementView<Moment, HostPort> iscsi() {
    return iscsi;
  }

  List<ElementView<Moment, ?>> elements() {
    return List.of(fibreChannel, iscsi, tcp, ip, fcPorts);
  }

  List<AssociationView<Moment, ?>> associations() {
    return associations;
  }

  private static String iscsiName(Moment s, HostPort port) {
    return Endpoints.iscsiName(s.site().masking(), port);
  }

  private static Iterator<HostPort> all(Moment s) {
    return s.site().masking().ports().values().iterator();
  }

  private static Iterator<HostPort> of(Moment s, HostProtocol protocol) {
    return all(s).filter(port -> port.protocol() == protocol);
  }

  private static ElementView.Builder<Moment, HostPort> endpoints(
      HostProtocol protocol, String className, BiFunction<Moment, HostPort, String> name) {
    return ElementView.<Moment, HostPort>finding(
            (s, path) ->
                of(s, protocol).find(p -> name.apply(s, p).equals(path.key("Name"))).getOrNull())
        .all(s -> of(s, protocol))
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, port) -> Names.systemName(s.site().array()))
        .constant("CreationClassName", className)
        .value("Name", name::apply)
        .value("ElementName", (s, port) -> port.id())
        .constant("EnabledState", Health.ENABLED)
        .value("OperationalStatus", (s, port) -> Health.system(s.site()).operationalStatus());
  }

  private static ElementView<Moment, HostPort> fcPorts(Home home) {
    return ElementView.<Moment, HostPort>finding((s, path) -> port(s, path.key("DeviceID")))
        .all(s -> of(s, HostProtocol.FC))
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, port) -> Names.systemName(s.site().array()))
        .constant("CreationClassName", FC_PORT)
        .value("DeviceID", (s, port) -> port.id())
        .value("ElementName", (s, port) -> port.id())
        .value("PermanentAddress", (s, port) -> port.name().toUpperCase(Locale.ROOT))
        .constant("UsageRestriction", FRONT_END)
        .constant("PortType", POINT_TO_POINT)
        .constant("EnabledState", Health.ENABLED)
        .value("OperationalStatus", (s, port) -> Health.system(s.site()).operationalStatus())
        .build(home, FC_PORT);
  }

  private static @Nullable HostPort port(Moment s, @Nullable Object id) {
    HostPort port = id instanceof String text ? s.site().masking().port(text) : null;
    return port != null && port.protocol() == HostProtocol.FC ? port : null;
  }

  private List<AssociationView<Moment, ?>> associations(
      Home home, ElementView<Moment, Site> systems, ElementView<Moment, Controller> controllers) {
    return List.of(
        AssociationView.<Moment, HostPort>listing(s -> of(s, HostProtocol.ISCSI))
            .end("Antecedent", ip, (s, p) -> p, (s, p) -> Iterator.of(p))
            .end("Dependent", tcp, (s, p) -> p, (s, p) -> Iterator.of(p))
            .build(home, "FUJITSU_BindsTo"),
        AssociationView.<Moment, HostPort>listing(s -> of(s, HostProtocol.ISCSI))
            .end("Antecedent", tcp, (s, p) -> p, (s, p) -> Iterator.of(p))
            .end("Dependent", iscsi, (s, p) -> p, (s, p) -> Iterator.of(p))
            .build(home, "FUJITSU_BindsTo"),
        available(home, controllers),
        AssociationView.<Moment, HostPort>listing(PortViews::all)
            .end("Dependent", (s, p) -> viewOf(p).of(p))
            .from(fibreChannel, (s, p) -> Iterator.of(p))
            .from(iscsi, (s, p) -> Iterator.of(p))
            .end("Antecedent", systems, (s, p) -> s.site(), (s, site) -> all(s))
            .build(home, "FUJITSU_HostedAccessPoint"),
        AssociationView.<Moment, HostPort>listing(s -> of(s, HostProtocol.FC))
            .end("Antecedent", fcPorts, (s, p) -> p, (s, p) -> Iterator.of(p))
            .end("Dependent", fibreChannel, (s, p) -> p, (s, p) -> Iterator.of(p))
            .build(home, "FUJITSU_DeviceSAPImplementation"),
        AssociationView.<Moment, HostPort>listing(s -> of(s, HostProtocol.FC))
            .end("PartComponent", fcPorts, (s, p) -> p, (s, p) -> Iterator.of(p))
            .end("GroupComponent", systems, (s, p) -> s.site(), (s, site) -> of(s, HostProtocol.FC))
            .build(home, "FUJITSU_SystemDevice"));
  }

  private ElementView<Moment, HostPort> viewOf(HostPort port) {
    return port.protocol() == HostProtocol.FC ? fibreChannel : iscsi;
  }

  private AssociationView<Moment, Controller> available(
      Home home, ElementView<Moment, Controller> controllers) {
    return AssociationView.<Moment, Controller>listing(MaskingViews::all)
        .end("ManagedElement", controllers, (s, c) -> c, (s, c) -> Iterator.of(c))
        .end("AvailableSAP", (s, c) -> viewOf(at(s, c)).of(at(s, c)))
        .from(fibreChannel, PortViews::showing)
        .from(iscsi, PortViews::showing)
        .build(home, "FUJITSU_SAPAvailableForElement");
  }

  private static HostPort at(Moment s, Controller controller) {
    return Objects.requireNonNull(
        s.site().masking().port(controller.port()), "the port of a controller is there");
  }

  private static Iterator<Controller> showing(Moment s, HostPort port) {
    return MaskingViews.all(s).filter(c -> c.port().equals(port.id()));
  }
}
