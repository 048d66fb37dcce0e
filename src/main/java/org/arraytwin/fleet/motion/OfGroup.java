package org.arraytwin.fleet.motion;

import org.arraytwin.fleet.Ahead;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.jspecify.annotations.Nullable;

/** What somebody wishes of a group of pairs. */
public interface OfGroup extends Command {
  /** Id of the array on which it is said. */
  int array();

  /** The group's name there. */
  String group();

  @Override
  default @Nullable Ahead ahead(Fleet fleet) {
    return GroupSessions.ahead(fleet, array(), group());
  }
}
