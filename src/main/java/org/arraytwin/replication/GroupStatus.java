package org.arraytwin.replication;

/** The status of one half of a remote copy group, as the array's Group Status column spells it. */
public enum GroupStatus {
  NEW("New"),
  STARTING("Starting"),
  STARTED("Started"),
  STOPPING("Stopping"),
  STOPPED("Stopped");

  private final String word;

  GroupStatus(String word) {
    this.word = word;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }
}
