package org.arraytwin.replication;

/**
 * What an asynchronous mirror is granted.
 *
 * @param bufferBytes of writes that an ordered journal holds, 1 or more
 * @param skewBytes that an adaptive one's target may lack, 1 or more
 * @param setMicros length of a consistency set, 1 or more
 */
public record JournalTerms(long bufferBytes, long skewBytes, long setMicros) {
  /** 256 MiB, 64 MiB, 1 s. */
  public static final JournalTerms DEFAULT = new JournalTerms(256L << 20, 64L << 20, 1_000_000L);

  public JournalTerms {
    if (bufferBytes < 1 || skewBytes < 1 || setMicros < 1) {
      throw new IllegalArgumentException("journal terms below 1");
    }
  }

  /** The most that may be pending in a mode, bytes. */
  public long limit(Mode mode) {
    return mode == Mode.ADAPTIVE ? skewBytes : bufferBytes;
  }
}
