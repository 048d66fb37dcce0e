package org.arraytwin.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Which running server a subcommand talks to. */
final class ConsoleOptions {
  @Option(
      names = "--console",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Console of the running server (default: ${DEFAULT-VALUE}).")
  URI console = URI.create("http://127.0.0.1:8088");

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec mixee;

  @Option(
      names = "--user",
      scope = ScopeType.INHERIT,
      description = "Login (default: ${DEFAULT-VALUE}).")
  String user = "admin";

  @Option(
      names = "--password",
      scope = ScopeType.INHERIT,
      description = "Password (default: ${DEFAULT-VALUE}).")
  String password = "arraytwin";

  ConsoleClient client() {
    if (mixee != null && !ConsoleClient.reaches(console)) {
      throw new ParameterException(
          mixee.commandLine(), "--console " + console + " is wrong, expected http://HOST:PORT");
    }
    return new ConsoleClient(console, user, password);
  }
}
