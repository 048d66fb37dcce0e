package org.arraytwin.fleet;

import org.jspecify.annotations.Nullable;

/**
 * One wish to change the fleet: from a command line, a fault, a deadline. A command is a value; it
 * decides against the fleet as it stands and changes it through the steps alone.
 */
public interface Command {
  /**
   * Takes the steps this command means.
   *
   * @throws Refused where the fleet's state forbids it; nothing has changed then
   */
  void decide(Steps steps);

  /** What it is about, to be read before; null where that is not worth the while. */
  default @Nullable Ahead ahead(Fleet fleet) {
    return null;
  }
}
