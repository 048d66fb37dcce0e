package org.arraytwin.fleet.setup;

import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Adds a volume to an array. */
public record AddVolume(int array, String name, int pool, long sizeBytes, Provisioning provisioning)
    implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("AddVolume is being written");
  }
}
