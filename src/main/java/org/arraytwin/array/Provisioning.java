package org.arraytwin.array;

/** How a volume's space is taken from its pool. */
public enum Provisioning {
  FULL("full"),
  THIN("tpvv"),
  /** Its data is on another system still, so that it takes nothing of its pool. */
  PEER("peer");

  private final String word;

  Provisioning(String word) {
    this.word = word;
  }

  /**
   * The constant of a product's word.
   *
   * @throws IllegalArgumentException where it is nobody's
   */
  public static Provisioning of(String word) {
    for (Provisioning each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no provisioning");
  }

  /** The product's word, {@code full}, {@code tpvv} or {@code peer}. */
  public String word() {
    return word;
  }
}
