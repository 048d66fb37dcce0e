package org.arraytwin.slp;

/** The error codes of replies that a service agent gives (RFC 2608, 7). */
public enum SlpError {
  NONE(0),
  LANGUAGE_NOT_SUPPORTED(1),
  PARSE_ERROR(2),
  SCOPE_NOT_SUPPORTED(4),
  AUTHENTICATION_UNKNOWN(5),
  VER_NOT_SUPPORTED(9),
  OPTION_NOT_UNDERSTOOD(12),
  RQST_NOT_SUPPORTED(14);

  private final int code;

  SlpError(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
