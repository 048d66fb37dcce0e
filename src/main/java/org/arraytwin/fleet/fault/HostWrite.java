package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** A host writes to a volume, on the side it names. */
public record HostWrite(String array, String volume, long offsetBytes, long lengthBytes)
    implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("HostWrite is being written");
  }
}
