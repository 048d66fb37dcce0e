package org.arraytwin.replication;

/** Consecutive writes of a {@link WriteStream}. */
public sealed interface Segment {
  /** Number of the first write. */
  long first();

  /** How many writes, -1 for a workload that is still running. */
  long count();

  /** When it began: a workload ran on, or the one write was accepted. */
  long startMicros();

  /**
   * Writes of the workload.
   *
   * @param firstIndex workload index of the first
   */
  record Run(long first, long count, long firstIndex, long startMicros) implements Segment {
    boolean running() {
      return count < 0;
    }
  }

  /**
   * One write of a host.
   *
   * @param member position of the volume in the stream
   * @param grain the first
   * @param grains how many
   */
  record Explicit(long first, long startMicros, int member, long grain, long grains)
      implements Segment {
    @Override
    public long count() {
      return 1;
    }
  }

  /**
   * A volume's whole content changed at once, as by a copy that landed on it: one write.
   *
   * @param member position of the volume in the stream
   * @param content what it holds since
   */
  record Bulk(long first, long startMicros, int member, Content content) implements Segment {
    @Override
    public long count() {
      return 1;
    }
  }

  /** Number of the last write; that before the first while a run has none yet. */
  default long last() {
    return first() + count() - 1;
  }
}
