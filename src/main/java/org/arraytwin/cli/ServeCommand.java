package org.arraytwin.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.arraytwin.server.UserMof;
import org.arraytwin.ssh.HostKeys;
import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.ServerLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a fleet until the process is told to end. */
@Command(
    name = "serve",
    description = "Starts a fleet and serves it until SIGTERM or Ctrl-C.",
    footer = {
      "",
      "Exit codes: 1 when it cannot start, 2 for wrong usage, 130 after Ctrl-C, 143 after SIGTERM",
      "(the endpoints are closed first)."
    })
final class ServeCommand implements Callable<Integer> {
  private static final long CLOSE_MILLIS = 8_000;
  private static final int SLP_PORT = 427;
  private static final int HIGHEST_PORT = 65_535;

  /** For the help. */
  static final class LimitNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Limit.values()).map(Limit::toString).iterator();
    }
  }

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description = "Fleet file (default: provider-config/fleets/two-site-dr.xml).")
  @Nullable Path fleet;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      description = "Address of the arrays' endpoints (default: ${DEFAULT-VALUE}).")
  String bind = "127.0.0.1";

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Added to every port of the fleet file (default: ${DEFAULT-VALUE}).")
  int portOffset;

  @Option(names = "--ephemeral-ports", description = "Let the system choose every port.")
  boolean ephemeralPorts;

  @Option(
      names = "--slp",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "" + SLP_PORT,
      description = {
        "Tell SLP user agents where the CIM servers are, on UDP and TCP",
        "(port: ${FALLBACK-VALUE}, which needs root; 0 for any)."
      })
  @Nullable Integer slp;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      description =
          "Virtual seconds per real second, 0 to stand still (default: ${DEFAULT-VALUE}).")
  double timeScale = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Changes the order of the hosts' writes (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Written as JSON, atomically, once everything listens.")
  @Nullable Path readyFile;

  @Option(
      names = "--host-key",
      paramLabel = "FILE",
      description = "SSH host key, written at first use (default: a new key for each start).")
  @Nullable Path hostKey;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      completionCandidates = LimitNames.class,
      description = {
        "Bounds what clients may cost, repeatable. Names with default and range:",
        "${COMPLETION-CANDIDATES}"
      })
  List<String> limits = new ArrayList<>();

  @Option(
      names = "--schema",
      paramLabel = "PATH",
      description =
          "MOF file, folder or zip archive: its classes are served in place of the bundled ones.")
  @Nullable Path schema;

  @Option(
      names = "--mof",
      paramLabel = "FILE[@[ARRAY:]NAMESPACE]",
      description = {
        "Adds the classes and instances of a MOF file, folder or zip archive to every array or to"
            + " one, repeatable. Default: the namespace of the array's own classes; one that does"
            + " not exist is created."
      })
  List<String> mof = new ArrayList<>();

  /** The launcher records the class archive with it. */
  @Option(names = "--exit-when-ready", hidden = true)
  boolean exitWhenReady;

  @Override
  public Integer call() throws InterruptedException {
    check();
    Server server = Server.start(settings());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "shutdown"));
    PrintWriter out = spec().commandLine().getOut();
    out.print(Banner.of(server));
    if (readyFile != null) {
      ReadyFile.write(readyFile, server);
    }
    out.println();
    out.println("ArrayTwin ready in " + sinceStart() + " ms");
    out.flush();
    if (!exitWhenReady) {
      ended.await();
    }
    return 0;
  }

  /** Closes the endpoints; whatever hangs, the process ends. */
  private static void end(Server server) {
    Thread closing = new Thread(server::close, "closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check() {
    if (!(timeScale >= 0 && timeScale <= 1e6)) {
      throw new ParameterException(spec().commandLine(), "--time-scale must be 0 to 1000000");
    }
    Path folder = readyFile == null ? null : readyFile.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec().commandLine(), "--ready-file: there is no folder " + folder);
    }
    if (ephemeralPorts && portOffset != 0) {
      throw new ParameterException(
          spec().commandLine(), "--ephemeral-ports and --port-offset exclude each other");
    }
    if (slp != null && (slp < 0 || slp > HIGHEST_PORT)) {
      throw new ParameterException(
          spec().commandLine(), "--slp must be a port, 1 to 65535, or 0 for any");
    }
  }

  private ServerSettings settings() {
    Path home = Main.home();
    return new ServerSettings(
        home,
        fleet == null ? home.resolve("provider-config/fleets/two-site-dr.xml") : fleet,
        bind,
        new ServerSettings.Ports(
            ephemeralPorts, portOffset, slp == null ? OptionalInt.empty() : OptionalInt.of(slp)),
        timeScale,
        seed,
        System.currentTimeMillis() * 1000,
        hostKey == null ? HostKeys.generated() : HostKeys.file(hostKey),
        limits(),
        userMof(),
        ServerSettings.found());
  }

  private UserMof userMof() {
    List<UserMof.Load> loads = mof.stream().map(UserMof.Load::parse).toList();
    PrintWriter out = spec().commandLine().getOut();
    return new UserMof(
        schema,
        loads,
        line -> {
          out.println(line);
          out.flush();
        });
  }

  private ServerLimits limits() {
    ServerLimits wanted = ServerLimits.DEFAULT;
    for (String limit : limits) {
      try {
        wanted = wanted.with(limit);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec().commandLine(), "--limit: " + e.getMessage(), e);
      }
    }
    return wanted;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("used without the command line parser");
    }
    return spec;
  }

  private static long sinceStart() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
