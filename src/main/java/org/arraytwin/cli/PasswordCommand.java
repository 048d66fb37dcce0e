package org.arraytwin.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.arraytwin.login.Password.Hashed;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes what stands for a password in a fleet file. */
@Command(
    name = "password",
    description = {
      "Prints what stands for a password in a fleet file: a salted hash (PBKDF2, SHA-256).",
      "The password is asked for on a terminal, else it is the first line of standard input."
    },
    footer = {"", "Example: <user name=\"admin\" password=\"pbkdf2-sha256:600000:...:...\"/>"})
final class PasswordCommand implements Callable<Integer> {
  private static final int MAX_CHARS = 1_024;

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Work per guess, "
              + Hashed.MIN_ITERATIONS
              + " to "
              + Hashed.MAX_ITERATIONS
              + " (default: ${DEFAULT-VALUE}).")
  int iterations = Hashed.STANDARD_ITERATIONS;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("used without the command line parser");
    }
    if (iterations < Hashed.MIN_ITERATIONS || iterations > Hashed.MAX_ITERATIONS) {
      throw new ParameterException(
          spec.commandLine(),
          "--iterations must be " + Hashed.MIN_ITERATIONS + " to " + Hashed.MAX_ITERATIONS);
    }
    Console console = terminal();
    String password = console == null ? line() : asked(console);
    if (password.isEmpty() || password.length() > MAX_CHARS) {
      throw new CommandFailure(
          "a password has 1 to " + MAX_CHARS + " characters, this one " + password.length());
    }
    spec.commandLine().getOut().println(Hashed.of(password, iterations).form());
    return 0;
  }

  /** From Java 22 on there may be a console without a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console terminal() {
    Console console = System.console();
    if (console == null) {
      return null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
    } catch (ReflectiveOperationException e) {
      return console;
    }
  }

  private static String asked(Console console) {
    char[] first = console.readPassword("password: ");
    char[] second = console.readPassword("once more: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new CommandFailure("the two are not the same");
    }
    return new String(first);
  }

  private static String line() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line == null) {
      throw new CommandFailure("standard input is empty; expected the password on its first line");
    }
    return line;
  }
}
