package org.arraytwin.slp;

/** A message that cannot be served. */
public final class SlpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SlpError error;

  public SlpException(SlpError error, String message) {
    super(message);
    this.error = error;
  }

  public SlpError error() {
    return error;
  }

  static SlpException malformed(String message) {
    return new SlpException(SlpError.PARSE_ERROR, message);
  }
}
