package org.arraytwin.replication;

/** What one array believes of the peer it replicates with. */
public enum TargetStatus {
  NEW("new"),
  READY("ready"),
  FAILED("failed");

  private final String word;

  TargetStatus(String word) {
    this.word = word;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }
}
