package org.arraytwin.array;

/**
 * A disk of a pool that is not as it should be.
 *
 * @param number position in the pool, from 0
 * @param state see {@link State}
 * @param untilMicros when its data will have been rebuilt; 0 where they are not being
 */
public record Disk(int number, State state, long untilMicros) {
  /** What has become of a disk's data. */
  public enum State {
    /** Gone, and there is no spare disk. */
    MISSING("missing"),
    /** Being written to another disk, from what the rest of its set holds. */
    REBUILDING("rebuilding"),
    /** Whole again on a spare disk; the disk itself waits to be replaced. */
    SPARED("on a spare");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Whether its data are not there. */
  public boolean absent() {
    return state != State.SPARED;
  }
}
