package org.arraytwin.replication.table;

import java.util.List;
import java.util.Locale;

/** What a session joins; facts and effects belong to one family. */
public enum Family {
  /** Two half-sessions on two arrays. */
  GROUP(
      Happening.TARGET_LOST,
      Happening.LINK_BACK,
      Happening.TARGET_BACK,
      Happening.MAY_RESTART,
      Happening.POWER_BACK,
      Happening.CACHE_LOST,
      Happening.JOURNAL_FULL,
      Happening.IO_ERROR),
  /** A session within one array: source volume, target volume. */
  COPY(Happening.SOURCE_LOST, Happening.SPACE_EXHAUSTED, Happening.IO_ERROR);

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Happening> befalling;

  Family(Happening... befalling) {
    this.befalling = List.of(befalling);
  }

  /**
   * What faults and their mending bring to its sessions, whatever their kind: each kind says what
   * becomes of them. What the effects of a table bring besides is {@link Effect#causes}.
   */
  public List<Happening> befalling() {
    return befalling;
  }

  /** As session files spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
