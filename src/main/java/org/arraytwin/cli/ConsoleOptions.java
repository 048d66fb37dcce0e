package org.arraytwin.cli;

import java.net.URI;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which running server a subcommand talks to. */
final class ConsoleOptions {
  @Option(
      names = "--console",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "Console of the running server (default: ${DEFAULT-VALUE}).")
  URI console = URI.create("http://127.0.0.1:8088");

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
    return new ConsoleClient(console, user, password);
  }
}
