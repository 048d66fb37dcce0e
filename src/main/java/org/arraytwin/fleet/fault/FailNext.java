package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Arms a fault: the next resync, recover or restore of a group fails at a percentage. */
public record FailNext(String operation, String group, int percent) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("FailNext is being written");
  }
}
