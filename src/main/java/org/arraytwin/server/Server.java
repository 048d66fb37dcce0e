package org.arraytwin.server;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arraytwin.binding.Intrinsics;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.console.ConsoleEndpoint;
import org.arraytwin.fleet.Event;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.VirtualClock;
import org.arraytwin.http.CimEndpoint;
import org.arraytwin.http.Credentials;
import org.arraytwin.http.EndpointConfig;
import org.arraytwin.http.HttpThreads;
import org.arraytwin.login.Logins;
import org.arraytwin.login.SlowGate;
import org.arraytwin.profile.ArrayContext;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.FleetShelf;
import org.arraytwin.profile.HostContext;
import org.arraytwin.profile.HostKind;
import org.arraytwin.profile.Product;
import org.arraytwin.profile.Protocol;
import org.arraytwin.slp.MulticastGroup;
import org.arraytwin.slp.SlpEndpoint;
import org.arraytwin.slp.SlpLimits;
import org.arraytwin.ssh.SshEndpoint;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.store.StoredModel;

/** A running fleet with all its endpoints. Everything listens when {@link #start} returns. */
public final class Server implements AutoCloseable {
  private final ServerSettings settings;
  private final FleetPlan plan;
  private final Map<String, ProductConfig> configs;
  private final FleetWriter fleet;
  private final SlowGate slowLogins = SlowGate.standard();
  private final Map<String, CommandLine> commandLines = new LinkedHashMap<>();
  private final List<ArrayEndpoints> arrays = new ArrayList<>();
  private final List<HostEndpoint> hosts = new ArrayList<>();
  private final List<SshEndpoint> sshByArray = new ArrayList<>();
  private final List<ArrayDoor> doors = new ArrayList<>();
  private final List<MofLoader.Home> homes = new ArrayList<>();
  private final List<WbemServices.Array> services = new ArrayList<>();
  private final Pulls pulls = new Pulls();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private int consolePort;
  private OptionalInt slpPort = OptionalInt.empty();

  private Server(
      ServerSettings settings,
      FleetPlan plan,
      Map<String, ProductConfig> configs,
      FleetWriter fleet) {
    this.settings = settings;
    this.plan = plan;
    this.configs = configs;
    this.fleet = fleet;
    open.push(fleet);
    open.push(pulls);
  }

  /**
   * Builds the fleet and opens its endpoints.
   *
   * @throws org.arraytwin.config.ConfigException where a configuration file is wrong
   * @throws CommandFailure where a port is taken; the message names it and whose it is
   */
  public static Server start(ServerSettings settings) {
    Server server = of(settings);
    try {
      server.prepare();
      server.open();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Goes the way of {@link #start} up to where it would listen.
   *
   * @return the plan of the fleet that could be served
   * @throws org.arraytwin.config.ConfigException where a configuration file is wrong
   * @throws CommandFailure where the fleet asks for what this build does not have
   */
  public static FleetPlan check(ServerSettings settings) {
    try (Server server = of(settings)) {
      server.prepare();
      return server.plan;
    }
  }

  /** The fleet, built, with nothing around it. */
  private static Server of(ServerSettings settings) {
    ProviderConfig provider = new ProviderConfig(settings.home().resolve("provider-config"));
    FleetPlan plan = provider.fleet(settings.fleet(), Runtime.getRuntime().maxMemory());
    Exposure.check(plan, settings.bind());
    checkPorts(plan, settings.ports());
    Map<String, ProductConfig> configs = new LinkedHashMap<>();
    Map<String, org.arraytwin.replication.Rules> rules = new LinkedHashMap<>();
    for (ArrayPlan array : plan.arrays()) {
      ProductConfig config = configs.computeIfAbsent(array.product(), provider::product);
      rules.put(array.product(), provider.rulesWithCopies(config.rules(), plan, array.product()));
    }
    Fleet built = FleetBuilder.build(plan, rules, settings.startMicros(), settings.seed());
    VirtualClock clock = new VirtualClock(built.now(), settings.timeScale(), System::nanoTime);
    return new Server(settings, plan, configs, new FleetWriter(built, clock));
  }

  private static void checkPorts(FleetPlan plan, ServerSettings.Ports ports) {
    int highest = plan.consolePort();
    int lowest = plan.consolePort();
    for (FleetPlan.Station host : plan.stations()) {
      highest = Math.max(highest, host.ssh());
      lowest = Math.min(lowest, host.ssh());
    }
    for (ArrayPlan array : plan.arrays()) {
      FleetPlan.Ports p = array.ports();
      highest = Math.max(highest, Math.max(p.http(), Math.max(p.https(), p.ssh())));
      lowest = Math.min(lowest, Math.min(p.http(), Math.min(p.https(), p.ssh())));
    }
    if (!ports.ephemeral() && (lowest + ports.offset() < 1 || highest + ports.offset() > 65_535)) {
      throw new CommandFailure(
          "with --port-offset "
              + ports.offset()
              + " the fleet's ports "
              + lowest
              + " to "
              + highest
              + " leave the range of ports, 1 to 65535");
    }
  }

  /** What arrays and hosts answer with, before anything listens. */
  private void prepare() {
    ClassRepository schema = MofLoader.schema(settings.mof());
    for (int id = 0; id < plan.arrays().size(); id++) {
      homes.add(home(id, plan.arrays().get(id), schema));
    }
    MofLoader.load(settings.mof(), homes);
    plan.stations().forEach(this::prepare);
  }

  private void open() {
    HttpThreads threads =
        new HttpThreads(settings.limits().count(Limit.REQUESTS), plan.arrays().size());
    open.push(threads);
    for (int id = 0; id < plan.arrays().size(); id++) {
      open(id, plan.arrays().get(id), homes.get(id).model(), threads);
    }
    plan.stations().forEach(this::open);
    fleet.subscribe(this::dropSessions);
    ConsoleEndpoint console =
        listening(
            "the console",
            settings.ports().of(plan.consolePort()),
            () ->
                ConsoleEndpoint.start(
                    settings.ports().of(plan.consolePort()),
                    new ConsoleEndpoint.Settings(
                        fleet,
                        commandLines,
                        new Logins(
                            Stream.concat(
                                    plan.arrays().stream().map(ArrayPlan::users),
                                    plan.stations().stream().map(FleetPlan.Station::users))
                                .flatMap(users -> users.entrySet().stream())
                                .toList(),
                            slowLogins))));
    consolePort = console.port();
    settings.ports().slp().ifPresent(this::openSlp);
  }

  private void openSlp(int wanted) {
    int port = settings.ports().ephemeral() ? 0 : wanted;
    SlpEndpoint.Settings slp =
        new SlpEndpoint.Settings(settings.bind(), port, MulticastGroup.REAL, SlpLimits.DEFAULT);
    try {
      SlpEndpoint endpoint = SlpEndpoint.start(slp, new WbemServices(services));
      open.push(endpoint);
      slpPort = OptionalInt.of(endpoint.port());
    } catch (IOException e) {
      throw new CommandFailure(
          "slp cannot listen on port "
              + port
              + ": "
              + e.getMessage()
              + "; choose one by --slp=PORT",
          e);
    }
  }

  private MofLoader.Home home(int id, ArrayPlan array, ClassRepository schema) {
    Product product = product(array);
    ProductConfig config = config(array);
    ArrayDoor door = new ArrayDoor(id, fleet, pulls);
    doors.add(door);
    ArrayContext context =
        new ArrayContext(
            id,
            fleet,
            config,
            settings.home().resolve("mof"),
            settings.home().resolve("provider-config"),
            protocol(config),
            schema,
            door);
    commandLines.put(array.name(), product.commandLine(context));
    Model model;
    try {
      model = product.model(context);
    } catch (MofException e) {
      throw new CommandFailure("array " + array.name() + ": " + e.getMessage(), e);
    }
    return new MofLoader.Home(
        array.name(),
        array.product(),
        config.implementationNamespace(),
        new StoredModel(
            model, new FleetShelf(id, fleet, settings.limits().of(Limit.STORED_BYTES))));
  }

  private void open(int id, ArrayPlan array, StoredModel model, HttpThreads threads) {
    ProductConfig config = config(array);
    CommandLine commandLine = commandLine(array.name());
    BooleanSupplier powered = () -> fleet.now().fleet().site(id).powered();
    Logins logins = Logins.of(array.users(), slowLogins);
    int sshPort = settings.ports().of(array.ports().ssh());
    SshEndpoint ssh =
        listening(
            "ssh of " + array.name(),
            sshPort,
            () ->
                SshEndpoint.start(
                    new SshEndpoint.Settings(
                        settings.bind(),
                        sshPort,
                        logins,
                        commandLine,
                        powered,
                        settings.hostKeys())));
    sshByArray.add(ssh);
    int httpPort = settings.ports().of(array.ports().http());
    int[] bound = {httpPort};
    CimServer cim =
        new CimServer(
            () -> settings.bind() + ":" + bound[0], model, pulls.add(config, settings.limits()));
    CimEndpoint http =
        listening(
            "http of " + array.name(),
            httpPort,
            () ->
                CimEndpoint.start(
                    new EndpointConfig(
                        array.name(),
                        settings.bind(),
                        httpPort,
                        credentials(logins),
                        powered,
                        settings.limits()),
                    cim,
                    threads));
    bound[0] = http.port();
    doors.get(id).attach(http);
    BooleanSupplier found = () -> fleet.now().fleet().site(id).cimFound();
    services.add(new WbemServices.Array(cim, config.interopNamespace(), http.port(), found));
    arrays.add(
        new ArrayEndpoints(
            array.name(),
            array.product(),
            config.implementationNamespace(),
            config.interopNamespace(),
            http.port(),
            ssh.port()));
  }

  private void prepare(FleetPlan.Station host) {
    HostContext context =
        new HostContext(
            host,
            fleet,
            host.arrays().stream()
                .collect(Collectors.toMap(id -> id, id -> config(plan.arrays().get(id)))),
            settings.home().resolve("provider-config"),
            new FleetShelf(host.arrays().get(0), fleet, settings.limits().of(Limit.STORED_BYTES)));
    CommandLine commandLine;
    try {
      commandLine = kind(host).commandLine(context);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(host.origin(), "host " + host.name() + ": " + e.getMessage());
    }
    commandLines.put(host.name(), commandLine);
    HostStart.run(host, commandLine);
  }

  private void open(FleetPlan.Station host) {
    CommandLine commandLine = commandLine(host.name());
    int port = settings.ports().of(host.ssh());
    SshEndpoint ssh =
        listening(
            "ssh of " + host.name(),
            port,
            () ->
                SshEndpoint.start(
                    new SshEndpoint.Settings(
                        settings.bind(),
                        port,
                        Logins.of(host.users(), slowLogins),
                        commandLine,
                        () -> true,
                        settings.hostKeys())));
    hosts.add(new HostEndpoint(host.name(), host.product(), ssh.port()));
  }

  private static HostKind kind(FleetPlan.Station host) {
    List<HostKind> kinds =
        ServiceLoader.load(HostKind.class).stream().map(ServiceLoader.Provider::get).toList();
    return kinds.stream()
        .filter(k -> k.id().equals(host.product()))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    host.origin(),
                    "host "
                        + host.name()
                        + ": this build has no kind of host '"
                        + host.product()
                        + "', expected one of "
                        + String.join(", ", kinds.stream().map(HostKind::id).toList())));
  }

  private Protocol protocol(ProductConfig config) {
    return new Protocol(
        Intrinsics.names(config.supports("pullOperations")),
        settings.limits().count(Limit.PULL_IDLE_SECONDS),
        config.supports("continueOnError"),
        settings.ports().slp().isPresent());
  }

  private static Credentials credentials(Logins logins) {
    return (user, password) ->
        switch (logins.check(user, password)) {
          case KNOWN -> Credentials.Access.GRANTED;
          case UNKNOWN -> Credentials.Access.UNKNOWN;
          case BUSY -> Credentials.Access.BUSY;
        };
  }

  private Product product(ArrayPlan array) {
    return settings.products().stream()
        .filter(p -> p.id().equals(array.product()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "array "
                        + array.name()
                        + ": this build has no product '"
                        + array.product()
                        + "', expected one of "
                        + String.join(
                            ", ", settings.products().stream().map(Product::id).toList())));
  }

  private ProductConfig config(ArrayPlan array) {
    ProductConfig config = configs.get(array.product());
    if (config == null) {
      throw new IllegalStateException("no configuration of " + array.product());
    }
    return config;
  }

  @FunctionalInterface
  private interface Opening<T> {
    T start() throws IOException;
  }

  private <T extends AutoCloseable> T listening(String what, int port, Opening<T> opening) {
    try {
      T endpoint = opening.start();
      open.push(endpoint);
      return endpoint;
    } catch (IOException e) {
      throw new CommandFailure(what + " cannot listen on port " + port + ": " + reason(e), e);
    }
  }

  private static String reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return cause.getMessage() + "; choose others with --port-offset or --ephemeral-ports";
      }
    }
    return String.valueOf(e.getMessage());
  }

  /** An array that loses its power takes its operators' sessions and what they pull with it. */
  private void dropSessions(Outcome outcome) {
    for (Event event : outcome.events()) {
      if (event instanceof Event.PowerChanged power && !power.powered()) {
        sshByArray.get(power.array()).dropSessions();
        pulls.drop(power.array());
      }
    }
  }

  public FleetPlan plan() {
    return plan;
  }

  public ServerSettings settings() {
    return settings;
  }

  /** The arrays in the order of the fleet file; positions are the ids in the fleet. */
  public List<ArrayEndpoints> arrays() {
    return List.copyOf(arrays);
  }

  /** The hosts with a command line of their own, in the order of the fleet file. */
  public List<HostEndpoint> hosts() {
    return List.copyOf(hosts);
  }

  /** The fleet itself, for commands, time and snapshots. */
  public FleetWriter fleet() {
    return fleet;
  }

  /** The command line of an array or host, as over SSH but without it. */
  public CommandLine commandLine(String array) {
    CommandLine commandLine = commandLines.get(array);
    if (commandLine == null) {
      throw new IllegalArgumentException("no array " + array + " in " + commandLines.keySet());
    }
    return commandLine;
  }

  /** The port of the SLP service agent, if there is one. */
  public OptionalInt slpPort() {
    return slpPort;
  }

  /** Where the console answers. */
  public URI console() {
    return URI.create("http://" + ConsoleEndpoint.ADDRESS + ":" + consolePort);
  }

  /** Closes all endpoints, last opened first, and stops the fleet's time. */
  @Override
  public void close() {
    RuntimeException failed = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failed = new IllegalStateException("an endpoint did not close: " + e, e);
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
