package org.arraytwin.replication.table;

/** A word about a session that the texts of a refusal may carry as {@code {detail}}. */
public enum Detail {
  /** Its name on this array. */
  NAME,
  /** Its state. */
  STATE,
  /** The peer's state. */
  PEER_STATE,
  /** How writes travel. */
  MODE,
  ROLE,
  PEER_ROLE,
  /** Name of the target array. */
  TARGET,
  /** Its name on the target. */
  REMOTE,
  /** What is under way. */
  ACTIVITY,
  /** The different statuses of its volumes. */
  VOLUMES,
  /** Name of the source volume. */
  SOURCE,
  /** Name of the target volume. */
  TARGET_VOLUME;

  private final String mark = "{" + Words.of(this) + "}";

  /** As session files spell it, with the braces. */
  public String mark() {
    return mark;
  }
}
