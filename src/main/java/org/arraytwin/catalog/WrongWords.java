package org.arraytwin.catalog;

/** Words that make no command, whatever the state; the message begins with the word concerned. */
public final class WrongWords extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongWords(String message) {
    super(message, null, false, false);
  }
}
