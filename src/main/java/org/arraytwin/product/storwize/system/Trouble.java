package org.arraytwin.product.storwize.system;

/** Ends a request with a numbered message of the product, for example {@code 5753E}. */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String subject;

  /**
   * @param code digits and letter, as messages.xml has them
   * @param subject what the text is about where it has a place for that, else empty
   */
  public Trouble(String code, String subject) {
    super(code + " " + subject, null, false, false);
    this.code = code;
    this.subject = subject;
  }

  public Trouble(String code) {
    this(code, "");
  }

  /** Four digits and {@code E}. */
  public String code() {
    return code;
  }

  /** What the text is about, or empty. */
  public String subject() {
    return subject;
  }
}
