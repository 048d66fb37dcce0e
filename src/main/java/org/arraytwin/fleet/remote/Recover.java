package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Makes the old primary follow the failed-over side (setrcopygroup recover). */
public record Recover(int array, String group, boolean nostart, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("Recover is being written");
  }
}
