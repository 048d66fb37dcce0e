package org.arraytwin.product.threepar.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cim.state.StateTable;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.VvSet;
import org.arraytwin.product.threepar.space.Usage;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.profile.Protocol;
import org.arraytwin.profile.ViewModel;
import org.arraytwin.profile.interop.InteropSpace;
import org.arraytwin.wbem.Model;
import org.jspecify.annotations.Nullable;

/** The CIM server of one array: its implementation and its interop namespace. */
public final class ThreeparCim {
  /** The array's own classes in the interop namespace: those of central instances, and the rest. */
  public static final List<String> INTEROP_CLASSES =
      Stream.concat(
              InteropSpace.CLASSES.stream(),
              Stream.of(
                  "TPD_ElementConformsToProfile",
                  "TPD_StorageSystem",
                  "TPD_NodeSystem",
                  "TPD_DynamicStoragePool",
                  "TPD_ReplicationService"))
          .toList();

  private final CopyDesk desk;
  private final Home home;
  private final Home interop;
  private final SystemViews systems;
  private final StorageViews storage;
  private final PairViews pairs;
  private final ReplicaViews replicas;
  private final GroupViews groups;
  private final SetViews sets;
  private final JobViews jobs;
  private final CallViews calls;
  private final ServiceViews services;
  private final InteropSpace<Snapshot, Site> server;
  private final List<String> aliases;
  private volatile @Nullable SiteIndex lastIndex;
  private volatile @Nullable Usage lastSpace;

  /**
   * @param desk of the array, where orders about local copies are taken
   * @param config the product's file
   * @param protocol what the server that asks can do
   * @param classes of the implementation namespace
   * @param interopClasses of the interop namespace
   * @throws IllegalArgumentException where the state table is incomplete or a class is missing
   */
  public ThreeparCim(
      CopyDesk desk,
      ProductConfig config,
      Protocol protocol,
      ClassRepository classes,
      ClassRepository interopClasses) {
    this.desk = desk;
    home = new Home(config.implementationNamespace(), classes);
    interop = new Home(config.interopNamespace(), interopClasses);
    Naming naming = Naming.of(config);
    ReplicationStates states = new ReplicationStates(new StateTable(config.states()));
    boolean unseenWhileFailed = "target-failed".equals(config.switches().get("undiscoveredWhen"));
    systems = new SystemViews(home);
    storage = new StorageViews(home, naming, systems.systems());
    pairs = new PairViews(home, naming, states, unseenWhileFailed, storage.volumes());
    replicas = new ReplicaViews(home, storage.volumes());
    groups = new GroupViews(home, naming, states, systems.systems(), storage.volumes());
    services = services(naming, states);
    sets = new SetViews(home, naming, systems.systems(), storage.volumes());
    jobs = new JobViews(home, naming, desk, services.services());
    calls =
        new CallViews(home, naming, jobs.jobs(), services.services(), services.configurations());
    server =
        new InteropSpace<>(
            interop,
            protocol,
            new InteropSpace.Product<>(
                ThreeparServer.of(config),
                systems.systems(),
                Snapshot::site,
                ThreeparProfiles.ALL,
                ThreeparProfiles.SERVER,
                ThreeparProfiles.centrals(systems, storage.pools(), services.services()),
                "TPD_ElementConformsToProfile"));
    aliases = config.interopAliases();
  }

  private ServiceViews services(Naming naming, ReplicationStates states) {
    CopyPaths paths = new CopyPaths(naming);
    Made made = new Made(naming);
    Map<String, MethodBody<Snapshot, Site>> replication =
        called(at -> new ReplicationMethods(at, paths, made).all());
    replication.put(
        "GetReplicationRelationships",
        new Relationships(
            pairs.synchronizations(),
            groups.synchronizations(),
            replicas.synchronizations(),
            states));
    return new ServiceViews(
        home,
        naming,
        systems.systems(),
        new CapabilityMethods(desk.data().asynchronousClones()),
        replication,
        called(at -> new ConfigurationMethods(at, paths, made).all()));
  }

  /** Methods whose jobs remember by which of them they were begun. */
  private Map<String, MethodBody<Snapshot, Site>> called(
      Function<CopyDesk, Map<String, MethodBody<Snapshot, Site>>> methods) {
    Map<String, MethodBody<Snapshot, Site>> all = new LinkedHashMap<>(methods.apply(desk));
    all.replaceAll((name, body) -> methods.apply(desk.by(name)).getOrDefault(name, body));
    return all;
  }

  /** The paths of what methods have made. */
  private final class Made implements ReplicationMethods.Views {
    private final Naming naming;

    Made(Naming naming) {
      this.naming = naming;
    }

    @Override
    public ElementView<Snapshot, Volume> volumes() {
      return storage.volumes();
    }

    @Override
    public ObjectPath synchronization(Snapshot s, Replica replica) {
      return replicas.synchronizations().path(s, replica);
    }

    @Override
    public ObjectPath job(int task) {
      return JobViews.path(home, naming, task);
    }

    @Override
    public ObjectPath set(Snapshot s, VvSet set) {
      return sets.sets().path(s, set);
    }

    @Override
    public Snapshot now() {
      return snapshot();
    }
  }

  /** The model without a way to write. */
  public Model model() {
    return model(null);
  }

  /**
   * The implementation namespace, then interop.
   *
   * @param commands where clients' writes go; null for a model that is read only
   */
  public Model model(@Nullable Commands commands) {
    return new ViewModel<>(
        elements(),
        List.of(
            new ViewModel.Space<>(home, associations(), List.of()),
            new ViewModel.Space<>(interop, server.associations(), aliases)),
        this::snapshot,
        commands);
  }

  private Snapshot snapshot() {
    Copies copies = desk.look();
    FleetAt at = copies.at();
    Site site = copies.site();
    SiteIndex index = SiteIndex.of(site, lastIndex);
    lastIndex = index;
    Usage space = Usage.of(at, copies.array(), lastSpace);
    lastSpace = space;
    return new Snapshot(at, site, index, space, copies);
  }

  private List<ElementView<Snapshot, ?>> elements() {
    List<ElementView<Snapshot, ?>> all = new ArrayList<>();
    all.add(systems.systems());
    all.add(systems.nodes());
    all.add(storage.pools());
    all.add(storage.volumes());
    all.add(storage.capabilities());
    all.add(pairs.remoteVolumes());
    all.add(pairs.entities());
    all.add(groups.groups());
    all.add(groups.remoteGroups());
    all.add(services.services());
    all.add(services.capabilities());
    all.add(services.configurations());
    all.add(services.kinds());
    all.add(sets.sets());
    all.add(jobs.jobs());
    all.add(calls.results());
    all.addAll(server.elements());
    return all;
  }

  private List<AssociationView<Snapshot, ?>> associations() {
    List<AssociationView<Snapshot, ?>> all = new ArrayList<>();
    all.add(systems.components());
    all.addAll(storage.associations());
    all.add(pairs.synchronizations());
    all.add(replicas.synchronizations());
    all.addAll(groups.associations());
    all.addAll(services.associations());
    all.addAll(sets.associations());
    all.add(jobs.owners());
    all.add(calls.associations());
    all.addAll(server.across(home));
    return all;
  }
}
