package org.arraytwin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.arraytwin.demo.Demos;
import org.arraytwin.demo.Demos.Result;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Demonstrations that check themselves: a subcommand for each that {@link Demos} lists. */
@Command(
    name = "demo",
    description = "Runs a demonstration on a fleet of its own and checks it against the manuals.",
    modelTransformer = DemoCommand.EachOne.class)
final class DemoCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "which demo? " + String.join(", ", Demos.names()) + ", or all");
    }
  }

  /** Adds the subcommands. */
  static final class EachOne implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec demo) {
      for (String name : Demos.names()) {
        CommandSpec one = CommandSpec.forAnnotatedObject(new One(name)).name(name);
        one.usageMessage()
            .description(Demos.about(name))
            .footerHeading("%nPlayed on " + Demos.fleet(name) + ".%n");
        demo.addSubcommand(name, one);
      }
      demo.addSubcommand("all", CommandSpec.forAnnotatedObject(new All()).name("all"));
      return demo;
    }
  }

  /** Each of them. */
  @Command(
      description = "Runs every demonstration, one after the other, and tells how each has gone.",
      footer = {
        "Exit code 1 when anything does not show what the manuals say,",
        "or a demonstration breaks off."
      })
  static final class All implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;
    @Mixin DemoReport report = new DemoReport();

    @Override
    public Integer call() throws InterruptedException {
      if (spec == null) {
        throw new IllegalStateException("used without the command line parser");
      }
      List<Result> results = Demos.runAll(Main.home(), report.rows(spec.commandLine()));
      report.print(spec.commandLine(), results);
      return results.stream().allMatch(Result::good) ? 0 : 1;
    }
  }

  /** One of them. */
  @Command(
      footer = {
        "Virtual time stands still while the arrays are read and jumps between.",
        "Exit code 1 when anything does not show what the manuals say."
      })
  static final class One implements Callable<Integer> {
    private final String name;

    @Spec @Nullable CommandSpec spec;

    @Option(
        names = "--fleet",
        paramLabel = "FILE",
        description = "A fleet file like the one it is written for (default: that).")
    @Nullable Path fleet;

    @Mixin DemoReport report = new DemoReport();

    One(String name) {
      this.name = name;
    }

    @Override
    public Integer call() throws Exception {
      if (spec == null) {
        throw new IllegalStateException("used without the command line parser");
      }
      CommandLine line = spec.commandLine();
      if (!report.json) {
        return Demos.run(name, Main.home(), fleet, line.getOut()) == 0 ? 0 : 1;
      }
      Result result = Demos.report(name, Main.home(), fleet, report.rows(line));
      report.print(line, List.of(result));
      return result.good() ? 0 : 1;
    }
  }
}
