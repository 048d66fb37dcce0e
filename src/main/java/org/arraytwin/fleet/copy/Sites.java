package org.arraytwin.fleet.copy;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.table.SessionTable;

/** Finds what a command names, or refuses. */
public final class Sites {
  private Sites() {}

  /**
   * The copy of that name.
   *
   * @throws Refused where there is none
   */
  public static LocalCopy copy(Site site, String name, String asked) {
    LocalCopy copy = site.local().copy(name);
    if (copy == null) {
      throw refused(
          Reason.NON_EXISTENT_SESSION,
          "copy " + name + " on " + site.name(),
          "not there",
          asked,
          "name a copy of the array");
    }
    return copy;
  }

  static SessionTable table(Site site, LocalCopy copy) {
    SessionTable table = site.rules().table(copy.kind());
    if (table == null) {
      throw new IllegalStateException("array " + site.name() + " lost the kind " + copy.kind());
    }
    return table;
  }

  static Refused refused(Reason reason, String object, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }
}
