package org.arraytwin.replication;

/** The status of one volume pair as one half sees it. */
public enum SyncStatus {
  NEW("New"),
  SYNCING("Syncing"),
  SYNCED("Synced"),
  NOT_SYNCED("NotSynced"),
  STOPPED("Stopped"),
  STALE("Stale");

  private final String word;

  SyncStatus(String word) {
    this.word = word;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }
}
