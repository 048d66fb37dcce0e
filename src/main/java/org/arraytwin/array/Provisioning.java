package org.arraytwin.array;

/** How a volume's space is taken from its pool. */
public enum Provisioning {
  FULL("full"),
  THIN("tpvv");

  private final String word;

  Provisioning(String word) {
    this.word = word;
  }

  /** The product's word, {@code full} or {@code tpvv}. */
  public String word() {
    return word;
  }
}
