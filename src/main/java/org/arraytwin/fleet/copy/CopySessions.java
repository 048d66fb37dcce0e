package org.arraytwin.fleet.copy;

import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Sessions;
import org.arraytwin.replication.table.Family;
import org.jspecify.annotations.Nullable;

/** The copies within arrays as sessions. */
public enum CopySessions implements Sessions {
  /** Each asked alone. */
  COPY,
  /** Asked with all members of its group at one instant. */
  TOGETHER,
  /** The same where some of them are at rest and others are not. */
  MIXED;

  @Override
  public Family family() {
    return Family.COPY;
  }

  @Override
  public @Nullable CopySubject named(Fleet fleet, int array, String name) {
    return subject(fleet, array, fleet.site(array).local().copy(name));
  }

  @Override
  public @Nullable CopySubject of(Fleet fleet, int array, int session) {
    return subject(fleet, array, fleet.site(array).local().copy(session));
  }

  private @Nullable CopySubject subject(Fleet fleet, int array, @Nullable LocalCopy copy) {
    return copy == null ? null : new CopySubject(fleet, array, copy, this);
  }

  @Override
  public Refusal missing(Fleet fleet, int array, String name, String asked) {
    Site site = fleet.site(array);
    return new Refusal(
        Reason.NON_EXISTENT_SESSION,
        "session " + name + " on " + site.name(),
        "not there",
        asked,
        "name a session of the array");
  }
}
