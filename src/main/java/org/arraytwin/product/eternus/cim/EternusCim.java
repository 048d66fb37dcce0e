package org.arraytwin.product.eternus.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cim.service.Abilities;
import org.arraytwin.product.eternus.cim.service.ProviderTable;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.product.eternus.session.Uses;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.Commands;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.arraytwin.profile.ProductSchemas;
import org.arraytwin.profile.ViewModel;
import org.arraytwin.profile.interop.InteropSpace;
import org.arraytwin.wbem.Model;

/** The CIM server of one box: its implementation and its interop namespace. */
public final class EternusCim {
  /** The array's own classes in the interop namespace: those of central instances, and the rest. */
  public static final List<String> INTEROP_CLASSES =
      Stream.concat(
              InteropSpace.CLASSES.stream(),
              Stream.of(
                  "FUJITSU_ElementConformsToProfile",
                  SystemViews.SYSTEM_CLASS,
                  "FUJITSU_RAIDStoragePool",
                  "FUJITSU_ThinProvisioningPool",
                  "FUJITSU_ReplicationService",
                  "FUJITSU_ControllerConfigurationService",
                  "FUJITSU_FCPort",
                  "FUJITSU_iSCSIProtocolEndpoint"))
          .toList();

  private final ArrayContext context;
  private final StatusTable statuses;
  private final Home home;
  private final Home interop;
  private final SystemViews systems;
  private final StorageViews storage;
  private final SessionViews sessions;
  private final MaskingViews masking;
  private final PortViews ports;
  private final ServiceViews services;
  private final JobViews jobs;
  private final CapabilityViews capabilities;
  private final InteropSpace<Moment, Site> server;

  /**
   * @throws org.arraytwin.config.ConfigException where the table of statuses or of codes is wrong
   * @throws IllegalArgumentException where a class is missing
   */
  public EternusCim(ArrayContext context, StatusTable statuses, ProductSchemas.Schema schema) {
    this.context = context;
    this.statuses = statuses;
    home = new Home(context.config().implementationNamespace(), schema.implementation());
    interop = new Home(context.config().interopNamespace(), schema.interop());
    systems = new SystemViews(home);
    Uses uses = Uses.read(context.data());
    storage = new StorageViews(home, systems.systems(), uses);
    sessions = new SessionViews(home, storage.volumes());
    masking = new MaskingViews(home, systems.systems(), storage.volumes());
    ports = new PortViews(home, systems.systems(), masking.controllers());
    ViewPaths paths = new ViewPaths(home, storage, sessions, masking, statuses);
    Limits limits = Limits.read(context.data(), context.config(), "providerCascadeTable");
    ProviderTable table = ProviderTable.read(context.data(), context.config());
    services =
        new ServiceViews(
            home,
            systems.systems(),
            service ->
                service.methods(
                    table,
                    uses,
                    context.fleet(),
                    context.array(),
                    context.config(),
                    statuses,
                    limits,
                    paths));
    jobs = new JobViews(home, services, storage.volumes());
    capabilities =
        new CapabilityViews(
            home, new Abilities(table, statuses, context.config(), limits), services, storage);
    server =
        new InteropSpace<>(
            interop,
            context.protocol(),
            new InteropSpace.Product<>(
                new EternusServer(context.config()),
                systems.systems(),
                Moment::site,
                EternusProfiles.ALL,
                EternusProfiles.SERVER,
                EternusProfiles.centrals(systems, storage, services, ports),
                "FUJITSU_ElementConformsToProfile"));
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
        () -> new Moment(new Box(context.fleet().now(), context.array()), statuses),
        commands);
  }

  private List<ElementView<Moment, ?>> elements() {
    List<ElementView<Moment, ?>> all = new ArrayList<>();
    all.add(systems.systems());
    all.add(systems.products());
    all.addAll(services.elements());
    all.addAll(storage.elements());
    all.addAll(capabilities.elements());
    all.add(jobs.jobs());
    all.addAll(masking.elements());
    all.addAll(ports.elements());
    all.add(sessions.remoteVolumes());
    all.addAll(server.elements());
    return all;
  }

  private List<AssociationView<Moment, ?>> associations() {
    List<AssociationView<Moment, ?>> all = new ArrayList<>(storage.associations());
    all.addAll(masking.associations());
    all.addAll(ports.associations());
    all.add(services.hosted());
    all.addAll(jobs.associations());
    all.addAll(capabilities.associations());
    all.add(sessions.synchronizations());
    all.addAll(server.across(home));
    return all;
  }
}
