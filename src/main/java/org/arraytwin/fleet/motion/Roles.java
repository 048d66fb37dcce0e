package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.function.Predicate;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Retained;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;

/** Becoming and ceasing to be the source. */
public final class Roles {
  private Roles() {}

  /** A side becomes the source: its hosts may write from here on. */
  public static void becomeSource(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    Point ancestor = Hosts.point(steps.fleet(), session, array);
    GroupHalf half = steps.fleet().half(session.end(array));
    steps.put(array, half.edit().source(true).done());
    Streaming.open(steps, sessionId, array, ancestor);
  }

  /** A side ceases to be the source: its volumes keep what they hold, read-only. */
  public static void becomeTarget(Steps steps, int sessionId, int array) {
    Session session = Hosts.settle(steps, sessionId, array);
    Session.End end = session.end(array);
    Point held = Hosts.point(steps.fleet(), session, array);
    WriteStream stream = steps.fleet().stream(end);
    if (stream != null) {
      Streaming.close(steps, array, stream);
    }
    // What another group goes on bringing here stands for no moment of this one.
    boolean fed = Rivals.feed(steps.fleet(), session, array);
    Point kept = fed || held.isNowhere() ? null : held;
    GroupHalf half = steps.fleet().half(end);
    Session now = steps.fleet().session(sessionId);
    WriteStream closed = steps.fleet().stream(now.end(array));
    // What a mirror within the array has brought is told, but it may go on to.
    boolean goesOn = kept == null && Mirrored.feed(steps.fleet(), half, array);
    Session.End left =
        closed != null && goesOn
            ? now.end(array).reaching(closed.line(closed.number()))
            : now.end(array).holding(kept);
    steps.put(now.with(left));
    steps.put(
        array,
        half.edit()
            .source(false)
            .pairs(fed ? half.pairs().with(Rivals::overwritten) : half.pairs())
            .done());
  }

  /** The volumes of a side hold something else by now: what was claimed of them holds no more. */
  public static void overwritten(Steps steps, int sessionId, int array) {
    overwritten(steps, sessionId, array, Array.empty());
  }

  /**
   * The same where it is known what there is all of.
   *
   * @param reached what led to it
   */
  static void overwritten(Steps steps, int sessionId, int array, Array<Point> reached) {
    Session session = steps.fleet().session(sessionId);
    GroupHalf half = steps.fleet().half(session.end(array));
    steps.put(session.with(session.end(array).reaching(reached)));
    if (!half.source()) {
      steps.put(array, half.edit().pairs(half.pairs().with(Rivals::overwritten)).done());
    }
  }

  /**
   * Takes the snapshots that replication keeps.
   *
   * @param wanted by pair: whether to take one of its volume
   */
  public static void retain(Steps steps, int sessionId, int array, Predicate<PairHalf> wanted) {
    Session session = Hosts.settle(steps, sessionId, array);
    GroupHalf half = steps.fleet().half(session.end(array));
    Point point = Hosts.point(steps.fleet(), session, array);
    Array<PairHalf> pairs =
        half.pairs()
            .map(
                p ->
                    wanted.test(p)
                        ? p.keeping(new Retained(content(steps, array, p), point, steps.now()))
                        : p);
    steps.put(array, half.edit().pairs(pairs).done());
  }

  private static Content content(Steps steps, int array, PairHalf pair) {
    return steps.fleet().site(array).contents().get(pair.localVolume());
  }

  /**
   * Rolls a side's volumes back to the snapshots it kept, if it kept any; what its hosts had
   * written since is noted as lost. Where not all have one, or they are not of one moment, the side
   * stands for none, and what is not rolled back is not in sync.
   */
  public static void promote(Steps steps, int sessionId, int array) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(sessionId).end(array));
    boolean whole =
        !half.pairs().isEmpty()
            && half.pairs().forAll(p -> p.retained() != null)
            && half.pairs()
                    .all()
                    .flatMap(p -> Option.of(p.retained()))
                    .distinctBy(Retained::point)
                    .size()
                == 1;
    Point point = null;
    for (PairHalf pair : half.pairs()) {
      Retained kept = pair.retained();
      if (kept != null) {
        steps.put(array, pair.localVolume(), kept.content());
        point = kept.point();
      }
    }
    if (point == null) {
      return;
    }
    recordLoss(steps, sessionId, array, point);
    Session session = steps.fleet().session(sessionId);
    Point held = whole && !point.isNowhere() ? point : null;
    // A rolled-back side's own stream no longer tells what its volumes hold.
    steps.put(session.with(session.end(array).holding(held)));
    steps.follow(sessionId, array, 0);
    // What was only asserted to be in sync when its snapshot was taken is so again.
    boolean asserted = whole && point.isNowhere();
    steps.put(
        array,
        half.edit()
            .pairs(
                half.pairs()
                    .map(
                        p ->
                            asserted
                                ? p.syncedAt(p.lastSyncMicros(), true)
                                    .with(p.status())
                                    .keeping(null)
                                : p.retained() == null ? Rivals.overwritten(p) : p.keeping(null)))
            .done());
  }

  /** Notes what a side that hosts wrote holds beyond a point that it is about to be taken to. */
  public static void recordLoss(Steps steps, int sessionId, int array, Point kept) {
    Session session = Hosts.settle(steps, sessionId, array);
    noteLoss(steps, session, array, steps.fleet().line(session, kept));
  }

  private static void noteLoss(Steps steps, Session session, int array, Array<Point> kept) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    // What is no moment any more is being written over already, or was never one.
    boolean told =
        steps.fleet().stream(session.end(array)) != null
            || !Hosts.pointAt(at, session, array).isNowhere();
    Array<Point> line = told ? Lines.held(at, session, array) : Array.empty();
    WriteStream.Range beyond = line.isEmpty() ? null : steps.fleet().beyond(line, kept);
    WriteStream.Range range =
        beyond == null ? null : Lines.among(steps.fleet(), session, line, beyond);
    if (range != null && range.last() > session.lastLost(array, line.last().stream())) {
      steps.put(session.losing(new Session.Loss(array, line.last().stream(), range, steps.now())));
    }
  }

  /** The DR flags of both halves as they are while nothing of the kind is going on. */
  static GroupHalf.Edit settled(GroupHalf half) {
    return half.edit()
        .activity(Activity.NONE)
        .failedOver(false)
        .peerFailedOver(false)
        .recoverFailed(false)
        .stoppedByLink(false);
  }

  /** Notes as lost what only this side has. */
  static void noteLoss(Steps steps, int sessionId, int array) {
    Session session = Hosts.settle(steps, sessionId, array);
    Array<Point> kept =
        Lines.held(new FleetAt(steps.fleet(), steps.now()), session, session.peer(array).array());
    if (!kept.isEmpty()) {
      noteLoss(steps, session, array, kept);
    }
  }

  /**
   * Pairs that are whole show Stopped.
   *
   * @param kept whether those are whole, too, that have a snapshot to return to
   */
  static GroupHalf whole(GroupHalf half, boolean kept) {
    return half.edit()
        .pairs(half.pairs().with(p -> isWhole(p, kept) ? p.with(SyncStatus.STOPPED) : p))
        .done();
  }

  /** All volumes count as in sync, as whoever asks for it says, and stand still. */
  static GroupHalf asserted(GroupHalf half) {
    return half.edit()
        .pairs(
            half.pairs().with(p -> p.syncedAt(p.lastSyncMicros(), true).with(SyncStatus.STOPPED)))
        .done();
  }

  private static boolean isWhole(PairHalf pair, boolean kept) {
    boolean broken = pair.status() == SyncStatus.NOT_SYNCED || pair.status() == SyncStatus.SYNCING;
    return pair.everSynced() && (!broken || (kept && pair.retained() != null));
  }

  /** Takes a snapshot of each volume that shows Stopped. */
  static void retainWhole(Steps steps, int sessionId, int array) {
    retain(steps, sessionId, array, p -> p.status() == SyncStatus.STOPPED && p.everSynced());
  }

  /** Pairs that had been in sync show Stopped. */
  static GroupHalf stoppedPairs(GroupHalf half) {
    return half.edit()
        .pairs(half.pairs().with(p -> p.everSynced() ? p.with(SyncStatus.STOPPED) : p))
        .done();
  }
}
