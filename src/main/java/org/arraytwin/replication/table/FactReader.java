package org.arraytwin.replication.table;

/** What a session answers to the conditions of a table. */
public interface FactReader {
  /** Index of its state. */
  int state();

  /** Index of the peer's state, or the number of states where it is unknown. */
  int peerState();

  /** Position of a fact's value in {@link Fact#domain()}. */
  int value(Fact fact);
}
