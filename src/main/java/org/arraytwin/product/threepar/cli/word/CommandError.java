package org.arraytwin.product.threepar.cli.word;

/** Ends a command with one line that the shell prints behind {@code Error: }. */
public final class CommandError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandError(String message) {
    super(message, null, false, false);
  }

  /** What follows {@code Error: }. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
