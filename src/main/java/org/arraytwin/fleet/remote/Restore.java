package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Returns a recovered group to its natural direction (setrcopygroup restore). */
public record Restore(int array, String group, boolean nostart, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("Restore is being written");
  }
}
