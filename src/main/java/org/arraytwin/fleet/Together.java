package org.arraytwin.fleet;

import java.util.List;

/**
 * Several commands as one: all of them happen or, where one is refused, none.
 *
 * @param commands in order
 */
public record Together(List<Command> commands) implements Command {
  public Together {
    commands = List.copyOf(commands);
  }

  @Override
  public void decide(Steps steps) {
    commands.forEach(command -> command.decide(steps));
  }
}
