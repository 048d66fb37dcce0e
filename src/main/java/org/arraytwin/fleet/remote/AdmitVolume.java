package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Adds a volume pair to a group that is not running (admitrcopyvv). */
public record AdmitVolume(
    int array,
    String group,
    String volume,
    String remoteVolume,
    boolean createRemote,
    boolean nosync)
    implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("AdmitVolume is being written");
  }
}
