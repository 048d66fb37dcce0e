package org.arraytwin.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.arraytwin.demo.DrDemo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Demonstrations that check themselves. */
@Command(
    name = "demo",
    description = "Runs a demonstration on a fleet of its own and checks it against the manuals.",
    subcommands = DemoCommand.Dr.class)
final class DemoCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "which demo? dr");
    }
  }

  /** Disaster recovery. */
  @Command(
      name = "dr",
      description = {
        "Walks tables 106 and 107 of the 3PAR CIM API manual and checks every row.",
        "A primary is lost, failed over, recovered and restored; both arrays are read over HTTP.",
        "Virtual time stands still while they are read and jumps between."
      },
      footer = {"", "Exit code 1 when a row does not show what the manual says."})
  static final class Dr implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Option(
        names = "--fleet",
        paramLabel = "FILE",
        description = "Fleet file with the arrays and groups of two-site-dr.xml (default: that).")
    @Nullable Path fleet;

    @Override
    public Integer call() throws Exception {
      if (spec == null) {
        throw new IllegalStateException("used without the command line parser");
      }
      Path home = Main.home();
      Path file = fleet == null ? home.resolve("provider-config/fleets/two-site-dr.xml") : fleet;
      return new DrDemo(home, spec.commandLine().getOut()).run(file) == 0 ? 0 : 1;
    }
  }
}
