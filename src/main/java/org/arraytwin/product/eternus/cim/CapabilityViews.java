package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cim.service.Abilities;
import org.arraytwin.product.eternus.cim.service.Services;
import org.arraytwin.product.eternus.cim.service.Settings;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;

/**
 * What the services can do, and what can be done with pools (SMI-S Block Services, Replication).
 */
final class CapabilityViews {
  private static final String ASSOCIATION = "FUJITSU_ElementCapabilities";
  private static final long VOLUME = 2;

  /** Element and pair methods of the replication service that may answer with jobs. */
  private static final List<Long> REPLICATION = List.of(2L, 5L);

  /** These, and GetReplicationRelationships. */
  private static final List<Long> REPLICATION_AT_ONCE = List.of(2L, 5L, 10L);

  /** Elements are created, returned and modified, replicas created. */
  private static final List<Long> STORAGE = List.of(5L, 6L, 7L, 8L);

  /** Volumes, full and thin. */
  private static final List<Long> ELEMENT_TYPES = List.of(2L, 5L);

  /** Volumes are created and modified, from one pool, and expanded. */
  private static final List<Long> FEATURES = List.of(3L, 5L, 6L, 12L);

  private static final long INVALID_PARAMETER = 5;
  private static final long NO_DEFAULT = 7;

  private static final List<Long> COPY_TYPES = List.of(3L, 4L, 5L);

  private final ElementView<Moment, Site> replication;
  private final ElementView<Moment, Site> storage;
  private final List<AssociationView<Moment, ?>> associations;

  CapabilityViews(Home home, Abilities able, ServiceViews services, StorageViews pools) {
    replication = replication(home, able);
    storage = storage(home, able);
    associations =
        List.of(
            of(home, services.of(Services.REPLICATION), replication),
            of(home, services.of(Services.STORAGE_CONFIGURATION), storage),
            ofPools(home, pools));
  }

  List<ElementView<Moment, ?>> elements() {
    return List.of(replication, storage);
  }

  List<AssociationView<Moment, ?>> associations() {
    return associations;
  }

  private static ElementView<Moment, Site> replication(Home home, Abilities able) {
    var view =
        ElementView.<Moment, Site>finding((s, path) -> s.site())
            .all(s -> Iterator.of(s.site()))
            .constant("InstanceID", "FUJITSU:ReplicationServiceCapabilities")
            .constant("ElementName", "ETERNUS replication service capabilities")
            .constant("SupportedReplicationTypes", able.types())
            .constant("SupportedStorageObjects", List.of(VOLUME))
            .constant("SupportedAsynchronousActions", able.jobs() ? REPLICATION : List.<Long>of())
            .constant(
                "SupportedSynchronousActions", able.jobs() ? List.of(10L) : REPLICATION_AT_ONCE)
            .otherMethods((s, site, in) -> Services.notSupported());
    able.methods()
        .forEach((name, method) -> view.method(name, (s, site, in) -> method.apply(s.box(), in)));
    view.method("GetDefaultReplicationSettingData", defaults(home, able));
    return view.build(home, "FUJITSU_ReplicationServiceCapabilities");
  }

  /** What a REC session is created with where nothing is said; other types have no settings. */
  private static MethodBody<Moment, Site> defaults(Home home, Abilities able) {
    ElementView<Moment, Site> settings =
        ElementView.<Moment, Site>finding((s, path) -> null)
            .constant("InstanceID", "FUJITSU:ReplicationSettingData")
            .constant("ElementName", "Default settings of REC")
            .constant("CopyRecoveryMode", Settings.AUTOMATIC)
            .constant("FailedCopyStopsHostIO", Settings.USUAL.stopsHosts())
            .build(home, "CIM_ReplicationSettingData");
    return (s, site, in) -> {
      if (!(in.get("ReplicationType") instanceof Long)) {
        return new MethodResult(INVALID_PARAMETER, Map.of());
      }
      Boolean has = able.hasSettings(in);
      if (has == null) {
        return Services.notSupported();
      }
      return has
          ? new MethodResult(0L, Map.of("DefaultInstance", settings.instance(s, site)))
          : new MethodResult(NO_DEFAULT, Map.of());
    };
  }

  private static ElementView<Moment, Site> storage(Home home, Abilities able) {
    return ElementView.<Moment, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .constant("InstanceID", "FUJITSU:StorageConfigurationCapabilities")
        .constant("ElementName", "ETERNUS storage configuration capabilities")
        .constant("SupportedAsynchronousActions", able.jobs() ? STORAGE : List.<Long>of())
        .constant("SupportedSynchronousActions", able.jobs() ? List.<Long>of() : STORAGE)
        .constant("SupportedStorageElementTypes", ELEMENT_TYPES)
        .constant("SupportedStorageElementFeatures", FEATURES)
        .constant("SupportedStoragePoolFeatures", List.<Long>of())
        .constant("SupportedCopyTypes", COPY_TYPES)
        .otherMethods((s, site, in) -> Services.notSupported())
        .build(home, "FUJITSU_StorageConfigurationCapabilities");
  }

  private static AssociationView<Moment, Site> of(
      Home home, ElementView<Moment, Site> service, ElementView<Moment, Site> can) {
    return AssociationView.<Moment, Site>listing(s -> Iterator.of(s.site()))
        .end("ManagedElement", service, (s, a) -> a, (s, a) -> Iterator.of(a))
        .end("Capabilities", can, (s, a) -> a, (s, a) -> Iterator.of(a))
        .build(home, ASSOCIATION);
  }

  private AssociationView<Moment, Pool> ofPools(Home home, StorageViews pools) {
    return AssociationView.<Moment, Pool>listing(s -> s.site().pools().iterator())
        .end("ManagedElement", (s, pool) -> pools.viewOf(pool).of(pool))
        .from(pools.raidPools(), (s, pool) -> Iterator.of(pool))
        .from(pools.thinPools(), (s, pool) -> Iterator.of(pool))
        .from(pools.snapDataPools(), (s, pool) -> Iterator.of(pool))
        .end("Capabilities", storage, (s, p) -> s.site(), (s, a) -> a.pools().iterator())
        .build(home, ASSOCIATION);
  }
}
