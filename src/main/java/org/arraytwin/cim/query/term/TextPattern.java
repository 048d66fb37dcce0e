package org.arraytwin.cim.query.term;

/** What LIKE compares a whole text with; in time linear in the text for any pattern. */
@FunctionalInterface
public interface TextPattern {
  boolean matches(String text);

  /** Why a pattern cannot be read. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }
}
