package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;

/** Swaps the direction of a group, or only its natural one (setrcopygroup reverse). */
public record Reverse(
    int array,
    String group,
    boolean natural,
    boolean local,
    boolean stopGroups,
    boolean nosnap,
    boolean nopromote)
    implements Command {
  @Override
  public void decide(Steps steps) {
    throw new IllegalStateException("Reverse is being written");
  }
}
