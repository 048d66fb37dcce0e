package org.arraytwin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.scenario.Narrator;
import org.arraytwin.scenario.Play;
import org.arraytwin.scenario.ScenarioFile;
import org.arraytwin.scenario.Stage;
import org.arraytwin.scenario.Vocabulary;
import org.arraytwin.scenario.tell.JsonNarrator;
import org.arraytwin.scenario.tell.QuietNarrator;
import org.arraytwin.scenario.tell.TextNarrator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scenarios without a server. */
@Command(
    name = "scenario",
    description = "Plays what happens to a fleet, and checks what must then be seen.",
    subcommands = {
      ScenarioCommand.Run.class,
      ScenarioCommand.Check.class,
      ScenarioCommand.Show.class,
      ScenarioCommand.Words.class
    })
final class ScenarioCommand implements Runnable {
  private static final int GOOD = 0;
  private static final int NOT_AS_EXPECTED = 1;
  private static final int WRONG = 2;

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(of(spec).commandLine(), "run, check, list or words?");
  }

  private static CommandSpec of(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("used without the command line parser");
    }
    return spec;
  }

  private static ProviderConfig config() {
    return new ProviderConfig(Main.home().resolve("provider-config"));
  }

  private static List<Path> scenarios(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.xml")) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  /** What is wrong with a file, told; exit code 2. */
  private static int wrong(CommandSpec spec, ConfigException e) {
    spec.commandLine().getErr().println("arraytwin: " + e.getMessage());
    return WRONG;
  }

  /** Plays files. */
  @Command(
      name = "run",
      description = {
        "Plays scenario files on virtual time, at once, and tells how it goes.",
        "Every file is read before the first one is played."
      },
      footer = {
        "",
        "Example: arraytwin scenario run test-fixtures/scenarios/rolling-disaster.xml",
        "Exit codes: 1 when an expectation failed, 2 when a file is wrong."
      })
  static final class Run implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to play, in order.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a line, for scripts.")
    boolean json;

    @Option(
        names = "--quiet",
        description = "Only what is not as expected; changes nothing of --json.")
    boolean quiet;

    @Option(names = "--stop", description = "Stop at the first failed expectation.")
    boolean stop;

    @Override
    public Integer call() {
      CommandSpec at = of(spec);
      ProviderConfig config = config();
      List<ScenarioFile.Read> all = new ArrayList<>();
      try {
        for (Path file : files) {
          all.add(ScenarioFile.read(file, config));
        }
        return play(at.commandLine().getOut(), all, config);
      } catch (ConfigException e) {
        return wrong(at, e);
      }
    }

    private int play(PrintWriter out, List<ScenarioFile.Read> all, ProviderConfig config) {
      int bad = 0;
      int played = 0;
      for (ScenarioFile.Read read : all) {
        played++;
        Narrator narrator = narrator(out, read.file());
        boolean good = Play.run(read.scenario(), Stage.fleet(read, config), narrator, stop).good();
        bad += good ? 0 : 1;
        if (stop && !good) {
          break;
        }
      }
      if (!json && (played > 1 || quiet)) {
        out.printf(
            Locale.ROOT,
            "%d %s played, %d not as expected%n",
            played,
            played == 1 ? "scenario" : "scenarios",
            bad);
      }
      out.flush();
      return bad == 0 ? GOOD : NOT_AS_EXPECTED;
    }

    private Narrator narrator(PrintWriter out, Path file) {
      if (json) {
        return new JsonNarrator(out, file.toString());
      }
      return quiet
          ? new QuietNarrator(out, file.toString())
          : new TextNarrator(out, file.toString());
    }
  }

  /** Says what is wrong with files. */
  @Command(
      name = "check",
      description = "Reads scenario files and says what is in them, or what is wrong and where.",
      footer = {"", "Exit code 2 when one is wrong."})
  static final class Check implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to read.")
    List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
      CommandSpec at = of(spec);
      PrintWriter out = at.commandLine().getOut();
      int exit = GOOD;
      ProviderConfig config = config();
      for (Path file : files) {
        try {
          ScenarioFile.Read read = ScenarioFile.read(file, config);
          Stage.fleet(read, config);
          out.println(file + ": " + Vocabulary.counts(read.scenario()));
        } catch (ConfigException e) {
          exit = wrong(at, e);
        }
      }
      out.flush();
      return exit;
    }
  }

  /** Lists the scenarios of a folder. */
  @Command(
      name = "list",
      description = "Lists the scenarios of a folder with what each shows.",
      footer = {"", "Exit code 2 when a file is wrong."})
  static final class Show implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Parameters(
        arity = "0..1",
        paramLabel = "FOLDER",
        description = "Where to look (default: test-fixtures/scenarios).")
    @Nullable Path folder;

    @Override
    public Integer call() {
      CommandSpec at = of(spec);
      Path from = folder == null ? Main.home().resolve("test-fixtures/scenarios") : folder;
      ProviderConfig config = config();
      try {
        for (Path file : scenarios(from)) {
          var scenario = ScenarioFile.read(file, config).scenario();
          at.commandLine().getOut().print(Vocabulary.entry(scenario));
        }
        at.commandLine().getOut().flush();
        return GOOD;
      } catch (ConfigException e) {
        return wrong(at, e);
      } catch (IOException e) {
        throw new ParameterException(at.commandLine(), from + " cannot be listed: " + e, e);
      }
    }
  }

  /** Tells which words there are. */
  @Command(
      name = "words",
      description =
          "Lists every command, every check and every kind of session a scenario may use, with"
              + " words.")
  static final class Words implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = of(spec).commandLine().getOut();
      out.print(Vocabulary.text(new ProviderConfig(Main.home().resolve("provider-config"))));
      out.flush();
      return GOOD;
    }
  }
}
