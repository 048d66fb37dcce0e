package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Site;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;

/**
 * The replication service and what it says it can do. Remote copy is read-only through CIM on a
 * 3PAR: every method that would change something answers Not Supported.
 */
final class ServiceViews {
  private static final String SERVICE_CLASS = "TPD_ReplicationService";
  private static final String CAPABILITIES_CLASS = "TPD_ReplicationServiceCapabilities";
  private static final long NOT_SUPPORTED = 1;
  private static final long GET_REPLICATION_RELATIONSHIPS = 10;
  private static final long STORAGE_VOLUME = 2;
  private static final long REPLICATION_ENTITY = 4;

  private final ElementView<Snapshot, Site> services;
  private final ElementView<Snapshot, Site> capabilities;
  private final List<AssociationView<Snapshot, ?>> associations;

  ServiceViews(
      Home home,
      Naming naming,
      ElementView<Snapshot, Site> systems,
      MethodBody<Snapshot, Site> relationships) {
    services = services(home, relationships);
    capabilities = capabilities(home, naming);
    associations =
        List.of(
            AssociationView.<Snapshot, Site>listing(s -> Iterator.of(s.site()))
                .end("Dependent", services, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .end("Antecedent", systems, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .build(home, "TPD_HostedReplicationService"),
            AssociationView.<Snapshot, Site>listing(s -> Iterator.of(s.site()))
                .end("ManagedElement", services, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .end("Capabilities", capabilities, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .build(home, "TPD_ReplicationElementCapabilities"));
  }

  ElementView<Snapshot, Site> services() {
    return services;
  }

  ElementView<Snapshot, Site> capabilities() {
    return capabilities;
  }

  List<AssociationView<Snapshot, ?>> associations() {
    return associations;
  }

  private static ElementView<Snapshot, Site> services(
      Home home, MethodBody<Snapshot, Site> relationships) {
    return ElementView.<Snapshot, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .constant("SystemCreationClassName", Naming.SYSTEM_CLASS)
        .value("SystemName", (s, site) -> s.systemWwn())
        .constant("CreationClassName", SERVICE_CLASS)
        .constant("Name", "ReplicationService")
        .constant("ElementName", "Replication Service")
        .value("Started", (s, site) -> site.powered())
        .constant("EnabledState", Health.ENABLED)
        .value("OperationalStatus", (s, site) -> Health.replication(site).operationalStatus())
        .value("HealthState", (s, site) -> Health.replication(site).healthState())
        .value("StatusDescriptions", (s, site) -> List.of(Health.replication(site).description()))
        .method("GetReplicationRelationships", relationships)
        .otherMethods((s, site, in) -> new MethodResult(NOT_SUPPORTED, Map.of()))
        .build(home, SERVICE_CLASS);
  }

  private static ElementView<Snapshot, Site> capabilities(Home home, Naming naming) {
    var view =
        ElementView.<Snapshot, Site>finding((s, path) -> s.site())
            .all(s -> Iterator.of(s.site()))
            .constant("InstanceID", naming.instanceId("ReplicationServiceCapabilities"))
            .constant("ElementName", "Replication Service Capabilities")
            .constant("SupportedReplicationTypes", CapabilityMethods.REPLICATION_TYPES)
            .constant("SupportedStorageObjects", List.of(STORAGE_VOLUME, REPLICATION_ENTITY))
            .constant("SupportedAsynchronousActions", List.of())
            .constant("SupportedSynchronousActions", List.of(GET_REPLICATION_RELATIONSHIPS))
            .otherMethods((s, site, in) -> new MethodResult(NOT_SUPPORTED, Map.of()));
    CapabilityMethods.all().forEach(view::method);
    return view.build(home, CAPABILITIES_CLASS);
  }
}
