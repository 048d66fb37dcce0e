package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Mode;

/** Creates a group on an array and its other half on the target (creatercopygroup). */
public record CreateGroup(int array, String name, String target, Mode mode) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("CreateGroup is being written");
  }
}
