package org.arraytwin.fleet.service;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Chronicle.Kind;

/**
 * A command as an operator has typed it: it is carried out and stands in the array's event log.
 *
 * @param array where it was typed
 * @param line as typed
 * @param command what it means
 */
public record Typed(int array, String line, Command command) implements Command {
  @Override
  public void decide(Steps steps) {
    steps.log(array, "Informational", Kind.COMMAND, "cli", line);
    command.decide(steps);
  }
}
