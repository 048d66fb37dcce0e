package org.arraytwin.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.FleetSketch;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.server.CommandFailure;
import org.arraytwin.server.Server;
import org.arraytwin.server.ServerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fleet files without a server. */
@Command(
    name = "fleet",
    description = "Writes and checks fleet files.",
    subcommands = {FleetCommand.Generate.class, FleetCommand.Check.class})
final class FleetCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(of(spec).commandLine(), "generate or check?");
  }

  private static CommandSpec of(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("used without the command line parser");
    }
    return spec;
  }

  private static FleetPlan read(Path file) {
    return new ProviderConfig(Main.home().resolve("provider-config"))
        .fleet(file, Runtime.getRuntime().maxMemory());
  }

  private static String counts(FleetPlan plan) {
    String text =
        String.join(
            ", ",
            count(plan.arrays().size(), "array"),
            count(plan.arrays().stream().mapToInt(a -> a.volumes().size()).sum(), "volume"),
            count(plan.groups().size(), "group"),
            count(plan.groups().stream().mapToInt(g -> g.pairs().size()).sum(), "pair"));
    int copies = plan.copies().size();
    return copies == 0
        ? text
        : text + String.format(Locale.ROOT, ", %,d %s", copies, copies == 1 ? "copy" : "copies");
  }

  private static String count(int n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }

  /** Writes a file of any size. */
  @Command(
      name = "generate",
      description = {
        "Writes a fleet file of any size; the same numbers give the same file.",
        "Arrays replicate two by two, over two links. Everybody's login is admin/arraytwin:",
        "change it with the hash that arraytwin password prints before you serve it on a network."
      })
  static final class Generate implements Callable<Integer> {
    private static final int PAIRS_PER_GROUP = 100;

    @Spec @Nullable CommandSpec spec;

    @Option(names = "--product", description = "Of every array (default: ${DEFAULT-VALUE}).")
    String product = "threepar";

    @Option(
        names = "--arrays",
        paramLabel = "N",
        description = "How many, 1 to 500 (default: ${DEFAULT-VALUE}).")
    int arrays = 2;

    @Option(
        names = "--volumes",
        paramLabel = "N",
        description = "Of each array, 0 to 1000000 (default: ${DEFAULT-VALUE}).")
    int volumes = 1_000;

    @Option(
        names = "--pairs",
        paramLabel = "N",
        description = "Between each two arrays, at most as many as volumes (default: 0).")
    int pairs;

    @Option(
        names = "--groups",
        paramLabel = "N",
        description = "Between each two arrays (default: one for every 100 pairs).")
    @Nullable Integer groups;

    @Option(
        names = "--pools",
        paramLabel = "N",
        description = "Of each array, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    int pools = 1;

    @Option(
        names = "--workloads",
        paramLabel = "N",
        description = "Groups between each two arrays whose hosts write (default: 0).")
    int workloads;

    @Option(
        names = "--copies",
        paramLabel = "N",
        description = "Snapshots within each array, of volumes in no pair (default: 0).")
    int copies;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "Decides sizes, modes and writes (default: 0).")
    long seed;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The file to write.")
    Path out = Path.of("");

    @Option(names = "--force", description = "Write over a file that is there.")
    boolean force;

    @Override
    public Integer call() {
      FleetSketch sketch = sketch();
      if (Files.exists(out) && !force) {
        throw new CommandFailure(out + " is there; --force writes over it");
      }
      try (Writer writer = Files.newBufferedWriter(out)) {
        sketch.write(writer);
      } catch (IOException e) {
        throw new CommandFailure(out + " cannot be written: " + e, e);
      }
      of(spec).commandLine().getOut().println(out + ": " + counts(read(out)));
      return 0;
    }

    private FleetSketch sketch() {
      int filled = (pairs + PAIRS_PER_GROUP - 1) / PAIRS_PER_GROUP;
      try {
        return new FleetSketch(
            product,
            arrays,
            volumes,
            pairs,
            groups == null ? filled : groups,
            pools,
            workloads,
            copies,
            seed);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(of(spec).commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** Says what is wrong with a file. */
  @Command(
      name = "check",
      description = {
        "Reads a fleet file, builds its fleet as serve does, without listening anywhere,",
        "and says what is in it, or what is wrong and where."
      },
      footer = {"", "Exit code 1 when it is wrong."})
  static final class Check implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    Path file = Path.of("");

    @Override
    public Integer call() {
      FleetPlan plan = Server.check(ServerSettings.embedded(Main.home(), file, 1));
      of(spec).commandLine().getOut().println(file + ": " + counts(plan));
      return 0;
    }
  }
}
