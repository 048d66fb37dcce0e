package org.arraytwin.replication;

/** How writes travel: acknowledged after both sides hold them, or in whole cycles. */
public enum Mode {
  SYNC("Sync"),
  PERIODIC("Periodic");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }
}
