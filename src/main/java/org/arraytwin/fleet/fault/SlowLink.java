package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Changes the capacity of one link by position, or of all for index -1. */
public record SlowLink(String a, String b, int index, long bytesPerSecond) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("SlowLink is being written");
  }
}
