package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Starts a group (startrcopygroup). */
public record StartGroup(int array, String group, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("StartGroup is being written");
  }
}
