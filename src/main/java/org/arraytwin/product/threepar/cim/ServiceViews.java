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

  /** What the configuration service makes (CIM API reference 3.1.1, Copy Services subprofile). */
  private enum Kind {
    /** UnSyncAssoc-Delta: there at once, can be restored from. */
    VIRTUAL("VirtualCopy", 5, List.of(4L), List.of(2L), List.of(5L), IDLE),
    /** UnSyncAssoc-Full: copied by a job, can be detached, copied again and stopped. */
    PHYSICAL(
        "PhysicalCopy", 4, List.of(4L, 6L), List.of(4L), List.of(2L, 4L, 12L, 13L), INITIALIZED),
    /** UnSyncUnAssoc: copied by a job, goes its own way then. */
    INDEPENDENT("IndependentCopy", 6, List.of(6L), List.of(4L), List.of(13L), INITIALIZED);

    private final String word;
    private final long type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Long> asynchronous;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Long> synchronous;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Long> operations;

    private final long initial;

    Kind(
        String word,
        long type,
        List<Long> asynchronous,
        List<Long> synchronous,
        List<Long> operations,
        long initial) {
      this.word = word;
      this.type = type;
      this.asynchronous = asynchronous;
      this.synchronous = synchronous;
      this.operations = operations;
      this.initial = initial;
    }
  }

  private static final long INITIALIZED = 2;
  private static final long IDLE = 5;
  private static final long MOST_COPIES = 500;

  private final ElementView<Snapshot, Kind> kinds;
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
    kinds = kinds(home, naming);
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
                .build(home, "TPD_HostedStorageConfigurationService"),
            AssociationView.<Snapshot, Kind>listing(s -> Iterator.of(Kind.values()))
                .end("Capabilities", kinds, (s, kind) -> kind, (s, kind) -> Iterator.of(kind))
                .end(
                    "ManagedElement",
                    configurations,
                    (s, kind) -> s.site(),
                    (s, site) -> Iterator.of(Kind.values()))
                .build(home, "TPD_StorageElementCapabilities"));
  }

  ElementView<Snapshot, Site> services() {
    return services;
  }

  /** What the configuration service can do, kind by kind. */
  ElementView<Snapshot, ?> kinds() {
    return kinds;
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

  private static ElementView<Snapshot, Kind> kinds(Home home, Naming naming) {
    return ElementView.<Snapshot, Kind>finding(
            (s, path) -> {
              String name = naming.name(path.key("InstanceID"));
              return Iterator.of(Kind.values()).find(kind -> kind.word.equals(name)).getOrNull();
            })
        .all(s -> Iterator.of(Kind.values()))
        .value("InstanceID", (s, kind) -> naming.instanceId(kind.word))
        .value("ElementName", (s, kind) -> kind.word)
        .value("SupportedSynchronizationType", (s, kind) -> kind.type)
        .value("SupportedAsynchronousActions", (s, kind) -> kind.asynchronous)
        .value("SupportedSynchronousActions", (s, kind) -> kind.synchronous)
        .value("SupportedModifyOperations", (s, kind) -> kind.operations)
        .value("InitialReplicationState", (s, kind) -> kind.initial)
        .constant("MaximumReplicasPerSource", MOST_COPIES)
        .constant("PersistentReplicasSupported", true)
        .value("IncrementalDeltasSupported", (s, kind) -> kind == Kind.PHYSICAL)
        .build(home, "TPD_StorageReplicationCapabilities");
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
