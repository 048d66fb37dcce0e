package org.arraytwin.replication.table;

/** A timing of the product, after which something follows. */
public enum Delay {
  START,
  STOP,
  FAILOVER,
  RESTORE;

  /** As session files spell it. */
  public String word() {
    return Words.of(this);
  }
}
