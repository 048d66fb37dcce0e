package org.arraytwin.fleet.setup;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;

/** Lets a host write to a group, on whichever side is its source. */
public record AttachWorkload(int array, String group, Session.HostLoad load) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("AttachWorkload is being written");
  }
}
