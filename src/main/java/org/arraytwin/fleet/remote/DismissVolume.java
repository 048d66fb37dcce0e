package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Takes a volume pair out of a stopped group (dismissrcopyvv). */
public record DismissVolume(int array, String group, String volume, boolean removeRemote)
    implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("DismissVolume is being written");
  }
}
