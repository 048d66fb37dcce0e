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
 * The replication service and what it says it can do, and the older configuration service. Remote
 * copy is read-only through CIM on a 3PAR: a method that would change it answers Not Supported.
 */
final class ServiceViews {
  private static final String SERVICE_CLASS = "TPD_ReplicationService";
  private static final String CAPABILITIES_CLASS = "TPD_ReplicationServiceCapabilities";
  private static final long NOT_SUPPORTED = 1;
  private static final String CONFIGURATION_CLASS = "TPD_StorageConfigurationService";

  /** Create and modify element replicas, modify lists (CIM API reference 3.1.1). */
  private static final List<Long> ASYNCHRONOUS_ACTIONS = List.of(2L, 5L, 6L);

  /** Group replicas, available targets, relationships, groups and their members. */
  private static final List<Long> SYNCHRONOUS_ACTIONS = List.of(3L, 8L, 10L, 12L, 13L, 14L, 15L);
  private static final long STORAGE_VOLUME = 2;
  private static final long REPLICATION_ENTITY = 4;

  private final ElementView<Snapshot, Site> services;
  private final ElementView<Snapshot, Site> configurations;
  private final ElementView<Snapshot, Site> capabilities;
  private final List<AssociationView<Snapshot, ?>> associations;

  ServiceViews(
      Home home,
      Naming naming,
      ElementView<Snapshot, Site> systems,
      CapabilityMethods able,
      Map<String, MethodBody<Snapshot, Site>> replication,
      Map<String, MethodBody<Snapshot, Site>> configuration) {
    services = services(home, replication);
    configurations = configurations(home, configuration);
    capabilities = capabilities(home, naming, able);
    associations =
        List.of(
            AssociationView.<Snapshot, Site>listing(s -> Iterator.of(s.site()))
                .end("Dependent", services, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .end("Antecedent", systems, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .build(home, "TPD_HostedReplicationService"),
            AssociationView.<Snapshot, Site>listing(s -> Iterator.of(s.site()))
                .end("ManagedElement", services, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .end("Capabilities", capabilities, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .build(home, "TPD_ReplicationElementCapabilities"),
            AssociationView.<Snapshot, Site>listing(s -> Iterator.of(s.site()))
                .end("Dependent", configurations, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .end("Antecedent", systems, (s, a) -> s.site(), (s, t) -> Iterator.of(t))
                .build(home, "TPD_HostedStorageConfigurationService"));
  }

  ElementView<Snapshot, Site> services() {
    return services;
  }

  ElementView<Snapshot, Site> configurations() {
    return configurations;
  }

  ElementView<Snapshot, Site> capabilities() {
    return capabilities;
  }

  List<AssociationView<Snapshot, ?>> associations() {
    return associations;
  }

  private static ElementView<Snapshot, Site> services(
      Home home, Map<String, MethodBody<Snapshot, Site>> methods) {
    return service(SERVICE_CLASS, "ReplicationService", "Replication Service", methods)
        .value("OperationalStatus", (s, site) -> Health.replication(site).operationalStatus())
        .value("HealthState", (s, site) -> Health.replication(site).healthState())
        .value("StatusDescriptions", (s, site) -> List.of(Health.replication(site).description()))
        .build(home, SERVICE_CLASS);
  }

  private static ElementView<Snapshot, Site> configurations(
      Home home, Map<String, MethodBody<Snapshot, Site>> methods) {
    String name = "StorageConfigurationService";
    return service(CONFIGURATION_CLASS, name, "Storage Configuration Service", methods)
        .value("OperationalStatus", (s, site) -> Health.system(site).operationalStatus())
        .value("HealthState", (s, site) -> Health.system(site).healthState())
        .value("StatusDescriptions", (s, site) -> List.of(Health.system(site).description()))
        .build(home, CONFIGURATION_CLASS);
  }

  private static ElementView.Builder<Snapshot, Site> service(
      String className,
      String name,
      String elementName,
      Map<String, MethodBody<Snapshot, Site>> methods) {
    ElementView.Builder<Snapshot, Site> view =
        ElementView.<Snapshot, Site>finding((s, path) -> s.site())
            .all(s -> Iterator.of(s.site()))
            .constant("SystemCreationClassName", Naming.SYSTEM_CLASS)
            .value("SystemName", (s, site) -> s.systemWwn())
            .constant("CreationClassName", className)
            .constant("Name", name)
            .constant("ElementName", elementName)
            .value("Started", (s, site) -> site.powered())
            .constant("EnabledState", Health.ENABLED)
            .otherMethods((s, site, in) -> new MethodResult(NOT_SUPPORTED, Map.of()));
    methods.forEach(view::method);
    return view;
  }

  private static ElementView<Snapshot, Site> capabilities(
      Home home, Naming naming, CapabilityMethods able) {
    var view =
        ElementView.<Snapshot, Site>finding((s, path) -> s.site())
            .all(s -> Iterator.of(s.site()))
            .constant("InstanceID", naming.instanceId("ReplicationServiceCapabilities"))
            .constant("ElementName", "Replication Service Capabilities")
            .constant("SupportedReplicationTypes", able.replicationTypes())
            .constant("SupportedStorageObjects", List.of(STORAGE_VOLUME, REPLICATION_ENTITY))
            .constant("SupportedAsynchronousActions", ASYNCHRONOUS_ACTIONS)
            .constant("SupportedSynchronousActions", SYNCHRONOUS_ACTIONS)
            .otherMethods((s, site, in) -> new MethodResult(NOT_SUPPORTED, Map.of()));
    able.all().forEach(view::method);
    view.method("GetDefaultReplicationSettingData", able.defaultSettings(home, naming));
    return view.build(home, CAPABILITIES_CLASS);
  }
}
