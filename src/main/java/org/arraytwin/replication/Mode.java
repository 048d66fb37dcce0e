package org.arraytwin.replication;

/**
 * How writes travel: acknowledged after both sides hold them, in whole cycles, in order behind
 * their acknowledgement, or behind it without order.
 */
public enum Mode {
  SYNC("Sync"),
  PERIODIC("Periodic"),
  ASYNC("Async"),
  ADAPTIVE("Adaptive");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /** Whether a journal carries the writes. */
  public boolean journaled() {
    return this == ASYNC || this == ADAPTIVE;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }
}
