package org.arraytwin.replication.table;

import java.util.List;

/**
 * What a cell may ask of a session besides its state. Each fact takes one of a closed list of
 * values; what an array cannot know of its peer while they are not in touch is {@code unknown}.
 */
public enum Fact {
  /** The role of this half. */
  ROLE(Family.GROUP, "primary", "secondary", "primary-rev", "secondary-rev"),
  /** The role of the peer's half. */
  PEER_ROLE(Family.GROUP, "primary", "secondary", "primary-rev", "secondary-rev", "unknown"),
  /**
   * Whether this array and its target are in touch; apart while they are so again after a loss too
   * short to be noticed, and have not told each other yet what has become of them.
   */
  TARGET(Family.GROUP, "ready", "not-ready", "apart"),
  /** Whether this array has power. */
  POWER(Family.GROUP, "on", "off"),
  /** How writes travel. */
  MODE(Family.GROUP, "sync", "periodic", "async", "adaptive"),
  /**
   * Whether a group of another mode runs to the same target, on an array that takes no mixture of
   * them.
   */
  MODES(Family.GROUP, "alike", "mixed"),
  /** How many targets the group has: it has a half for each. */
  TARGETS(Family.GROUP, "one", "many"),
  /** What this side's volumes hold: one moment of the group, snapshots of one, or neither. */
  DATA(Family.GROUP, "whole", "kept", "broken"),
  /** Whether another group, or a copy within its array, brings data to the target's volumes. */
  TARGET_FED(Family.GROUP, "free", "rival", "unknown", "copied"),
  /** Whether another group brings data to this side's volumes. */
  FED(Family.GROUP, "false", "true"),
  /**
   * Whether this side's volumes are written by their own hosts or by another group; of a target,
   * who would write them if it were none.
   */
  WRITES(Family.GROUP, "own", "handed-on"),
  /** The same of the peer's volumes. */
  PEER_WRITES(Family.GROUP, "own", "handed-on", "unknown"),
  /** Whether the two sides hold different data, as their bitmaps tell once they are in touch. */
  DIFFERENCE(Family.GROUP, "none", "some", "unknown"),
  /** The disaster recovery operation that this half is in the middle of. */
  ACTIVITY(Family.GROUP, "none", "failover", "recover", "restore"),
  /** The same of the peer's half. */
  PEER_ACTIVITY(Family.GROUP, "none", "failover", "recover", "restore", "unknown"),
  /** What the volumes show: none there, all in sync, some copying, or anything else. */
  VOLUMES(Family.GROUP, "none", "synced", "syncing", "other"),
  /** This half became the source by a failover and no recover has completed since. */
  FAILED_OVER(Family.GROUP, "false", "true"),
  /** The peer has failed over, as this half has learnt. */
  PEER_KNOWN_FAILED_OVER(Family.GROUP, "false", "true"),
  /** The peer has failed over, as it says itself. */
  PEER_FAILED_OVER(Family.GROUP, "false", "true", "unknown"),
  /** Host writes fail rather than that replication stops. */
  FAIL_WRT_ON_ERR(Family.GROUP, "false", "true"),
  /** It is left to a third party which side serves the hosts when the target is lost. */
  AUTO_FAILOVER(Family.GROUP, "false", "true"),
  /** Replication restarts by itself. */
  AUTO_RECOVER(Family.GROUP, "false", "true"),
  /** Stopped because the target was lost. */
  STOPPED_BY_LINK(Family.GROUP, "false", "true"),
  /** The last recover failed and no command came since. */
  RECOVER_FAILED(Family.GROUP, "false", "true"),
  /** A failure that somebody has ordered for this operation. */
  FAULT(Family.GROUP, "none", "armed"),
  /** A returning primary turns to the reversed role as soon as it learns of a failover. */
  STRICT(Family.GROUP, "false", "true"),
  /** The target physically holds all that it logically does. */
  COMPLETE(Family.COPY, "false", "true"),
  /** Older copies of the source, or copies from its target, read through this one. */
  DEPENDENTS(Family.COPY, "false", "true"),
  /** An older copy of the source lacks grains that this one holds, or one reads from its target. */
  NEEDED(Family.COPY, "false", "true"),
  /** Its bitmaps can be reached: not lost, and a controller that holds them runs. */
  BITMAPS(Family.COPY, "false", "true"),
  /** Its bitmaps know what has changed since the last instant. */
  TRACKED(Family.COPY, "false", "true"),
  /** A background copy is wanted. */
  BACKGROUND(Family.COPY, "false", "true"),
  /** It goes away by itself once it is complete. */
  AUTODELETE(Family.COPY, "false", "true"),
  /** It belongs to a group and is asked alone. */
  MEMBER(Family.COPY, "false", "true"),
  /** The target is the source of another copy that moves or depends on it. */
  CASCADED(Family.COPY, "false", "true"),
  /**
   * What keeps data from being brought to the target: nothing, its source that depends on it, a
   * remote copy, or another session of those that share it.
   */
  TARGET_TAKEN(Family.COPY, "no", "entangled", "fed", "target"),
  /** What keeps data from being brought to the source: nothing, a remote copy, or another copy. */
  SOURCE_TAKEN(Family.COPY, "no", "fed", "target"),
  /** The state it left last was one that changes by itself. */
  WAS_BUSY(Family.COPY, "false", "true"),
  /** The target was written after the instant. */
  TARGET_CHANGED(Family.COPY, "false", "true"),
  /**
   * All members of its group can start: the others are prepared, and the bitmaps of all can be
   * reached. Alone it waits for its own bitmaps only.
   */
  GATHERED(Family.COPY, "false", "true"),
  /** It is asked with all members of its group, of which some are at rest and others are not. */
  MIXED(Family.COPY, "false", "true"),
  /** It was created to keep its target, which cannot be written now and has not lost its data. */
  KEPT(Family.COPY, "false", "true");

  private final Family family;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> values;

  Fact(Family family, String... values) {
    this.family = family;
    this.values = List.of(values);
  }

  public Family family() {
    return family;
  }

  public List<String> domain() {
    return values;
  }

  /** As session files spell it, for example {@code peer-role}. */
  public String word() {
    return Words.of(this);
  }

  /** The position of a value; it must be one of {@link #domain()}. */
  public int value(String word) {
    int found = values.indexOf(word);
    if (found < 0) {
      throw new IllegalArgumentException("'" + word + "' is no " + word());
    }
    return found;
  }

  /** The position of a constant whose word is one of the values. */
  public int value(Enum<?> constant) {
    return value(Words.of(constant));
  }
}
