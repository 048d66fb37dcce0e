package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Mode;

/** Changes a stopped group between sync and periodic (setrcopygroup mode). */
public record SetMode(int array, String group, Mode mode) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("SetMode is being written");
  }
}
