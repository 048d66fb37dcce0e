package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Sets one policy (setrcopygroup pol). */
public record SetPolicy(int array, String group, Policy policy, boolean on) implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("SetPolicy is being written");
  }
}
