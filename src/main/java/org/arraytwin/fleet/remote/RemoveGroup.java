package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Removes both halves of a stopped group (removercopygroup). */
public record RemoveGroup(int array, String group, boolean removeRemoteVolumes) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("RemoveGroup is being written");
  }
}
