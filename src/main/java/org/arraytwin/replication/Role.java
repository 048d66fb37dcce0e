package org.arraytwin.replication;

/**
 * The role of one half of a remote copy group. {@code -Rev} marks a current direction opposite to
 * the natural (configured) one.
 *
 * <pre>
 *   Primary   --(failover of the peer learnt, recover)--&gt; Secondary-Rev --(restore)--&gt; Primary
 *   Secondary --(failover)--&gt; Primary-Rev --(restore)--&gt; Secondary
 * </pre>
 */
public enum Role {
  PRIMARY("Primary", true, false),
  SECONDARY("Secondary", false, false),
  PRIMARY_REV("Primary-Rev", true, true),
  SECONDARY_REV("Secondary-Rev", false, true);

  private final String word;
  private final boolean source;
  private final boolean reversed;

  Role(String word, boolean source, boolean reversed) {
    this.word = word;
    this.source = source;
    this.reversed = reversed;
  }

  /** The role of a half from its current and its natural direction. */
  public static Role of(boolean source, boolean naturalSource) {
    if (source) {
      return naturalSource ? PRIMARY : PRIMARY_REV;
    }
    return naturalSource ? SECONDARY_REV : SECONDARY;
  }

  /** As the array prints it. */
  public String word() {
    return word;
  }

  /** Whether this half accepts host writes and sends. */
  public boolean isSource() {
    return source;
  }

  public boolean isReversed() {
    return reversed;
  }
}
