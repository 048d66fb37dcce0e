package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Makes the secondary the source (setrcopygroup failover). */
public record Failover(int array, String group, boolean nosnap, boolean nopromote)
    implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("Failover is being written");
  }
}
