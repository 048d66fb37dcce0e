package org.arraytwin.product.eternus.cli;

/** Ends a command with an error code. */
final class CliFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  CliFailure(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  /** Four hex digits. */
  String code() {
    return code;
  }
}
