package org.arraytwin.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may use an endpoint. Asked for every request, so that it must be quick. */
@FunctionalInterface
public interface Credentials {
  /** What a login is worth. */
  enum Access {
    GRANTED,
    /** No such user or a wrong password: HTTP 401. */
    UNKNOWN,
    /** A true login that may not use this endpoint: HTTP 403. */
    REFUSED,
    /** Too many logins are being checked: HTTP 503. */
    BUSY
  }

  Access check(String user, String password);

  /** The one user with that password; compared in constant time. */
  static Credentials of(String user, String password) {
    byte[] expected = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return (u, p) ->
        MessageDigest.isEqual(expected, (u + ":" + p).getBytes(StandardCharsets.UTF_8))
            ? Access.GRANTED
            : Access.UNKNOWN;
  }
}
