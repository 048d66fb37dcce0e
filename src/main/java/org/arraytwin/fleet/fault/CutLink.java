package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Severs one link between two arrays by position, or all for index -1. */
public record CutLink(String a, String b, int index) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("CutLink is being written");
  }
}
