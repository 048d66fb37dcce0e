package org.arraytwin.product.bs2000.system;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;

/** What is ordered for one pair: all of it happens at one instant, or nothing. */
public final class Order {
  private final List<Command> commands = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();

  public Order command(Command command) {
    commands.add(command);
    return this;
  }

  public Order write(Write write) {
    writes.add(write);
    return this;
  }

  /** This and another as one. */
  Order and(Order other) {
    commands.addAll(other.commands);
    writes.addAll(other.writes);
    return this;
  }

  List<Command> commands() {
    return commands;
  }

  List<Write> writes() {
    return writes;
  }
}
