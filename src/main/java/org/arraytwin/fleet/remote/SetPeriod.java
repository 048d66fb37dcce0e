package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Sets the period of a periodic group, 0 for manual cycles only (setrcopygroup period). */
public record SetPeriod(int array, String group, long seconds) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("SetPeriod is being written");
  }
}
