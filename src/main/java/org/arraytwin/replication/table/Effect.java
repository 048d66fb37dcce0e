package org.arraytwin.replication.table;

import java.util.List;

/** What a cell may do to data, roles and marks: the movers' side of a table. */
public enum Effect {
  /** Whatever flows ends; the receiver keeps what has arrived. */
  END_FLOWS(Family.GROUP);

  private final Family family;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Happening> causes;

  Effect(Family family, Happening... causes) {
    this.family = family;
    this.causes = List.of(causes);
  }

  public Family family() {
    return family;
  }

  /** What may befall the session because of it. */
  public List<Happening> causes() {
    return causes;
  }

  /** As session files spell it, for example {@code end-flows}. */
  public String word() {
    return Words.of(this);
  }
}
