package org.arraytwin.product.storwize.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/**
 * What pools are made of, what can be done with them, and which volumes could be copied to which.
 * Each pool is made of one managed disk.
 */
final class BackendViews {
  private static final String MDISK_CLASS = "IBMTSSVC_BackendVolume";
  private static final String PRIMORDIAL_CLASS = "IBMTSSVC_PrimordialStoragePool";
  private static final String CAPABILITIES_CLASS = "IBMTSSVC_StorageConfigurationCapabilities";
  private static final long BLOCK_BYTES = 512;
  private static final long UNRESTRICTED = 2;

  /** Elements are created, returned and modified, replicas created, modified and attached. */
  private static final List<Long> SYNCHRONOUS = List.of(5L, 6L, 7L, 8L, 9L, 10L);

  /** Volumes, full and thin. */
  private static final List<Long> ELEMENT_TYPES = List.of(2L, 5L);

  /** Volumes are created and modified, from one pool, and expanded. */
  private static final List<Long> FEATURES = List.of(3L, 5L, 6L, 12L);

  private static final List<Long> COPY_TYPES = List.of(2L, 3L, 4L, 5L);

  private final ElementView<Cluster, Pool> mdisks;
  private final ElementView<Cluster, Site> primordial;
  private final ElementView<Cluster, Site> capabilities;
  private final List<AssociationView<Cluster, ?>> associations;

  BackendViews(Home home, SystemViews systems, StorageViews storage) {
    mdisks = mdisks(home);
    primordial = primordial(home);
    capabilities = capabilities(home);
    associations =
        List.of(
            AssociationView.<Cluster, Pool>listing(s -> s.site().pools().iterator())
                .end("PartComponent", mdisks, (s, disk) -> disk, (s, disk) -> Iterator.of(disk))
                .end(
                    "GroupComponent",
                    systems.systems(),
                    (s, disk) -> s.site(),
                    (s, site) -> site.pools().iterator())
                .build(home, "IBMTSSVC_StorageExtentOnCluster"),
            AssociationView.<Cluster, Pool>listing(s -> s.site().pools().iterator())
                .end("PartComponent", mdisks, (s, pool) -> pool, (s, disk) -> Iterator.of(disk))
                .end(
                    "GroupComponent",
                    storage.pools(),
                    (s, pool) -> pool,
                    (s, pool) -> Iterator.of(pool))
                .build(home, "IBMTSSVC_ConcreteComponentExtent"),
            AssociationView.<Cluster, Site>listing(s -> Iterator.of(s.site()))
                .end("PartComponent", primordial, (s, site) -> site, (s, a) -> Iterator.of(a))
                .end(
                    "GroupComponent",
                    systems.systems(),
                    (s, site) -> site,
                    (s, site) -> Iterator.of(site))
                .build(home, "IBMTSSVC_HostedPrimordialPool"),
            allocated(home, storage),
            ofSystem(home, systems.services()),
            ofSystem(home, primordial),
            pools(home, storage),
            candidates(home, storage));
  }

  List<ElementView<Cluster, ?>> elements() {
    return List.of(mdisks, primordial, capabilities);
  }

  List<AssociationView<Cluster, ?>> associations() {
    return associations;
  }

  private static @Nullable Pool mdisk(Cluster s, @Nullable Object id) {
    return id instanceof String text && Names.id(text) >= 0 ? s.pool(text) : null;
  }

  private static ElementView<Cluster, Pool> mdisks(Home home) {
    return ElementView.<Cluster, Pool>finding((s, path) -> mdisk(s, path.key("DeviceID")))
        .all(s -> s.site().pools().iterator())
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, disk) -> s.id())
        .constant("CreationClassName", MDISK_CLASS)
        .value("DeviceID", (s, disk) -> String.valueOf(disk.id()))
        .value("ElementName", (s, disk) -> Names.mdisk(disk.id()))
        .value("Name", (s, disk) -> Names.mdisk(disk.id()))
        .value("PoolID", (s, disk) -> String.valueOf(disk.id()))
        .constant("Primordial", true)
        .constant("BlockSize", BLOCK_BYTES)
        .value("NumberOfBlocks", (s, disk) -> disk.sizeBytes() / BLOCK_BYTES)
        .value("ConsumableBlocks", (s, disk) -> disk.sizeBytes() / BLOCK_BYTES)
        .value("OperationalStatus", (s, p) -> StorageViews.health(s, p).operationalStatus())
        .value("HealthState", (s, p) -> StorageViews.health(s, p).healthState())
        .value("EnabledState", (s, p) -> StorageViews.health(s, p).enabledState())
        .build(home, MDISK_CLASS);
  }

  private static ElementView<Cluster, Site> primordial(Home home) {
    return ElementView.<Cluster, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .value("InstanceID", (s, site) -> s.id() + ":primordial")
        .constant("PoolID", "Primordial")
        .constant("ElementName", "Primordial")
        .constant("Primordial", true)
        .constant("Usage", UNRESTRICTED)
        .value("TotalManagedSpace", (s, site) -> total(site))
        .constant("RemainingManagedSpace", 0L)
        .value("OperationalStatus", (s, a) -> Health.of(a.powered()).operationalStatus())
        .value("HealthState", (s, site) -> Health.of(site.powered()).healthState())
        .build(home, PRIMORDIAL_CLASS);
  }

  private static Long total(Site site) {
    return site.pools().map(Pool::sizeBytes).sum().longValue();
  }

  private AssociationView<Cluster, Pool> allocated(Home home, StorageViews storage) {
    return AssociationView.<Cluster, Pool>listing(s -> s.site().pools().iterator())
        .end("Dependent", storage.pools(), (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end("Antecedent", primordial, (s, pool) -> s.site(), (s, site) -> site.pools().iterator())
        .value("SpaceConsumed", (s, pool) -> pool.sizeBytes())
        .build(home, "IBMTSSVC_AllocatedFromPrimordialPool");
  }

  private static ElementView<Cluster, Site> capabilities(Home home) {
    return ElementView.<Cluster, Site>finding((s, path) -> s.site())
        .all(s -> Iterator.of(s.site()))
        .value("InstanceID", (s, site) -> s.id() + ":configuration")
        .constant("ElementName", "Storage configuration capabilities")
        .constant("SupportedSynchronousActions", SYNCHRONOUS)
        .constant("SupportedAsynchronousActions", List.of())
        .constant("SupportedStorageElementTypes", ELEMENT_TYPES)
        .constant("SupportedStorageElementFeatures", FEATURES)
        .constant("SupportedStoragePoolFeatures", List.of())
        .constant("SupportedCopyTypes", COPY_TYPES)
        .build(home, CAPABILITIES_CLASS);
  }

  /** The capabilities of something of which a system has one. */
  private AssociationView<Cluster, Site> ofSystem(Home home, ElementView<Cluster, Site> element) {
    return AssociationView.<Cluster, Site>listing(s -> Iterator.of(s.site()))
        .end("ManagedElement", element, (s, a) -> a, (s, a) -> Iterator.of(a))
        .end("Capabilities", capabilities, (s, a) -> a, (s, a) -> Iterator.of(a))
        .build(home, "IBMTSSVC_ElementCapabilities");
  }

  private AssociationView<Cluster, Pool> pools(Home home, StorageViews storage) {
    return AssociationView.<Cluster, Pool>listing(s -> s.site().pools().iterator())
        .end("ManagedElement", storage.pools(), (s, pool) -> pool, (s, pool) -> Iterator.of(pool))
        .end("Capabilities", capabilities, (s, p) -> s.site(), (s, a) -> a.pools().iterator())
        .build(home, "IBMTSSVC_ElementCapabilities");
  }

  /**
   * A volume and one that could become the target of a mapping of it.
   *
   * @param source to be copied
   * @param target of its size, no target yet, and no volume that remote copy uses
   */
  private record Candidate(Volume source, Volume target) {
    static Iterator<Candidate> all(Cluster s) {
      return s.vdisks().flatMap(source -> from(s, source));
    }

    static Iterator<Candidate> from(Cluster s, Volume source) {
      return s.vdisks()
          .map(target -> new Candidate(source, target))
          .filter(c -> c.fits() && free(s, c.target));
    }

    static Iterator<Candidate> onto(Cluster s, Volume target) {
      return free(s, target)
          ? s.vdisks().map(source -> new Candidate(source, target)).filter(Candidate::fits)
          : Iterator.empty();
    }

    private boolean fits() {
      return source.id() != target.id() && source.sizeBytes() == target.sizeBytes();
    }

    private static boolean free(Cluster s, Volume volume) {
      return s.onto(volume.id()).isEmpty()
          && s.site().groupsOf(volume.id()).isEmpty()
          && s.from(volume.id()).stream().noneMatch(Mapping::active);
    }
  }

  private static AssociationView<Cluster, Candidate> candidates(Home home, StorageViews storage) {
    return AssociationView.<Cluster, Candidate>listing(Candidate::all)
        .end("Antecedent", storage.volumes(), (s, c) -> c.source(), Candidate::from)
        .end("Dependent", storage.volumes(), (s, c) -> c.target(), Candidate::onto)
        .build(home, "IBMTSSVC_CandidateVolume");
  }
}
