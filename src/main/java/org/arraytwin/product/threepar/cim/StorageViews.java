package org.arraytwin.product.threepar.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** CPGs and volumes (SMI-S Block Services). */
final class StorageViews {
  static final String VOLUME_CLASS = "TPD_StorageVolume";
  static final String POOL_CLASS = "TPD_DynamicStoragePool";
  private static final String CAPABILITIES = "StorageConfigurationCapabilities:";
  static final long BLOCK_BYTES = 512;
  static final long NAA = 9;
  static final long VPD83_TYPE_3 = 2;
  private static final long UNRESTRICTED = 2;
  private static final long LOCAL_REPLICA_SOURCE = 6;
  private static final long REMOTE_REPLICA_SOURCE = 7;
  private static final long LOCAL_REPLICA_TARGET = 8;
  private static final long REMOTE_REPLICA_TARGET = 9;
  private static final long LOCAL_REPLICA_SOURCE_OR_TARGET = 10;
  private static final long READABLE = 1;
  private static final long READ_WRITE = 3;

  private final ElementView<Snapshot, Pool> pools;
  private final ElementView<Snapshot, Volume> volumes;
  private final ElementView<Snapshot, Pool> capabilities;
  private final List<AssociationView<Snapshot, ?>> associations;

  StorageViews(Home home, Naming naming, ElementView<Snapshot, Site> systems) {
    pools = pools(home, naming);
    volumes = volumes(home);
    capabilities = capabilities(home, naming);
    associations =
        List.of(
            hostedPools(home, systems),
            systemVolumes(home, systems),
            allocatedFromPools(home),
            poolCapabilities(home));
  }

  ElementView<Snapshot, Pool> pools() {
    return pools;
  }

  ElementView<Snapshot, Volume> volumes() {
    return volumes;
  }

  /** What can be made of each pool. */
  ElementView<Snapshot, Pool> capabilities() {
    return capabilities;
  }

  List<AssociationView<Snapshot, ?>> associations() {
    return associations;
  }

  private static Iterator<Volume> all(Snapshot s) {
    return s.site().volumes().iterator().filter(Objects::nonNull);
  }

  private static ElementView<Snapshot, Pool> pools(Home home, Naming naming) {
    return ElementView.<Snapshot, Pool>finding(
            (s, path) -> {
              String name = naming.name(path.key("InstanceID"));
              return s.site().pools().find(pool -> pool.name().equals(name)).getOrNull();
            })
        .all(s -> s.site().pools().iterator())
        .index("InstanceID", (s, id) -> named(s, naming.name(id)))
        .index("ElementName", StorageViews::named)
        .index("Name", StorageViews::named)
        .index("PoolID", StorageViews::named)
        .value("InstanceID", (s, pool) -> naming.instanceId(pool.name()))
        .value("PoolID", (s, pool) -> pool.name())
        .value("ElementName", (s, pool) -> pool.name())
        .value("Name", (s, pool) -> pool.name())
        .value(
            "Description",
            (s, pool) -> "Common provisioning group, " + pool.raid() + " on " + pool.device())
        .constant("Primordial", false)
        .constant("Usage", UNRESTRICTED)
        .value("TotalManagedSpace", (s, pool) -> pool.sizeBytes())
        .value("RemainingManagedSpace", (s, pool) -> s.space().remaining(pool))
        .value(
            "OperationalStatus", (s, p) -> Health.pool(s.space().remaining(p)).operationalStatus())
        .value("HealthState", (s, p) -> Health.pool(s.space().remaining(p)).healthState())
        .build(home, POOL_CLASS);
  }

  /**
   * Volumes, thin or not, are made, grown and deleted at once, from one pool (CIM API reference
   * 3.1.1 table 28).
   */
  private static ElementView<Snapshot, Pool> capabilities(Home home, Naming naming) {
    return ElementView.<Snapshot, Pool>finding(
            (s, path) -> {
              String name = naming.name(path.key("InstanceID"));
              return name == null || !name.startsWith(CAPABILITIES)
                  ? null
                  : s.site()
                      .pools()
                      .find(pool -> name.equals(CAPABILITIES + pool.name()))
                      .getOrNull();
            })
        .all(s -> s.site().pools().iterator())
        .value("InstanceID", (s, pool) -> naming.instanceId(CAPABILITIES + pool.name()))
        .value("ElementName", (s, pool) -> "Volumes of " + pool.name())
        .constant("SupportedAsynchronousActions", List.of())
        .constant("SupportedSynchronousActions", List.of(5L, 6L, 7L))
        .constant("SupportedStorageElementTypes", List.of(2L, 5L))
        .constant("SupportedStoragePoolFeatures", List.of(3L))
        .constant("SupportedStorageElementFeatures", List.of(3L, 5L, 6L, 12L))
        .constant("SupportedCopyTypes", List.of(4L, 5L))
        .build(home, "TPD_StorageConfigurationCapabilities");
  }

  private static ElementView<Snapshot, Volume> volumes(Home home) {
    return ElementView.<Snapshot, Volume>finding(
            (s, path) -> Naming.volume(s, path.key("DeviceID")))
        .all(StorageViews::all)
        .index("DeviceID", (s, wwn) -> Snapshot.optional(Naming.volume(s, wwn)))
        .index("Name", (s, wwn) -> Snapshot.optional(Naming.volume(s, wwn)))
        .index("ElementName", StorageViews::volumeNamed)
        .constant("SystemCreationClassName", Naming.SYSTEM_CLASS)
        .value("SystemName", (s, volume) -> s.systemWwn())
        .constant("CreationClassName", VOLUME_CLASS)
        .value("DeviceID", StorageViews::wwn)
        .value("ElementName", (s, volume) -> volume.name())
        .writable("ElementName", StorageViews::renamed)
        .value("Name", StorageViews::wwn)
        .constant("NameFormat", NAA)
        .constant("NameNamespace", VPD83_TYPE_3)
        .value("OtherIdentifyingInfo", (s, volume) -> List.of(wwn(s, volume)))
        .constant("IdentifyingDescriptions", List.of("NAA;VPD83Type3"))
        .constant("BlockSize", BLOCK_BYTES)
        .value("NumberOfBlocks", (s, volume) -> volume.sizeBytes() / BLOCK_BYTES)
        .value("ConsumableBlocks", (s, volume) -> volume.sizeBytes() / BLOCK_BYTES)
        .value("OperationalStatus", (s, v) -> Health.volume(s.pairOf(v.id())).operationalStatus())
        .value("HealthState", (s, v) -> Health.volume(s.pairOf(v.id())).healthState())
        .value(
            "StatusDescriptions", (s, v) -> List.of(Health.volume(s.pairOf(v.id())).description()))
        .constant("ExtentStatus", List.of(2L))
        .constant("EnabledState", Health.ENABLED)
        .value("Access", StorageViews::access)
        .value("Usage", StorageViews::usage)
        .value("ThinlyProvisioned", (s, v) -> v.provisioning() == Provisioning.THIN)
        .constant("Primordial", false)
        .constant("IsBasedOnUnderlyingRedundancy", true)
        .value("NoSinglePointOfFailure", (s, v) -> redundancy(s, v) > 0)
        .value("PackageRedundancy", StorageViews::redundancy)
        .value("DataRedundancy", (s, v) -> raid(s, v).equals("RAID1") ? 2L : 1L)
        .constant("DeltaReservation", 0L)
        .build(home, VOLUME_CLASS);
  }

  private static java.util.Iterator<Pool> named(Snapshot s, @Nullable Object name) {
    return s.site().pools().iterator().filter(pool -> pool.name().equals(name));
  }

  private static java.util.Iterator<Volume> volumeNamed(Snapshot s, Object name) {
    return Snapshot.optional(name instanceof String text ? s.site().volume(text) : null);
  }

  /** ElementName is the volume's name, as {@code setvv -name} sets it. */
  private static Command renamed(Snapshot s, Volume volume, @Nullable Object name) {
    return new RenameVolume(s.site().id(), volume.id(), name instanceof String text ? text : "");
  }

  private static String wwn(Snapshot s, Volume volume) {
    return volume.wwn(s.site().array());
  }

  private static String raid(Snapshot s, Volume volume) {
    return s.site().pools().get(volume.pool()).raid();
  }

  /** Drives that may fail without loss. */
  private static Long redundancy(Snapshot s, Volume volume) {
    return switch (raid(s, volume)) {
      case "RAID0" -> 0L;
      case "RAID6" -> 2L;
      default -> 1L;
    };
  }

  /** Hosts may only read a volume on the receiving side. */
  private static Long access(Snapshot s, Volume volume) {
    Pair pair = s.pairOf(volume.id());
    boolean written = pair == null || pair.group().source();
    return written && !s.copies().readOnly(volume) ? READ_WRITE : READABLE;
  }

  private static Long usage(Snapshot s, Volume volume) {
    Pair pair = s.pairOf(volume.id());
    if (pair == null) {
      return localUsage(s, volume);
    }
    return pair.group().source() ? REMOTE_REPLICA_SOURCE : REMOTE_REPLICA_TARGET;
  }

  private static Long localUsage(Snapshot s, Volume volume) {
    boolean source = s.replicasOf(volume.id()).hasNext();
    boolean target = s.replica(volume.id()) != null;
    if (source && target) {
      return LOCAL_REPLICA_SOURCE_OR_TARGET;
    }
    return source ? LOCAL_REPLICA_SOURCE : target ? LOCAL_REPLICA_TARGET : UNRESTRICTED;
  }

  private AssociationView<Snapshot, Pool> poolCapabilities(Home home) {
    return AssociationView.<Snapshot, Pool>listing(s -> s.site().pools().iterator())
        .end("ManagedElement", pools, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end("Capabilities", capabilities, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .build(home, "TPD_StoragePoolCapabilities");
  }

  private AssociationView<Snapshot, Pool> hostedPools(
      Home home, ElementView<Snapshot, Site> systems) {
    return AssociationView.<Snapshot, Pool>listing(s -> s.site().pools().iterator())
        .end("PartComponent", pools, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end("GroupComponent", systems, (s, pool) -> s.site(), (s, site) -> site.pools().iterator())
        .build(home, "TPD_HostedStoragePool");
  }

  private AssociationView<Snapshot, Volume> systemVolumes(
      Home home, ElementView<Snapshot, Site> systems) {
    return AssociationView.<Snapshot, Volume>listing(StorageViews::all)
        .end("PartComponent", volumes, (s, volume) -> volume, (s, volume) -> Iterator.of(volume))
        .end("GroupComponent", systems, (s, volume) -> s.site(), (s, site) -> all(s))
        .build(home, "TPD_SystemVolume");
  }

  private AssociationView<Snapshot, Volume> allocatedFromPools(Home home) {
    return AssociationView.<Snapshot, Volume>listing(StorageViews::all)
        .end("Dependent", volumes, (s, volume) -> volume, (s, volume) -> Iterator.of(volume))
        .end(
            "Antecedent",
            pools,
            (s, volume) -> s.site().pools().get(volume.pool()),
            (s, pool) -> s.index().volumesOf(pool.id()).iterator())
        .value("SpaceConsumed", (s, volume) -> s.space().user(volume))
        .build(home, "TPD_VolumeAllocatedFromDynamicPool");
  }
}
