package org.arraytwin.replication.table;

import java.util.Locale;

/** What a session joins; facts and effects belong to one family. */
public enum Family {
  /** Two half-sessions on two arrays. */
  GROUP,
  /** A session within one array: source volume, target volume. */
  COPY;

  /** As session files spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
