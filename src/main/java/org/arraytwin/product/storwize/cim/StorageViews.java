package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Pools and volumes. */
final class StorageViews {
  static final String POOL_CLASS = "IBMTSSVC_ConcreteStoragePool";
  static final String VOLUME_CLASS = "IBMTSSVC_StorageVolume";
  private static final long BLOCK_BYTES = 512;
  private static final long NAA = 9;
  private static final long VPD83_TYPE_3 = 2;
  private static final long UNRESTRICTED = 2;

  private final ElementView<Cluster, Pool> pools;
  private final ElementView<Cluster, Volume> volumes;
  private final List<AssociationView<Cluster, ?>> associations;

  StorageViews(Home home, ElementView<Cluster, Site> systems) {
    pools = pools(home);
    volumes = volumes(home);
    associations = List.of(hosted(home, systems), devices(home, systems), allocated(home));
  }

  ElementView<Cluster, Pool> pools() {
    return pools;
  }

  ElementView<Cluster, Volume> volumes() {
    return volumes;
  }

  List<AssociationView<Cluster, ?>> associations() {
    return associations;
  }

  static <T> Iterator<T> optional(@Nullable T object) {
    return object == null ? Iterator.empty() : Iterator.of(object);
  }

  static @Nullable Pool pool(Cluster s, @Nullable Object instanceId) {
    String prefix = s.id() + ":";
    return instanceId instanceof String text && text.startsWith(prefix)
        ? s.pool(text.substring(prefix.length()))
        : null;
  }

  private static ElementView<Cluster, Pool> pools(Home home) {
    return ElementView.<Cluster, Pool>finding((s, path) -> pool(s, path.key("InstanceID")))
        .all(s -> s.site().pools().iterator())
        .index("InstanceID", (s, id) -> optional(pool(s, id)))
        .value("InstanceID", (s, pool) -> s.id() + ":" + pool.id())
        .value("PoolID", (s, pool) -> String.valueOf(pool.id()))
        .value("ElementName", (s, pool) -> pool.name())
        .constant("Primordial", false)
        .constant("Usage", UNRESTRICTED)
        .value("TotalManagedSpace", (s, pool) -> pool.sizeBytes())
        .value("RemainingManagedSpace", StorageViews::remaining)
        .value("OperationalStatus", (s, p) -> health(s, p).operationalStatus())
        .value("HealthState", (s, p) -> health(s, p).healthState())
        .build(home, POOL_CLASS);
  }

  private static Long remaining(Cluster s, Pool pool) {
    return Space.of(s.at(), s.array(), pool).freeBytes();
  }

  static Health health(Cluster s, Pool pool) {
    return Health.of(s.site().health().pool(pool.id()).online());
  }

  private static @Nullable Volume volume(Cluster s, @Nullable Object id) {
    return id instanceof String text && Names.id(text) >= 0 ? s.vdisk(text) : null;
  }

  private static ElementView<Cluster, Volume> volumes(Home home) {
    return ElementView.<Cluster, Volume>finding((s, path) -> volume(s, path.key("DeviceID")))
        .all(Cluster::vdisks)
        .index("DeviceID", (s, id) -> optional(volume(s, id)))
        .index("ElementName", StorageViews::named)
        .index("VolumeName", StorageViews::named)
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, volume) -> s.id())
        .constant("CreationClassName", VOLUME_CLASS)
        .value("DeviceID", (s, volume) -> String.valueOf(volume.id()))
        .value("ElementName", (s, volume) -> volume.name())
        .writable("ElementName", StorageViews::renamed)
        .value("VolumeName", (s, volume) -> volume.name())
        .value("Name", StorageViews::uid)
        .value("UniqueIdentifier", StorageViews::uid)
        .constant("NameFormat", NAA)
        .constant("NameNamespace", VPD83_TYPE_3)
        .value("OtherIdentifyingInfo", (s, volume) -> List.of(uid(s, volume)))
        .constant("IdentifyingDescriptions", List.of("NAA;VPD83Type3"))
        .constant("BlockSize", BLOCK_BYTES)
        .value("NumberOfBlocks", (s, volume) -> volume.sizeBytes() / BLOCK_BYTES)
        .value("ConsumableBlocks", (s, volume) -> volume.sizeBytes() / BLOCK_BYTES)
        .constant("Purpose", "Open")
        .constant("Usage", UNRESTRICTED)
        .constant("Primordial", false)
        .value("ThinlyProvisioned", (s, v) -> v.provisioning() == Provisioning.THIN)
        .value("FCMapCount", (s, volume) -> (long) s.touching(volume.id()).size())
        .value("OperationalStatus", (s, v) -> Health.of(s.online(v)).operationalStatus())
        .value("HealthState", (s, v) -> Health.of(s.online(v)).healthState())
        .value("EnabledState", (s, v) -> Health.of(s.online(v)).enabledState())
        .build(home, VOLUME_CLASS);
  }

  private static Iterator<Volume> named(Cluster s, Object name) {
    return optional(name instanceof String text ? s.site().volume(text) : null);
  }

  private static Command renamed(Cluster s, Volume volume, @Nullable Object name) {
    return new RenameVolume(s.array(), volume.id(), name instanceof String text ? text : "");
  }

  private static String uid(Cluster s, Volume volume) {
    return Names.uid(s.site().array(), volume.id());
  }

  private AssociationView<Cluster, Pool> hosted(Home home, ElementView<Cluster, Site> systems) {
    return AssociationView.<Cluster, Pool>listing(s -> s.site().pools().iterator())
        .end("PartComponent", pools, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end("GroupComponent", systems, (s, pool) -> s.site(), (s, site) -> site.pools().iterator())
        .build(home, "IBMTSSVC_HostedConcretePool");
  }

  private AssociationView<Cluster, Volume> devices(Home home, ElementView<Cluster, Site> systems) {
    return AssociationView.<Cluster, Volume>listing(Cluster::vdisks)
        .end("PartComponent", volumes, (s, volume) -> volume, (s, volume) -> Iterator.of(volume))
        .end("GroupComponent", systems, (s, volume) -> s.site(), (s, site) -> s.vdisks())
        .build(home, "IBMTSSVC_SystemVolume");
  }

  private AssociationView<Cluster, Volume> allocated(Home home) {
    return AssociationView.<Cluster, Volume>listing(Cluster::vdisks)
        .end("Dependent", volumes, (s, volume) -> volume, (s, volume) -> Iterator.of(volume))
        .end(
            "Antecedent",
            pools,
            (s, volume) -> s.site().pools().get(volume.pool()),
            (s, pool) -> s.vdisks().filter(v -> v.pool() == pool.id()))
        .value("SpaceConsumed", (s, volume) -> Space.taken(s.at(), s.array(), volume))
        .build(home, "IBMTSSVC_AllocatedFromConcretePool");
  }
}
