package org.arraytwin.cimxml;

import org.jspecify.annotations.Nullable;

/** A document that is not a CIM-XML message we can answer; it becomes an HTTP error (DSP0200). */
public final class CimXmlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Fault {
    NOT_WELL_FORMED,
    NOT_VALID,
    /** Another document altogether. */
    NOT_CIM_XML,
    TOO_MANY_ELEMENTS,
    TOO_LARGE,
    CIM_VERSION,
    DTD_VERSION,
    PROTOCOL_VERSION,
    /** An export message, which servers do not take. */
    EXPORT
  }

  private final Fault fault;

  public CimXmlException(Fault fault, String message) {
    this(fault, message, null);
  }

  CimXmlException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
