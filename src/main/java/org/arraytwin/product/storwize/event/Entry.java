package org.arraytwin.product.storwize.event;

import org.arraytwin.fleet.Alert;

/**
 * One line of the event log.
 *
 * @param number by which it is known
 * @param alert what happened, in the engine's words
 * @param about what it is about
 * @param eventId six digits; empty where it is not known
 * @param errorCode four digits; empty for messages and where it is not known
 * @param description one line
 * @param fixed whether it is over, or somebody has marked it so
 * @param autoFixed whether it is over by itself
 */
public record Entry(
    int number,
    Alert alert,
    Subject about,
    String eventId,
    String errorCode,
    String description,
    boolean fixed,
    boolean autoFixed) {
  /** Whether somebody is to see to it; else it only tells. */
  public boolean isAlert() {
    return !alert.severity().equals("Informational");
  }

  /** How much it matters: the smaller, the more. */
  int rank() {
    return !isAlert() ? 2 : errorCode.isEmpty() ? 1 : 0;
  }

  public String objectType() {
    return about.type();
  }

  public String objectId() {
    return about.id();
  }

  public String objectName() {
    return about.name();
  }
}
