package org.arraytwin.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.arraytwin.config.ConfigException;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program. */
@Command(
    name = "arraytwin",
    description = "A digital twin of replicating storage arrays that answers as they do.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ServeCommand.class,
      CliCommand.class,
      FaultCommand.class,
      TimeCommand.class,
      StatusCommand.class,
      OperateCommand.class,
      PasswordCommand.class,
      FleetCommand.class,
      MofCommand.class,
      ScenarioCommand.class,
      DemoCommand.class
    })
public final class Main implements Runnable {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say more, with stack traces.")
  boolean verbose;

  /** Reads the version from the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"ArrayTwin " + (version == null ? "(development)" : version)};
    }
  }

  /** Runs a command line; the result is the exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main);
    commandLine.setOut(out).setErr(err);
    commandLine.setParameterExceptionHandler(main::wrongUsage);
    // Each at one place alone: JDK 17 cannot archive two equal references to picocli's old classes.
    ITypeConverter<Double> number = Main::number;
    ITypeConverter<Integer> whole = Main::whole;
    commandLine.registerConverter(Double.class, number).registerConverter(double.class, number);
    commandLine.registerConverter(Integer.class, whole).registerConverter(int.class, whole);
    commandLine.setExecutionExceptionHandler(main::failed);
    return commandLine.execute(args);
  }

  /** The process entry: exit code 0, 1 for a failure, 2 for wrong usage. */
  public static void main(String[] args) {
    for (String arg : args) {
      if (arg.equals("--verbose")) {
        System.setProperty("arraytwin.log", "INFO");
      } else if (arg.equals("serve")) {
        Preload.begin();
      }
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** The checkout: where provider-config and mof are. */
  static Path home() {
    return Path.of(System.getProperty("arraytwin.home", "")).toAbsolutePath().normalize();
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "which command? " + String.join(", ", spec.subcommands().keySet()));
    }
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
  }

  private static Integer whole(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number, or is too large");
    }
  }

  private int wrongUsage(ParameterException e, String[] args) {
    CommandLine at = e.getCommandLine();
    String name = at.getCommandSpec().qualifiedName();
    at.getErr().println(oneLine(name + ": " + e.getMessage()) + "; see " + name + " --help");
    trace(at, e);
    return USAGE;
  }

  private int failed(Exception e, CommandLine at, ParseResult result) {
    boolean understood = e instanceof CommandFailure || e instanceof ConfigException;
    String what = understood ? String.valueOf(e.getMessage()) : "failed: " + e;
    at.getErr().println(oneLine("arraytwin: " + what));
    trace(at, e);
    return FAILURE;
  }

  private void trace(CommandLine at, Exception e) {
    if (verbose) {
      e.printStackTrace(at.getErr());
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
