package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Repairs one link between two arrays by position, or all for index -1. */
public record HealLink(String a, String b, int index) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("HealLink is being written");
  }
}
