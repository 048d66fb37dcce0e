package org.arraytwin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.MofCheck;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.MofInput;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles MOF files and tells of every mistake. */
@Command(
    name = "check",
    description = "Compiles MOF files as one whole and tells of every mistake in them.",
    footer = {
      "",
      "Example: arraytwin mof check --base classes.mof instances.mof",
      "Exit codes: 0 no mistake, 1 mistakes, 2 wrong usage or a file that cannot be read."
    })
final class MofCheckCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "MOF files, folders of such, zip archives. Includes are relative to the including file"
              + " and never leave the folder of FILE.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--schema",
      paramLabel = "PATH",
      description = "File, folder or zip archive of classes that the files build on.")
  @Nullable Path schema;

  @Option(
      names = "--base",
      description = "The files build on the classes that come with ArrayTwin.")
  boolean base;

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("used without the command line parser");
    }
    ClassRepository existing = new ClassRepository(List.of(), List.of());
    try {
      if (base) {
        existing = compiled(Main.home().resolve("mof"), existing);
      }
      if (schema != null) {
        existing = compiled(schema, existing);
      }
    } catch (MofException e) {
      throw new CommandFailure("the classes to build on are wrong: " + e.getMessage(), e);
    }
    List<MofInput> inputs = new ArrayList<>();
    for (Path file : files) {
      inputs.add(input(file));
    }
    MofCheck check = MofCheck.of(inputs, existing);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? MofReport.json(check) : MofReport.text(check));
    if (!json && !base && schema == null && standsAlone(check)) {
      out.println("(nothing to build on was given: see --base and --schema)");
    }
    out.flush();
    return check.errors().isEmpty() ? 0 : 1;
  }

  /** Files that use qualifiers and declare none were hardly meant to stand alone. */
  private static boolean standsAlone(MofCheck check) {
    return check.qualifierTypes() == 0 && !check.errors().isEmpty();
  }

  private ClassRepository compiled(Path path, ClassRepository existing) {
    return MofCompiler.compile(List.of(input(path)), existing);
  }

  private MofInput input(Path path) {
    try {
      return MofInput.of(path);
    } catch (NoSuchFileException e) {
      String why = e.getReason() == null ? "no such file" : e.getReason();
      throw wrong(path + ": " + why, e);
    } catch (IOException e) {
      throw wrong(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String why, Exception cause) {
    if (spec == null) {
      throw new IllegalStateException("used without the command line parser", cause);
    }
    return new ParameterException(spec.commandLine(), why, cause);
  }
}
