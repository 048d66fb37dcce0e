package org.arraytwin.wbem;

/**
 * What an operation was decided upon has changed before it could be done; nothing has been done.
 * The server decides it again at a later moment.
 */
public final class StaleMoment extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleMoment() {
    super("the state has changed meanwhile", null, false, false);
  }
}
