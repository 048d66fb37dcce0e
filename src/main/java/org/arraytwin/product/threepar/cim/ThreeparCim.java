package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.space.Usage;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.ViewModel;
import org.arraytwin.wbem.Model;
import org.jspecify.annotations.Nullable;

/** The CIM server of one array: its implementation and its interop namespace. */
public final class ThreeparCim {
  /** The classes of the interop namespace and those of central instances it leads to. */
  public static final List<String> INTEROP_CLASSES =
      List.of(
          "CIM_ObjectManager",
          "CIM_Namespace",
          "CIM_NamespaceInManager",
          "CIM_HostedService",
          "CIM_CIMXMLCommunicationMechanism",
          "CIM_CommMechanismForManager",
          "CIM_RegisteredProfile",
          "CIM_RegisteredSubProfile",
          "CIM_ReferencedProfile",
          "CIM_SubProfileRequiresProfile",
          "CIM_ElementConformsToProfile",
          "TPD_ElementConformsToProfile",
          "TPD_StorageSystem",
          "TPD_NodeSystem",
          "TPD_DynamicStoragePool",
          "TPD_ReplicationService");

  private final int array;
  private final Supplier<FleetAt> fleet;
  private final Home home;
  private final Home interop;
  private final SystemViews systems;
  private final StorageViews storage;
  private final PairViews pairs;
  private final GroupViews groups;
  private final ServiceViews services;
  private final ServerViews server;
  private final ProfileViews profiles;
  private volatile @Nullable SiteIndex lastIndex;
  private volatile @Nullable Usage lastSpace;

  /**
   * @param array id in the fleet
   * @param fleet the present moment
   * @param config the product's file
   * @param classes of the implementation namespace
   * @param interopClasses of the interop namespace
   * @throws IllegalArgumentException where the state table is incomplete or a class is missing
   */
  public ThreeparCim(
      int array,
      Supplier<FleetAt> fleet,
      ProductConfig config,
      ClassRepository classes,
      ClassRepository interopClasses) {
    this.array = array;
    this.fleet = fleet;
    home = new Home(config.implementationNamespace(), classes);
    interop = new Home(config.interopNamespace(), interopClasses);
    Naming naming = Naming.of(config);
    ReplicationStates states = new ReplicationStates(new StateTable(config.states()));
    boolean unseenWhileFailed = "target-failed".equals(config.switches().get("undiscoveredWhen"));
    systems = new SystemViews(home);
    storage = new StorageViews(home, naming, systems.systems());
    pairs = new PairViews(home, naming, states, unseenWhileFailed, storage.volumes());
    groups = new GroupViews(home, naming, states, systems.systems(), storage.volumes());
    services =
        new ServiceViews(
            home,
            naming,
            systems.systems(),
            new Relationships(pairs.synchronizations(), groups.synchronizations(), states));
    server = new ServerViews(interop, List.of(interop.namespace(), home.namespace()));
    profiles = new ProfileViews(interop);
  }

  /** The implementation namespace, then interop. */
  public Model model() {
    return new ViewModel<>(
        elements(),
        List.of(
            new ViewModel.Space<>(home, associations()),
            new ViewModel.Space<>(interop, interopAssociations())),
        this::snapshot);
  }

  private Snapshot snapshot() {
    FleetAt at = fleet.get();
    Site site = at.fleet().site(array);
    SiteIndex index = SiteIndex.of(site, lastIndex);
    lastIndex = index;
    Usage space = Usage.of(at, array, lastSpace);
    lastSpace = space;
    return new Snapshot(at, site, index, space);
  }

  private List<ElementView<Snapshot, ?>> elements() {
    return List.of(
        systems.systems(),
        systems.nodes(),
        storage.pools(),
        storage.volumes(),
        pairs.remoteVolumes(),
        pairs.entities(),
        groups.groups(),
        groups.remoteGroups(),
        services.services(),
        services.capabilities(),
        server.managers(),
        server.namespaces(),
        server.mechanisms(),
        profiles.profiles());
  }

  private List<AssociationView<Snapshot, ?>> associations() {
    List<AssociationView<Snapshot, ?>> all = new ArrayList<>();
    all.add(systems.components());
    all.addAll(storage.associations());
    all.add(pairs.synchronizations());
    all.addAll(groups.associations());
    all.addAll(services.associations());
    all.addAll(acrossNamespaces(home));
    return all;
  }

  private List<AssociationView<Snapshot, ?>> interopAssociations() {
    List<AssociationView<Snapshot, ?>> all = new ArrayList<>();
    all.addAll(server.associations());
    all.add(profiles.references());
    all.add(profiles.interopConformance(interop, server.managers()));
    all.addAll(acrossNamespaces(interop));
    return all;
  }

  private List<AssociationView<Snapshot, ?>> acrossNamespaces(Home asked) {
    return List.of(
        server.hosted(asked, systems.systems()),
        profiles.arrayConformance(asked, systems, storage.pools(), services.services()));
  }
}
