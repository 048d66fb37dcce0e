package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Gives an array its power back. */
public record RestoreArray(String array) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("RestoreArray is being written");
  }
}
