package org.arraytwin.replication.table;

import java.util.List;

/** What a cell may do to data, roles and marks: the movers' side of a table. */
public enum Effect {
  /** Whatever flows ends; the receiver keeps what has arrived. */
  END_FLOWS(Family.GROUP),
  /** Sends what differs to the other side, if that side runs. */
  BEGIN_COPY(
      Family.GROUP,
      Happening.FIRST_COPY_FAILED,
      Happening.RESYNC_FAILED,
      Happening.IO_ERROR,
      Happening.COPIED),
  /** Takes both sides for in sync without copying anything. */
  ASSERT_SYNC(
      Family.GROUP,
      Happening.FIRST_COPY_FAILED,
      Happening.RESYNC_FAILED,
      Happening.IO_ERROR,
      Happening.COPIED),
  /** Receives what differs from the other side. */
  FOLLOW_PEER(
      Family.GROUP,
      Happening.FIRST_COPY_FAILED,
      Happening.RESYNC_FAILED,
      Happening.IO_ERROR,
      Happening.COPIED),
  /** Takes both sides for in sync, the other one sending from now on. */
  FOLLOW_PEER_ASSERTED(
      Family.GROUP,
      Happening.FIRST_COPY_FAILED,
      Happening.RESYNC_FAILED,
      Happening.IO_ERROR,
      Happening.COPIED),
  /** Sends what differs once more; what follows waits until it is there. */
  LAST_CYCLE(
      Family.GROUP,
      Happening.FIRST_COPY_FAILED,
      Happening.RESYNC_FAILED,
      Happening.IO_ERROR,
      Happening.COPIED,
      Happening.LAST_CYCLE_DONE),
  /** Writes travel synchronously from now on. */
  MODE_SYNC(Family.GROUP),
  /** Writes travel in order behind their acknowledgement. */
  MODE_ASYNC(Family.GROUP),
  /** Writes travel without order behind their acknowledgement, up to a greatest Skew. */
  MODE_ADAPTIVE(Family.GROUP),
  /** Writes travel in whole cycles from now on, by the period set or the usual one. */
  MODE_PERIODIC(Family.GROUP),
  /** After a failure it resumes by itself. */
  RECOVER_BY_ITSELF(Family.GROUP),
  /** After a failure it waits for its operator. */
  RECOVER_BY_COMMAND(Family.GROUP),
  /** While the copy has failed, host writes fail. */
  FAILURE_STOPS_HOSTS(Family.GROUP),
  /** While the copy has failed, hosts go on. */
  FAILURE_SPARES_HOSTS(Family.GROUP),
  /** The relation ends on both sides; the volumes keep what they hold. */
  DETACH(Family.GROUP),
  /** Alert: the journal has no room left. */
  ALERT_OVERRUN(Family.GROUP),
  /** Sets the time of the next cycle. */
  NEXT_CYCLE(Family.GROUP),
  /** The cycle cannot become whole: what is under way ends, nothing of it counts. */
  ABANDON_CYCLE(Family.GROUP),
  /** One volume less is being copied; the rest may be complete. */
  FINISH_COPY(Family.GROUP, Happening.COPIED),
  /** Volumes that were in sync show it no more; an interrupted periodic receiver is rolled back. */
  HALT(Family.GROUP),
  /** A synchronous source keeps a snapshot of each volume that is in sync. */
  KEEP_SNAPSHOTS(Family.GROUP),
  /** A recover has failed here; a receiver is rolled back. */
  FAIL_RECOVER(Family.GROUP),
  /** Volumes that have a whole state to return to show that, the others that they have none. */
  MARK_STALE(Family.GROUP),
  /** Volumes that had been in sync show that replication is off. */
  STOP_PAIRS(Family.GROUP),
  /** Volumes count as in sync by assertion: claimed, not proven; nothing flows. */
  MARK_ASSERTED(Family.GROUP),
  /** Volumes that are whole show that they stand still. */
  MARK_WHOLE(Family.GROUP),
  /** Volumes that are whole, or become so by a roll-back, show that they stand still. */
  MARK_WHOLE_OR_KEPT(Family.GROUP),
  /** Keeps a snapshot of each volume that stands still. */
  KEEP_WHOLE(Family.GROUP),
  /** The volumes return to the snapshots kept, if there are any. */
  ROLL_BACK(Family.GROUP),
  /** The volumes return to the snapshots kept, unless they stand for one moment as they are. */
  ROLL_BACK_BROKEN(Family.GROUP),
  /** Drops the snapshots kept. */
  DROP_KEPT(Family.GROUP),
  /** This side accepts host writes from here on. */
  BECOME_SOURCE(Family.GROUP),
  /** This side ceases to accept host writes. */
  BECOME_TARGET(Family.GROUP),
  /** Of a group with two targets: this side becomes the source for the other target, too. */
  LEAD(Family.GROUP),
  /** It starts replication to the other target. */
  START_OTHERS(Family.GROUP, Happening.STARTED),
  /** This side is no source for the other target any more: that pair of arrays stands by. */
  STAND_BY(Family.GROUP),
  /** The peer is no source for the other target any more. */
  PEER_STANDS_BY(Family.GROUP),
  /** The host moves here. */
  HOST_HERE(Family.GROUP),
  /** The host moves to the peer. */
  HOST_TO_PEER(Family.GROUP),
  /** The configured direction turns; nothing else does. */
  FLIP_NATURAL(Family.GROUP),
  /** No operation is under way and nobody has failed over any more. */
  SETTLE_MARKS(Family.GROUP),
  /** This side has failed over. */
  MARK_FAILED_OVER(Family.GROUP),
  /** This side has no longer failed over. */
  END_FAILED_OVER(Family.GROUP),
  /** This side knows that the peer has failed over. */
  LEARN_FAILOVER(Family.GROUP),
  /** This side takes the peer for failed over no longer. */
  FORGET_PEER_FAILOVER(Family.GROUP),
  /** The mark that a failed recover has left goes. */
  FORGET_FAILED_RECOVER(Family.GROUP),
  /** It was the loss of the target that has stopped it. */
  MARK_LINK_STOP(Family.GROUP),
  /** It was not the loss of the target that has stopped it. */
  FORGET_LINK_STOP(Family.GROUP),
  /** A failover is under way here. */
  ENTER_FAILOVER(Family.GROUP),
  /** A recover is under way here. */
  ENTER_RECOVER(Family.GROUP),
  /** A restore is under way here. */
  ENTER_RESTORE(Family.GROUP),
  /** Nothing of the kind is under way any more. */
  LEAVE_ACTIVITY(Family.GROUP),
  /** The failure that somebody has ordered has happened. */
  TAKE_FAULT(Family.GROUP),
  /** Alert: stopped, for the target has failed. */
  ALERT_STOPPED(Family.GROUP),
  /**
   * Tells operators that hosts have no access any more because nobody says who is to serve them.
   */
  ALERT_FAILSAFE(Family.GROUP),
  /** Alert: stopped, for the volumes cannot be reached. */
  ALERT_UNREACHABLE(Family.GROUP),
  /** Alert: stopped, for the peer cannot reach its volumes. */
  ALERT_PEER_UNREACHABLE(Family.GROUP),
  /** Alert: stopped, for writes were lost with the cache. */
  ALERT_CACHE_LOST(Family.GROUP),
  /** Alert: stopped, for the peer has lost writes with its cache. */
  ALERT_PEER_CACHE_LOST(Family.GROUP),
  /** Alert: the restore has failed. */
  ALERT_RESTORE_FAILED(Family.GROUP),
  /** Alert: the peer has failed over. */
  ALERT_FAILED_OVER(Family.GROUP),
  /** The target becomes the source's image; only differences move where they are known. */
  COPY(Family.COPY, Happening.COPIED),
  /** The target begins to follow the source; only differences move where they are known. */
  MIRROR(Family.COPY, Happening.COPIED),
  /** The source becomes the target's image. */
  RESTORE_SOURCE(Family.COPY, Happening.RESTORED),
  /** A restore is over: the source no longer reads through the target. */
  END_RESTORE(Family.COPY),
  /** The target goes its own way; what it lacked is undefined. Changes are recorded. */
  SPLIT(Family.COPY),
  /** A complete target stands by itself; changes are recorded where the session does so. */
  REST(Family.COPY),
  /** Source and target change places. */
  REVERSE(Family.COPY),
  /** The target gets the image of the last instant again. */
  RESET_TARGET(Family.COPY),
  /** The target's data is gone as a whole. */
  DISCARD_TARGET(Family.COPY),
  /** What older copies need is handed down to the next. */
  CLEAN(Family.COPY, Happening.CLEANED),
  /** Background copy and cleaning stand still. */
  PAUSE(Family.COPY),
  /** They go on. */
  GO_ON(Family.COPY, Happening.COPIED),
  /** All copies that depend on this one are taken along. */
  TAKE_DEPENDENTS(Family.COPY, Happening.TAKEN_ALONG),
  /** The bitmaps are forgotten: the next copy is a full one. */
  FORGET(Family.COPY),
  /** Host writes in the source's cache go to disk. */
  FLUSH(Family.COPY, Happening.FLUSHED, Happening.FLUSH_FAILED),
  /** Host writes in the target's cache are dropped. */
  DISCARD_TARGET_CACHE(Family.COPY),
  /** All prepared members of the group take their sources at this instant. */
  START_TOGETHER(Family.COPY, Happening.GATHERED),
  /** The source's cache is written through. */
  SOURCE_WRITE_THROUGH(Family.COPY),
  /** Both caches take writes again. */
  CACHES_ON(Family.COPY),
  /** The target's cache is off. */
  TARGET_CACHE_OFF(Family.COPY),
  /** The session is gone. */
  REMOVE(Family.COPY);

  private final Family family;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Happening> causes;

  Effect(Family family, Happening... causes) {
    this.family = family;
    this.causes = List.of(causes);
  }

  public Family family() {
    return family;
  }

  /** Whether copies of a kind, or groups, can have it done to them. */
  public boolean fits(CopyRules rules) {
    return switch (this) {
      case MIRROR, REVERSE -> rules.follows();
      case COPY, RESTORE_SOURCE, END_RESTORE, RESET_TARGET, DISCARD_TARGET, FLUSH, START_TOGETHER ->
          !rules.follows();
      case CLEAN, TAKE_DEPENDENTS -> rules.chain() != CopyRules.Chain.NONE;
      default -> true;
    };
  }

  /** What may befall the session because of it. */
  public List<Happening> causes() {
    return causes;
  }

  /** As session files spell it, for example {@code end-flows}. */
  public String word() {
    return Words.of(this);
  }
}
