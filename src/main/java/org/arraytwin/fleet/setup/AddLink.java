package org.arraytwin.fleet.setup;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Adds a replication link; the first one between two arrays makes each the other's target. */
public record AddLink(int a, int b, long bytesPerSecond) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("AddLink is being written");
  }
}
