package org.arraytwin.replication.table;

/** What befalls a session by itself. */
public enum Happening {
  /** A start has taken effect. */
  STARTED,
  /** A stop has taken effect. */
  STOPPED,
  /** A failover is complete. */
  FAILED_OVER,
  /** The last cycle before a restore is complete. */
  LAST_CYCLE_DONE,
  /** The time of a restore's switch of roles has passed. */
  RESTORED,
  /** A copy failed of a volume that had never been in sync. */
  FIRST_COPY_FAILED,
  /** A copy failed of a volume that had been in sync. */
  RESYNC_FAILED,
  /** The target was given up. */
  TARGET_LOST,
  /** Links are back before anybody gave anybody up. */
  LINK_BACK,
  /** Links are back after one side had given the other up. */
  TARGET_BACK,
  /** The peer has told what became of it. */
  PEER_LEARNT,
  /** Both sides know of each other again and nothing is under way. */
  MAY_RESTART,
  /** The array comes up after a loss of power. */
  POWER_BACK,
  /** Host writes are no longer to fail for a lost target. */
  HOLDING_OUT_OVER,
  /** A host wrote to the side that is the target by configuration. */
  TARGET_WRITTEN,
  /** All is copied. */
  COPIED,
  /** The source was lost. */
  SOURCE_LOST,
  /** The caches are flushed. */
  FLUSHED,
  /** The caches could not be flushed. */
  FLUSH_FAILED,
  /** What others needed of a stopping session has been handed on. */
  CLEANED,
  /** There is no space left. */
  SPACE_EXHAUSTED,
  /** The record of what is copied cannot be reached. */
  METADATA_LOST,
  /** It can again. */
  METADATA_BACK,
  /** Acknowledged writes are gone with the cache. */
  CACHE_LOST,
  /** The journal has no room left. */
  JOURNAL_FULL,
  /** Reading or writing a volume failed. */
  IO_ERROR,
  /** A copy that stood on this one's grains, or the other way round, takes it along. */
  TAKEN_ALONG,
  /** The last copy that depended on this one is gone or complete. */
  DEPENDENTS_GONE,
  /** All members of its group are prepared and are to start at one instant. */
  GATHERED,
  /** Volumes of the array can be written again, its target perhaps among them. */
  VOLUME_BACK;

  /** As session files spell it, for example {@code target-lost}. */
  public String word() {
    return Words.of(this);
  }
}
