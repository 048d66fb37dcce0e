package org.arraytwin.replication.table;

import java.util.List;

/**
 * What all copies of one kind have in common.
 *
 * @param chain which copies stand in the chain of their source
 * @param cascades whether sessions from the target of one that is not complete depend on it, and
 *     keep it from ending until they are served
 * @param unit grains of 64 KiB in one grain of the product, where nobody asks for another
 * @param units those that may be asked for, {@code unit} among them
 * @param fromTop whether the background copy begins at the highest address
 * @param perSource sessions that one source may have, 1 or more
 * @param sharedTargets whether a volume may be the target of several sessions, one of them active
 * @param sharedTracking of how many other sessions onto one target, at most, the records of changes
 *     go on while another one brings data to it; of more than that, those of none do
 * @param tracking whether every session records changes; else only those created so
 * @param returns kind of the sessions in the other direction whose record it goes by: it brings
 *     back the difference only; empty for its own kind alone
 * @param parts whether a session may go to a larger target and, of a copy, copy a part of its
 *     source
 * @param handsOn of groups, whether what another session brings to its source is passed on as it
 *     comes; else a session halts where another one begins to change its source
 * @param oncePerPeer of groups, whether a volume takes part in one session at most with each other
 *     array
 * @param follows of copies, whether the target follows what is written to the source until it is
 *     split; else it stands for an instant
 * @param keeps of groups, while what is brought to a target is incomplete, of what a snapshot of
 *     its last whole state is kept
 */
public record CopyRules(
    Chain chain,
    boolean cascades,
    int unit,
    List<Integer> units,
    boolean fromTop,
    int perSource,
    boolean sharedTargets,
    int sharedTracking,
    boolean tracking,
    String returns,
    boolean parts,
    boolean handsOn,
    boolean oncePerPeer,
    boolean follows,
    Keeps keeps) {

  /** What a target keeps its last whole state for, to return to it where the copy breaks off. */
  public enum Keeps {
    /** Whatever is brought to it once it has been whole. */
    RESYNCS,
    /** Cycles of a periodic group only. */
    CYCLES,
    /** Nothing: what breaks off leaves it incomplete. */
    NONE
  }

  public CopyRules {
    units = List.copyOf(units);
    if (!units.contains(unit)) {
      throw new IllegalArgumentException("unit " + unit + " is none of " + units);
    }
  }

  /**
   * Which copies of a source stand in its chain: there a write to the source is preserved by the
   * newest alone, and older ones depend on newer ones. The others stand for themselves.
   */
  public enum Chain {
    NONE,
    ALL,
    /** Those that hosts cannot write: such a copy holds nothing but what it has preserved. */
    READ_ONLY;

    /** Whether one does that has just been started and come into a state. */
    public boolean takes(State state) {
      return this == ALL || (this == READ_ONLY && !state.has(Trait.TARGET_WRITABLE));
    }
  }

  /** Copies that stand for themselves, grain by grain of 64 KiB upwards, eight to a source. */
  public static final CopyRules USUAL =
      new CopyRules(
          Chain.NONE,
          false,
          1,
          List.of(1),
          false,
          8,
          false,
          0,
          false,
          "",
          false,
          false,
          false,
          false,
          Keeps.RESYNCS);
}
