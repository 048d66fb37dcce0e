package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Uses;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Pools of both kinds and volumes (SMI-S Block Services; fujitsu C.2). */
final class StorageViews {
  static final String VOLUME_CLASS = "FUJITSU_StorageVolume";
  private static final String FREE_CLASS = "FUJITSU_FreeExtent";
  private static final long BLOCK_BYTES = 512;
  private static final long NAA = 9;
  private static final long VPD83_TYPE_3 = 2;
  private static final long UNRESTRICTED = 2;

  private final ElementView<Moment, Pool> raid;
  private final ElementView<Moment, Pool> thin;
  private final ElementView<Moment, Pool> snapData;
  private final ElementView<Moment, Pool> freeExtents;
  private final ElementView<Moment, Volume> volumes;
  private final List<AssociationView<Moment, ?>> associations;

  StorageViews(Home home, ElementView<Moment, Site> systems, Uses uses) {
    raid = pools(home, PoolKind.RAID);
    thin = pools(home, PoolKind.THIN);
    snapData = pools(home, PoolKind.SNAP_DATA);
    freeExtents = freeExtents(home);
    volumes = volumes(home, uses);
    associations =
        List.of(
            hostedPools(home, systems),
            systemDevices(home, systems),
            allocated(home),
            snapDataFrom(home),
            remaining(home));
  }

  ElementView<Moment, Pool> raidPools() {
    return raid;
  }

  ElementView<Moment, Pool> thinPools() {
    return thin;
  }

  ElementView<Moment, Pool> snapDataPools() {
    return snapData;
  }

  List<ElementView<Moment, ?>> elements() {
    return List.of(raid, thin, snapData, freeExtents, volumes);
  }

  ElementView<Moment, Volume> volumes() {
    return volumes;
  }

  /** The view of a pool's kind. */
  ElementView<Moment, Pool> viewOf(Pool pool) {
    return switch (PoolKind.of(pool)) {
      case RAID -> raid;
      case THIN -> thin;
      case SNAP_DATA -> snapData;
    };
  }

  List<AssociationView<Moment, ?>> associations() {
    return associations;
  }

  private static Iterator<Pool> ofKind(Moment s, PoolKind kind) {
    return s.site().pools().iterator().filter(pool -> PoolKind.of(pool) == kind);
  }

  private static ElementView<Moment, Pool> pools(Home home, PoolKind kind) {
    return ElementView.<Moment, Pool>finding(
            (s, path) -> kind.pool(s.site(), path.key("InstanceID")))
        .all(s -> ofKind(s, kind))
        .index("InstanceID", (s, id) -> Moment.optional(kind.pool(s.site(), id)))
        .value("InstanceID", (s, pool) -> kind.instanceId(pool))
        .value("PoolID", (s, pool) -> pool.name())
        .value("ElementName", (s, pool) -> pool.name())
        .value("Name", (s, pool) -> pool.name())
        .constant("Primordial", false)
        .constant("Usage", UNRESTRICTED)
        .value("TotalManagedSpace", (s, pool) -> pool.sizeBytes())
        .value("RemainingManagedSpace", Moment::remaining)
        .value("OperationalStatus", (s, p) -> Health.pool(s.remaining(p)).operationalStatus())
        .value("HealthState", (s, pool) -> Health.pool(s.remaining(pool)).healthState())
        .build(home, kind.className());
  }

  private static ElementView<Moment, Volume> volumes(Home home, Uses uses) {
    return ElementView.<Moment, Volume>finding(
            (s, path) -> Names.volume(s.site(), path.key("DeviceID")))
        .all(Moment::volumes)
        .index("DeviceID", (s, uid) -> Moment.optional(Names.volume(s.site(), uid)))
        .index("Name", (s, uid) -> Moment.optional(Names.volume(s.site(), uid)))
        .index("ElementName", StorageViews::named)
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, volume) -> Names.systemName(s.site().array()))
        .constant("CreationClassName", VOLUME_CLASS)
        .value("DeviceID", StorageViews::uid)
        .value("ElementName", (s, volume) -> volume.name())
        .writable("ElementName", StorageViews::renamed)
        .value("Name", StorageViews::uid)
        .constant("NameFormat", NAA)
        .constant("NameNamespace", VPD83_TYPE_3)
        .value("OtherIdentifyingInfo", (s, volume) -> List.of(uid(s, volume)))
        .constant("IdentifyingDescriptions", List.of("NAA;VPD83Type3"))
        .constant("BlockSize", BLOCK_BYTES)
        .value("NumberOfBlocks", (s, volume) -> volume.sizeBytes() / BLOCK_BYTES)
        .value("ConsumableBlocks", (s, volume) -> volume.sizeBytes() / BLOCK_BYTES)
        .value("Purpose", (s, volume) -> purpose(uses, s, volume))
        .constant("Usage", UNRESTRICTED)
        .constant("IsCompressed", false)
        .constant("IsDeduplicated", false)
        .constant("Primordial", false)
        .constant("EnabledState", Health.ENABLED)
        .constant("ExtentStatus", List.of(2L))
        .value("ThinlyProvisioned", (s, v) -> v.provisioning() == Provisioning.THIN)
        .value("OperationalStatus", (s, volume) -> Health.of(s, volume).operationalStatus())
        .value("HealthState", (s, volume) -> Health.of(s, volume).healthState())
        .build(home, VOLUME_CLASS);
  }

  private static Iterator<Volume> named(Moment s, Object name) {
    return Moment.optional(name instanceof String text ? s.site().volume(text) : null);
  }

  private static Command renamed(Moment s, Volume volume, @Nullable Object name) {
    return new RenameVolume(s.site().id(), volume.id(), name instanceof String text ? text : "");
  }

  private static String purpose(Uses uses, Moment s, Volume volume) {
    Uses.Use use = uses.of(s.site(), volume.id());
    if (use != null) {
      return use.purpose();
    }
    return Capacity.snapData(s.site(), volume) ? "Snap Data Volume" : "Open";
  }

  /** What a RAID group has left, as one extent. */
  private static ElementView<Moment, Pool> freeExtents(Home home) {
    return ElementView.<Moment, Pool>finding((s, path) -> withFree(s, path.key("DeviceID")))
        .all(s -> ofKind(s, PoolKind.RAID))
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, pool) -> Names.systemName(s.site().array()))
        .constant("CreationClassName", FREE_CLASS)
        .value("DeviceID", (s, pool) -> freeId(pool))
        .value("ElementName", (s, pool) -> freeId(pool))
        .constant("BlockSize", BLOCK_BYTES)
        .value("NumberOfBlocks", (s, pool) -> Math.max(0, s.remaining(pool)) / BLOCK_BYTES)
        .constant("Primordial", false)
        .build(home, FREE_CLASS);
  }

  private static String freeId(Pool pool) {
    return String.format(Locale.ROOT, "FRE%04X", pool.id());
  }

  private static @Nullable Pool withFree(Moment s, @Nullable Object id) {
    return ofKind(s, PoolKind.RAID).find(pool -> freeId(pool).equals(id)).getOrNull();
  }

  private static String uid(Moment s, Volume volume) {
    return Names.uid(s.site().array(), volume.id());
  }

  private AssociationView<Moment, Pool> hostedPools(Home home, ElementView<Moment, Site> systems) {
    return AssociationView.<Moment, Pool>listing(s -> s.site().pools().iterator())
        .end("PartComponent", (s, pool) -> viewOf(pool).of(pool))
        .from(raid, (s, pool) -> Iterator.of(pool))
        .from(thin, (s, pool) -> Iterator.of(pool))
        .from(snapData, (s, pool) -> Iterator.of(pool))
        .end("GroupComponent", systems, (s, pool) -> s.site(), (s, site) -> site.pools().iterator())
        .build(home, "FUJITSU_HostedStoragePool");
  }

  private AssociationView<Moment, Volume> systemDevices(
      Home home, ElementView<Moment, Site> systems) {
    return AssociationView.<Moment, Volume>listing(Moment::volumes)
        .end("PartComponent", volumes, (s, volume) -> volume, (s, volume) -> Iterator.of(volume))
        .end("GroupComponent", systems, (s, volume) -> s.site(), (s, site) -> s.volumes())
        .build(home, "FUJITSU_SystemDevice");
  }

  private AssociationView<Moment, Volume> allocated(Home home) {
    return AssociationView.<Moment, Volume>listing(Moment::volumes)
        .end("Dependent", volumes, (s, volume) -> volume, (s, volume) -> Iterator.of(volume))
        .end(
            "Antecedent",
            (s, volume) -> {
              Pool pool = s.site().pools().get(volume.pool());
              return viewOf(pool).of(pool);
            })
        .from(raid, Moment::volumesOf)
        .from(thin, Moment::volumesOf)
        .from(snapData, Moment::volumesOf)
        .constant("SpaceConsumed", null)
        .build(home, "FUJITSU_AllocatedFromStoragePool");
  }

  /** A snap data pool volume comes from the RAID group that stands before it in the fleet file. */
  private AssociationView<Moment, Pool> snapDataFrom(Home home) {
    return AssociationView.<Moment, Pool>listing(
            s -> ofKind(s, PoolKind.SNAP_DATA).filter(pool -> group(s, pool) != null))
        .end("Dependent", snapData, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end(
            "Antecedent",
            raid,
            (s, pool) -> Objects.requireNonNull(group(s, pool)),
            (s, from) -> ofKind(s, PoolKind.SNAP_DATA).filter(pool -> from.equals(group(s, pool))))
        .build(home, "FUJITSU_AllocatedFromStoragePool");
  }

  private static @Nullable Pool group(Moment s, Pool snapData) {
    return s.site()
        .pools()
        .take(snapData.id())
        .findLast(pool -> PoolKind.of(pool) == PoolKind.RAID)
        .getOrNull();
  }

  private AssociationView<Moment, Pool> remaining(Home home) {
    return AssociationView.<Moment, Pool>listing(s -> ofKind(s, PoolKind.RAID))
        .end("PartComponent", freeExtents, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end("GroupComponent", raid, (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .build(home, "FUJITSU_AssociatedRemainingExtent");
  }
}
