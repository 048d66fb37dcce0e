package org.arraytwin.server;

import org.arraytwin.config.ConfigException;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.profile.CommandLine;

/** The lines that a fleet file has typed on a host when the fleet starts. */
final class HostStart {
  private HostStart() {}

  /**
   * Types them in order.
   *
   * @throws ConfigException where one fails; the message has its place, the line and its answer
   * @throws CommandFailure where the thread is interrupted
   */
  static void run(FleetPlan.Station host, CommandLine commandLine) {
    for (FleetPlan.Line line : host.lines()) {
      CommandLine.Answer answer;
      try {
        answer = commandLine.run(line.typed());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailure(
            "host " + host.name() + ": interrupted at '" + line.typed() + "'", e);
      }
      if (answer.exitCode() != 0) {
        throw new ConfigException(
            line.origin(),
            "host "
                + host.name()
                + ": '"
                + line.typed()
                + "' ends with "
                + answer.exitCode()
                + ": "
                + answer.output().strip());
      }
    }
  }
}
