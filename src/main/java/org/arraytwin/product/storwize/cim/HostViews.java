package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Locale;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.host.Host;
import org.arraytwin.product.storwize.host.SystemPort;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Hosts, their ports, and the volumes that they see. */
final class HostViews {
  private static final String CONTROLLER_CLASS = "IBMTSSVC_ProtocolController";
  private static final long WWPN = 2;
  private static final long ISCSI = 5;
  private static final long READ_WRITE = 2;
  private static final List<Long> READ_AND_WRITE = List.of(5L, 6L);

  /**
   * A port of a host.
   *
   * @param host whose it is
   * @param port as the engine knows it
   */
  record Initiator(Host host, String port) {
    static Iterator<Initiator> all(Cluster s) {
      return Iterator.ofAll(Host.all(s)).flatMap(Initiator::of);
    }

    static Iterator<Initiator> of(Host host) {
      return Iterator.ofAll(host.ports()).map(port -> new Initiator(host, port));
    }

    /** The port that an instance id names, or null. */
    static @Nullable Initiator find(Cluster s, @Nullable Object id) {
      String prefix = s.id() + ":";
      return id instanceof String text && text.startsWith(prefix)
          ? of(s, text.substring(prefix.length()))
          : null;
    }

    /** The port of that name, as the engine knows it, or null. */
    static @Nullable Initiator of(Cluster s, String port) {
      Host host = Host.ofPort(s, port);
      return host == null ? null : new Initiator(host, port);
    }

    boolean iscsi() {
      return !host.fcPorts().contains(port);
    }

    String instanceId(Cluster s) {
      return s.id() + ":" + port;
    }

    String storageId() {
      return iscsi() ? port : port.toUpperCase(Locale.ROOT);
    }
  }

  static final String MASKING_CLASS = "IBMTSSVC_ControllerConfigurationService";

  /** A volume that a host sees. */
  private record Seen(Host host, Volume volume) {
    static Iterator<Seen> by(Cluster s, Host host) {
      return host.units().values().iterator().map(v -> new Seen(host, s.vdisk((int) v)));
    }
  }

  private final ElementView<Cluster, Host> controllers;
  private final ElementView<Cluster, Initiator> ids;
  private final ElementView<Cluster, Initiator> privileges;
  private final ElementView<Cluster, Site> masking;
  private final ElementView<Cluster, Site> management;
  private final List<AssociationView<Cluster, ?>> associations;

  HostViews(
      Home home,
      SystemViews systems,
      ElementView<Cluster, Volume> volumes,
      ElementView<Cluster, SystemPort> ports,
      Methods methods) {
    controllers = controllers(home);
    ids = ids(home);
    privileges = privileges(home);
    HostMethods orders = new HostMethods(methods, this);
    masking =
        SystemViews.service(
            home, MASKING_CLASS, "Controller configuration service", orders.masking());
    management =
        SystemViews.service(
            home,
            "IBMTSSVC_StorageHardwareIDManagementService",
            "Storage hardware ID management service",
            orders.management());
    associations =
        List.of(
            rights(home, "IBMTSSVC_AuthorizedSubject", "PrivilegedElement"),
            targets(home),
            units(home, volumes),
            reached(home, ports),
            ofSystem(home, systems.systems()),
            managed(home),
            systems.hosted(home, masking),
            systems.hosted(home, management));
  }

  List<ElementView<Cluster, ?>> elements() {
    return List.of(controllers, ids, privileges, masking, management);
  }

  List<AssociationView<Cluster, ?>> associations() {
    return associations;
  }

  /** The service that shows and hides volumes. */
  ElementView<Cluster, Site> masking() {
    return masking;
  }

  ObjectPath controller(Cluster s, Host host) {
    return controllers.path(s, host);
  }

  ObjectPath hardwareId(Cluster s, Initiator initiator) {
    return ids.path(s, initiator);
  }

  private static Iterator<Host> hosts(Cluster s) {
    return Iterator.ofAll(Host.all(s));
  }

  private static ElementView<Cluster, Host> controllers(Home home) {
    return ElementView.<Cluster, Host>finding(
            (s, path) -> path.key("DeviceID") instanceof String id ? Host.byId(s, id) : null)
        .all(HostViews::hosts)
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, host) -> s.id())
        .constant("CreationClassName", CONTROLLER_CLASS)
        .value("DeviceID", (s, host) -> host.id())
        .value("ElementName", (s, host) -> host.name())
        .value("Name", (s, host) -> host.name())
        .value("OperationalStatus", (s, host) -> Health.of(host.online()).operationalStatus())
        .value("EnabledState", (s, host) -> Health.of(host.online()).enabledState())
        .build(home, CONTROLLER_CLASS);
  }

  private static ElementView<Cluster, Initiator> ids(Home home) {
    return ElementView.<Cluster, Initiator>finding(
            (s, path) -> Initiator.find(s, path.key("InstanceID")))
        .all(Initiator::all)
        .value("InstanceID", (s, initiator) -> initiator.instanceId(s))
        .value("ElementName", (s, initiator) -> initiator.host().name())
        .value("StorageID", (s, initiator) -> initiator.storageId())
        .value("IDType", (s, initiator) -> initiator.iscsi() ? ISCSI : WWPN)
        .build(home, "IBMTSSVC_StorageHardwareID");
  }

  private static ElementView<Cluster, Initiator> privileges(Home home) {
    return ElementView.<Cluster, Initiator>finding(
            (s, path) -> Initiator.find(s, path.key("InstanceID")))
        .all(Initiator::all)
        .value("InstanceID", (s, initiator) -> initiator.instanceId(s))
        .value("ElementName", (s, initiator) -> initiator.host().name())
        .constant("PrivilegeGranted", true)
        .constant("Activities", READ_AND_WRITE)
        .build(home, "IBMTSSVC_AuthorizedPrivilege");
  }

  private AssociationView<Cluster, Initiator> rights(Home home, String className, String role) {
    return AssociationView.<Cluster, Initiator>listing(Initiator::all)
        .end("Privilege", privileges, (s, i) -> i, (s, i) -> Iterator.of(i))
        .end(role, ids, (s, i) -> i, (s, i) -> Iterator.of(i))
        .build(home, className);
  }

  private AssociationView<Cluster, Initiator> targets(Home home) {
    return AssociationView.<Cluster, Initiator>listing(Initiator::all)
        .end("Privilege", privileges, (s, i) -> i, (s, i) -> Iterator.of(i))
        .end("TargetElement", controllers, (s, i) -> i.host(), (s, host) -> Initiator.of(host))
        .build(home, "IBMTSSVC_AuthorizedTarget");
  }

  private AssociationView<Cluster, Seen> units(Home home, ElementView<Cluster, Volume> volumes) {
    return AssociationView.<Cluster, Seen>listing(s -> hosts(s).flatMap(h -> Seen.by(s, h)))
        .end("Antecedent", controllers, (s, seen) -> seen.host(), Seen::by)
        .end(
            "Dependent",
            volumes,
            (s, seen) -> seen.volume(),
            (s, volume) ->
                Iterator.ofAll(Host.seeing(s, volume.id())).map(h -> new Seen(h, volume)))
        .value(
            "DeviceNumber",
            (s, seen) -> String.format(Locale.ROOT, "%04X", seen.host().unitOf(seen.volume().id())))
        .constant("DeviceAccess", READ_WRITE)
        .build(home, "IBMTSSVC_ProtocolControllerForUnit");
  }

  /** A Fibre Channel port by which a host reaches the system. */
  private record Way(Host host, SystemPort port) {
    static Iterator<Way> by(Cluster s, Host host) {
      return host.fcPorts().isEmpty()
          ? Iterator.empty()
          : PortViews.all(s).map(port -> new Way(host, port));
    }
  }

  private AssociationView<Cluster, Way> reached(Home home, ElementView<Cluster, SystemPort> ports) {
    return AssociationView.<Cluster, Way>listing(s -> hosts(s).flatMap(h -> Way.by(s, h)))
        .end("Antecedent", controllers, (s, way) -> way.host(), Way::by)
        .end(
            "Dependent",
            ports,
            (s, way) -> way.port(),
            (s, port) -> hosts(s).filter(h -> !h.fcPorts().isEmpty()).map(h -> new Way(h, port)))
        .build(home, "IBMTSSVC_ProtocolControllerForPort");
  }

  private AssociationView<Cluster, Host> ofSystem(Home home, ElementView<Cluster, Site> systems) {
    return AssociationView.<Cluster, Host>listing(HostViews::hosts)
        .end("PartComponent", controllers, (s, host) -> host, (s, host) -> Iterator.of(host))
        .end("GroupComponent", systems, (s, host) -> s.site(), (s, site) -> hosts(s))
        .build(home, "IBMTSSVC_SystemProtocolController");
  }

  private AssociationView<Cluster, Initiator> managed(Home home) {
    return AssociationView.<Cluster, Initiator>listing(Initiator::all)
        .end("Dependent", ids, (s, i) -> i, (s, i) -> Iterator.of(i))
        .end("Antecedent", management, (s, i) -> s.site(), (s, site) -> Initiator.all(s))
        .build(home, "IBMTSSVC_StorageHardwareIDOfService");
  }
}
