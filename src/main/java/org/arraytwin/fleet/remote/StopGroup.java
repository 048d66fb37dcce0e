package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Stops a group (stoprcopygroup). */
public record StopGroup(int array, String group, boolean nosnap) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("StopGroup is being written");
  }
}
