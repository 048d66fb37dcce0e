package org.arraytwin.binding;

import org.arraytwin.cim.CimException;

/** A call has failed after a part of its answer had left: what the client has is no answer. */
public final class AnswerCut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CimException error;

  AnswerCut(String call, CimException error, Throwable cause) {
    super(call + " failed after a part of its answer had left: " + error.getMessage(), cause);
    this.error = error;
  }

  /** What would have been answered. */
  public CimException error() {
    return error;
  }
}
