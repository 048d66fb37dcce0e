package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Synchronizes a started group now (syncrcopy). */
public record SyncGroup(int array, String group) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("SyncGroup is being written");
  }
}
