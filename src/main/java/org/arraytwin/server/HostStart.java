package org.arraytwin.server;

import org.arraytwin.config.FleetPlan;
import org.arraytwin.profile.CommandLine;

/** The lines that a fleet file has typed on a host when the fleet starts. */
final class HostStart {
  private HostStart() {}

  /**
   * Types them in order.
   *
   * @throws CommandFailure where one fails; the message has the line and its answer
   */
  static void run(FleetPlan.Station host, CommandLine commandLine) {
    for (String line : host.lines()) {
      CommandLine.Answer answer;
      try {
        answer = commandLine.run(line);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailure("host " + host.name() + ": interrupted at '" + line + "'", e);
      }
      if (answer.exitCode() != 0) {
        throw new CommandFailure(
            "host "
                + host.name()
                + ": '"
                + line
                + "' ends with "
                + answer.exitCode()
                + ": "
                + answer.output().strip());
      }
    }
  }
}
