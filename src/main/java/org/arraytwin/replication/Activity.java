package org.arraytwin.replication;

/** The disaster-recovery operation that a half is in the middle of. */
public enum Activity {
  NONE("None"),
  FAILOVER("Failover"),
  RECOVER("Recover"),
  RESTORE("Restore");

  private final String word;

  Activity(String word) {
    this.word = word;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }
}
