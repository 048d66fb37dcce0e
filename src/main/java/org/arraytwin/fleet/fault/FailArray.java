package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Takes the power from an array. */
public record FailArray(String array) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("FailArray is being written");
  }
}
