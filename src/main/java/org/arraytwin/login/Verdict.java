package org.arraytwin.login;

/** What a login is worth. */
public enum Verdict {
  KNOWN,
  /** No such user or another password. */
  UNKNOWN,
  /** Too many logins are being checked; to be tried again. */
  BUSY
}
