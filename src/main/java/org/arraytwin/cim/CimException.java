package org.arraytwin.cim;

/**
 * A CIM operation that is answered with a status instead of a result. The message names the object,
 * its state, what was asked and what would be legal.
 */
public final class CimException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CimStatus status;

  public CimException(CimStatus status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public CimStatus status() {
    return status;
  }
}
