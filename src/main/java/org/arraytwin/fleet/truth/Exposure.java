package org.arraytwin.fleet.truth;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Lines;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Retained;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/**
 * What a failover at one instant would lose, for each side on which hosts could go on: the truth,
 * and what each array's own half can know of it.
 *
 * @param group name where it was created
 * @param sides the creating array's side first
 */
public record Exposure(String group, Vector<Side> sides) {

  /**
   * One side as the survivor.
   *
   * @param array its name
   * @param state what its volumes would be
   * @param lost the other side's writes that it would lack, null for none
   * @param seconds from the oldest of them until now, or until the last where the other side's
   *     hosts write no more; 0 for none, -1 where that is no longer known
   * @param known what this half itself can tell of that age in seconds, -1 for nothing
   * @param knownToPeer what the other half can
   */
  public record Side(
      String array,
      Survivor state,
      @Nullable Range lost,
      double seconds,
      double known,
      double knownToPeer) {}

  /** What a survivor's volumes are. */
  public enum Survivor {
    /** One past state of all volumes, as they are. */
    WHOLE,
    /** No past state as they are, but they can be rolled back to one. */
    ROLLED_BACK,
    /** No past state at all: part of one, part of another. */
    BROKEN,
    /** Some volumes cannot be read within the array, so that nobody could go on there. */
    UNREADABLE
  }

  /** The exposure of a session at a moment. */
  public static Exposure of(FleetAt at, Session session) {
    return new Exposure(
        session.name(), Vector.of(side(at, session, session.a()), side(at, session, session.b())));
  }

  private static Side side(FleetAt at, Session session, Session.End end) {
    Session.End other = session.peer(end.array());
    GroupHalf half = at.fleet().half(end);
    Point as = Lines.stands(at, session, end.array());
    Point kept = as.isNowhere() ? rolledBack(half) : as;
    Site site = at.fleet().site(end.array());
    Survivor state =
        half.pairs().exists(p -> Access.disk(site, p.localVolume()) != null)
            ? Survivor.UNREADABLE
            : kept.isNowhere() || Lines.torn(at, session, end.array())
                ? Survivor.BROKEN
                : as.isNowhere() ? Survivor.ROLLED_BACK : Survivor.WHOLE;
    Range lost = Lines.beyond(at, session, other.array(), kept);
    return new Side(
        site.name(),
        state,
        lost,
        seconds(at, session, half, lost),
        told(at, session, half),
        told(at, session, at.fleet().half(other)));
  }

  /**
   * How long hosts made what is lost: until now, where they still do; from when the survivor was
   * last in sync, where nobody knows the first write any more.
   */
  private static double seconds(FleetAt at, Session session, GroupHalf half, @Nullable Range lost) {
    if (lost == null) {
      return 0;
    }
    boolean goesOn = Hosts.barred(at.fleet(), session, half.peer()) == null;
    long until = goesOn ? at.now() : lost.lastMicros();
    long since = lost.firstMicros() < 0 ? lastSync(half) : lost.firstMicros();
    return since <= 0 || until < since ? -1 : (until - since) / 1e6;
  }

  /** When all volumes of a half were in sync, 0 where they never were. */
  private static long lastSync(GroupHalf half) {
    return half.pairs().map(PairHalf::lastSyncMicros).fold(Long.MAX_VALUE, Math::min);
  }

  /** The point that a broken side's snapshots stand for: one for all volumes, or nowhere. */
  private static Point rolledBack(GroupHalf half) {
    Point point = Point.nowhere(0);
    for (PairHalf pair : half.pairs()) {
      Retained retained = pair.retained();
      if (retained == null || !(point.isNowhere() || point.equals(retained.point()))) {
        return Point.nowhere(0);
      }
      point = retained.point();
    }
    return point;
  }

  /** How old one half takes the receiver's data for, seconds; -1 where it has no idea. */
  private static double told(FleetAt at, Session session, GroupHalf half) {
    if (half.pairs().isEmpty()) {
      return -1;
    }
    Journal journal = session.journal();
    WriteStream sent = at.sent(session);
    boolean inSync = half.running() && half.allPairs(SyncStatus.SYNCED);
    if (inSync && journal != null && sent != null) {
      // Sets carry the time of their close, and what has come is acknowledged.
      return (at.now() - journal.wholeMicros(sent, at.now())) / 1e6;
    }
    boolean forwarded = session.flows().allLive();
    if (inSync && (half.mode() == Mode.SYNC || forwarded)) {
      return 0;
    }
    long last = lastSync(half);
    return last == 0 ? -1 : (at.now() - last) / 1e6;
  }
}
