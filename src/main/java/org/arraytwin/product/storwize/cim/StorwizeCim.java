package org.arraytwin.product.storwize.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.ProductSchemas;
import org.arraytwin.profile.ViewModel;
import org.arraytwin.profile.interop.InteropSpace;
import org.arraytwin.wbem.Model;

/** The CIM agent of one system: its implementation and its interop namespace. */
public final class StorwizeCim {
  /**
   * The system's own classes in the interop namespace: those of central instances, and the rest.
   */
  public static final List<String> INTEROP_CLASSES =
      Stream.concat(
              InteropSpace.CLASSES.stream(),
              Stream.of(
                  "IBMTSSVC_ElementConformsToProfile",
                  SystemViews.SYSTEM_CLASS,
                  StorageViews.POOL_CLASS,
                  SystemViews.SERVICE_CLASS,
                  HostViews.MASKING_CLASS))
          .toList();

  private final ArrayContext context;
  private final Desk desk;
  private final Home home;
  private final Home interop;
  private final SystemViews systems;
  private final StorageViews storage;
  private final BackendViews backend;
  private final FlashCopyViews copies;
  private final RemoteViews mirrors;
  private final PortViews ports;
  private final HostViews hosts;
  private final InteropSpace<Cluster, Site> server;

  /**
   * @throws IllegalArgumentException where a class is missing
   */
  public StorwizeCim(ArrayContext context, Desk desk, ProductSchemas.Schema schema) {
    this.context = context;
    this.desk = desk;
    home = new Home(context.config().implementationNamespace(), schema.implementation());
    interop = new Home(context.config().interopNamespace(), schema.interop());
    Methods methods = new Methods(desk, home.namespace());
    systems = new SystemViews(home, methods);
    storage = new StorageViews(home, systems.systems());
    backend = new BackendViews(home, systems, storage);
    copies = new FlashCopyViews(home, storage.volumes(), systems.systems());
    boolean sided = "shown".equals(context.config().switches().get("sidedRelationships"));
    mirrors = new RemoteViews(home, storage.volumes(), systems.systems(), sided);
    ports = new PortViews(home, systems.systems());
    hosts = new HostViews(home, systems, storage.volumes(), ports.elements(), methods);
    server =
        new InteropSpace<>(
            interop,
            context.protocol(),
            new InteropSpace.Product<>(
                new StorwizeServer(context.config()),
                systems.systems(),
                Cluster::site,
                StorwizeProfiles.ALL,
                StorwizeProfiles.SERVER,
                StorwizeProfiles.centrals(systems, storage, hosts),
                "IBMTSSVC_ElementConformsToProfile"));
  }

  /**
   * The implementation namespace, then interop.
   *
   * @param commands where clients' writes go
   */
  public Model model(Commands commands) {
    return new ViewModel<>(
        elements(),
        List.of(
            new ViewModel.Space<>(home, associations(), List.of()),
            new ViewModel.Space<>(
                interop, server.associations(), context.config().interopAliases())),
        desk::look,
        commands);
  }

  private List<ElementView<Cluster, ?>> elements() {
    List<ElementView<Cluster, ?>> all = new ArrayList<>(systems.elements());
    all.add(storage.pools());
    all.add(storage.volumes());
    all.addAll(backend.elements());
    all.addAll(copies.elements());
    all.addAll(mirrors.elements());
    all.add(ports.elements());
    all.addAll(hosts.elements());
    all.addAll(server.elements());
    return all;
  }

  private List<AssociationView<Cluster, ?>> associations() {
    List<AssociationView<Cluster, ?>> all = new ArrayList<>(systems.associations());
    all.addAll(storage.associations());
    all.addAll(backend.associations());
    all.addAll(copies.associations());
    all.addAll(mirrors.associations());
    all.add(ports.associations());
    all.addAll(hosts.associations());
    all.addAll(server.across(home));
    return all;
  }
}
