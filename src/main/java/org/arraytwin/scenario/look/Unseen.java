package org.arraytwin.scenario.look;

/** What was to be looked at is not there; the message says so and stands for what is seen. */
final class Unseen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unseen(String message) {
    super(message, null, false, false);
  }
}
