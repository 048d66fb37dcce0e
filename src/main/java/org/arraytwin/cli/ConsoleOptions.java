package org.arraytwin.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which running server a subcommand talks to. */
final class ConsoleOptions {
  @Option(
      names = "--console",
      paramLabel = "URL",
      description = "Console of the running server (default: ${DEFAULT-VALUE}).")
  URI console = URI.create("http://127.0.0.1:8088");

  @Option(names = "--user", description = "Login (default: ${DEFAULT-VALUE}).")
  String user = "admin";

  @Option(names = "--password", description = "Password (default: ${DEFAULT-VALUE}).")
  String password = "arraytwin";

  ConsoleClient client() {
    return new ConsoleClient(console, user, password);
  }
}
