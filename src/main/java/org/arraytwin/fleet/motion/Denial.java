package org.arraytwin.fleet.motion;

import org.arraytwin.array.Sense;
import org.arraytwin.fleet.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Why a volume does not take a host's command.
 *
 * @param reason typed
 * @param sense what the host is told; null where it is told nothing and waits, or finds no path
 * @param state the state that forbids it
 * @param legal what would be legal
 */
public record Denial(Reason reason, @Nullable Sense sense, String state, String legal) {
  /** The state with the sense behind it. */
  public String told() {
    return sense == null ? state : state + " (sense " + sense.text() + ")";
  }
}
