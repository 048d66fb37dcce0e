package org.arraytwin.product.eternus.ccm.call;

import java.util.List;

/** Ends a command, or one pair's part of it, with a message of the catalog. */
public final class CcmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final transient List<String> inserts;

  public CcmException(Trouble trouble, String... inserts) {
    super(trouble + " " + List.of(inserts), null, false, false);
    this.trouble = trouble;
    this.inserts = List.of(inserts);
  }

  public Trouble trouble() {
    return trouble;
  }

  /** What stands in place of {@code {0}}, {@code {1}} in the message. */
  public List<String> inserts() {
    return inserts;
  }
}
