package org.arraytwin.fleet.table;

import org.arraytwin.fleet.Ahead;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.table.Family;
import org.jspecify.annotations.Nullable;

/**
 * A family of sessions and how to find one. Implemented by an enum of one constant, so that
 * commands that carry it are values.
 */
public interface Sessions {
  Family family();

  /** The session of that name as an array sees it, or null where there is none. */
  @Nullable Subject named(Fleet fleet, int array, String name);

  /** The session of that id as an array sees it, or null where it is gone. */
  @Nullable Subject of(Fleet fleet, int array, int session);

  /** What a session is about, to be read before something befalls it. */
  default @Nullable Ahead ahead(Fleet fleet, int session) {
    return null;
  }

  /** Why an array takes nothing that is asked of sessions of this family, or null where it does. */
  default @Nullable Refusal barred(Site site, String asked) {
    return null;
  }

  /** What is said where {@link #named} finds nothing. */
  Refusal missing(Fleet fleet, int array, String name, String asked);
}
