package org.arraytwin.product.bs2000.system;

import java.util.List;

/** A command that is rejected; the words of the message are the host's. */
public final class ShcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Notice notice;
  private final transient List<String> inserts;

  public ShcException(Notice notice, String... inserts) {
    super(notice + " " + List.of(inserts), null, false, false);
    this.notice = notice;
    this.inserts = List.of(inserts);
  }

  public Notice notice() {
    return notice;
  }

  public List<String> inserts() {
    return inserts;
  }
}
