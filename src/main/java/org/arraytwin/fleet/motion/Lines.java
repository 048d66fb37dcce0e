package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.persistent.Places;
import org.arraytwin.replication.Backlog;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/**
 * Which writes led to what a side of a session holds, and which of them the other side lacks. A
 * line is as {@link WriteStream#lineage} has it, empty where nothing is known.
 */
public final class Lines {
  private Lines() {}

  /**
   * The writes that a side holds and the other one lacks, or null for none. What stands for no
   * moment lacks all that came after the last one of which it has all, but nothing of a side that
   * only holds the same.
   *
   * @param kept what the other one stands for
   */
  public static @Nullable Range beyond(FleetAt at, Session session, int array, Point kept) {
    if (kept.isNowhere() && alike(at, session)) {
      return null;
    }
    Array<Point> other =
        kept.isNowhere()
            ? reached(at, session, session.peer(array).array())
            : at.fleet().line(session, kept);
    Session.End end = session.end(array);
    boolean writes = at.fleet().half(end).source() || at.fleet().stream(end) != null;
    Array<Point> line =
        writes || !other.isEmpty() ? held(at, session, array) : whole(at, session, array);
    Range range =
        line.isEmpty() ? null : at.fleet().beyond(line, other.isEmpty() ? Array.of(kept) : other);
    boolean doubtful = kept.isNowhere() || line.exists(Point::isNowhere);
    Range own =
        range == null || (doubtful && equal(at, session))
            ? null
            : among(at.fleet(), session, line, range);
    WriteStream stream = at.fleet().stream(end);
    return own == null || stream == null ? own : Backlog.timed(stream, own);
  }

  /** Those of them that went to one of the pairs, or null for none. */
  public static @Nullable Range beyond(FleetAt at, Session session, int array, int pair) {
    Point kept = stands(at, session, session.peer(array).array());
    Range all = beyond(at, session, array, kept);
    WriteStream own = at.fleet().stream(session.end(array));
    if (all == null || own == null) {
      return all;
    }
    int volume = at.fleet().half(session.end(array)).pairs().get(pair).localVolume();
    return Backlog.among(own, all.first(), all.last(), v -> v == volume);
  }

  /**
   * Those of some writes that go to volumes of a session, or null where none does: groups that
   * share only some of their volumes count the writes of all of them together.
   *
   * @param line which they are on
   */
  static @Nullable Range among(Fleet fleet, Session session, Array<Point> line, Range writes) {
    Array<Point> points = line.dropWhile(p -> p.number() < writes.first());
    // Of parts nobody knows which of them are there.
    if (points.exists(Point::isNowhere)
        || !points.exists(p -> wide(fleet, session, p, writes.first()) != null)) {
      return writes;
    }
    Range found = null;
    long from = writes.first();
    for (Point point : points) {
      long to = Math.min(point.number(), writes.last());
      Range own = from > to ? null : among(fleet, session, point, from, to);
      found = found == null ? own : own == null ? found : found.and(own);
      from = to + 1;
    }
    return found;
  }

  private static @Nullable Range among(
      Fleet fleet, Session session, Point point, long from, long to) {
    Wide wide = wide(fleet, session, point, from);
    return wide == null
        ? fleet.writes(point.stream(), from, to)
        : Backlog.among(wide.stream(), from, to, wide.volumes()::has);
  }

  /**
   * A stream that numbers writes of other volumes as well, or has numbered those of some that left.
   *
   * @param volumes those of a session, or the ones paired with them, in the stream's array
   */
  private record Wide(WriteStream stream, Places volumes) {
    static @Nullable Wide of(WriteStream stream, Array<Integer> volumes, long from) {
      return stream.volumes().size() > volumes.size() || Backlog.left(stream, from)
          ? new Wide(stream, Places.of(volumes))
          : null;
    }
  }

  /** What a session has of a point's stream, where that numbers more, else null. */
  private static @Nullable Wide wide(Fleet fleet, Session session, Point point, long from) {
    for (Session.End end : Array.of(session.a(), session.b())) {
      GroupHalf.Pairs own = fleet.half(end).pairs();
      WriteStream here = fleet.site(end.array()).streams().get(point.stream());
      WriteStream on = fleet.stream(end);
      boolean left = here != null && own.exists(p -> here.member(p.localVolume()) < 0);
      if (left && on != null && on.tells(point)) {
        return Wide.of(on, own.volumes(), from); // It took along what its volumes had there.
      }
      if (here != null) {
        return Wide.of(here, own.volumes(), from);
      }
      for (GroupHalf other : fleet.site(end.array()).sharing(fleet.half(end)).tail()) {
        Session.End peer = fleet.session(other.session()).peer(end.array());
        WriteStream there = fleet.site(peer.array()).streams().get(point.stream());
        Array<Integer> paired =
            other
                .pairs()
                .all()
                .zip(fleet.half(peer).pairs())
                .filter(p -> own.at(p._1().localVolume()) >= 0)
                .map(p -> p._2().localVolume())
                .toArray();
        if (there != null && paired.size() == own.size()) {
          return Wide.of(there, paired, from);
        }
      }
    }
    return null;
  }

  private static boolean equal(FleetAt at, Session session) {
    // The rest of a larger target is its own.
    return contents(at, session, session.a().array())
        .corresponds(
            contents(at, session, session.b().array()),
            (one, other) -> one.onto(other).same(other));
  }

  /** Whether what some volumes of a side held is gone for good: it has all of nothing. */
  public static boolean gone(FleetAt at, Session session, int array) {
    Site site = at.fleet().site(array);
    return at.fleet()
        .half(session.end(array))
        .pairs()
        .exists(p -> Access.gone(site, p.localVolume()));
  }

  /** The moment that what is left of a side's data stands for. */
  public static Point stands(FleetAt at, Session session, int array) {
    return gone(at, session, array) ? Point.ORIGIN : Hosts.pointAt(at, session, array);
  }

  /** What is left of the contents of a side's volumes. */
  public static Array<Content> contents(FleetAt at, Session session, int array) {
    Array<Content> held = at.contents(session, array);
    if (!gone(at, session, array)) {
      return held;
    }
    Site site = at.fleet().site(array);
    return at.fleet()
        .half(session.end(array))
        .pairs()
        .all()
        .zipWith(
            held,
            (pair, content) ->
                Access.gone(site, pair.localVolume())
                    ? Content.blank(content.grains() * Content.GRAIN_BYTES)
                    : content)
        .toArray();
  }

  /**
   * Whether what a side goes on from is part of one moment and part of another: it was taken off in
   * the middle of a copy, and opened. Once the other side has followed it they are of one history.
   */
  public static boolean torn(FleetAt at, Session session, int array) {
    Array<Point> parts = whole(at, session, array).filter(Point::isParts);
    return !parts.isEmpty() && !whole(at, session, session.peer(array).array()).containsAll(parts);
  }

  /** Whether one side follows the other at once, whatever that holds. */
  private static boolean alike(FleetAt at, Session session) {
    Session.End receiver = session.peer(session.sender());
    return session.moves()
        && session.flows().allLive()
        && !at.fleet().half(receiver).pairs().exists(PairHalf::asserted);
  }

  /**
   * What led to what a side holds; where that is no one moment, to what its hosts have written, or
   * those of whoever feeds it.
   */
  static Array<Point> held(FleetAt at, Session session, int array) {
    Array<Point> whole = whole(at, session, array);
    if (!whole.isEmpty()) {
      return whole;
    }
    WriteStream own = at.fleet().stream(session.end(array));
    Array<Point> line = own == null ? Array.empty() : written(at, array, own);
    GroupHalf half = at.fleet().half(session.end(array));
    for (GroupHalf other : at.fleet().site(array).sharing(half)) {
      Session feeding = at.fleet().session(other.session());
      Array<Point> brought =
          FleetAt.receives(feeding, array)
              ? held(at, feeding, feeding.sender())
              : other.source() ? Array.empty() : feeding.end(array).reached();
      if (!brought.isEmpty()) {
        return line.isEmpty() ? brought : Point.mixture(line, brought);
      }
    }
    return line;
  }

  /**
   * What led to the last moment of which a side holds all, though maybe parts of later ones, too.
   */
  public static Array<Point> reached(FleetAt at, Session session, int array) {
    Array<Point> whole = whole(at, session, array);
    if (!whole.isEmpty()) {
      return whole;
    }
    Session.End end = session.end(array);
    GroupHalf half = at.fleet().half(end);
    WriteStream own = at.fleet().stream(end);
    if (half.source() && own != null && own.open()) {
      return written(at, array, own);
    }
    if (!FleetAt.receives(session, array)) {
      Session feeding = feeding(at, half, array);
      return feeding == null
          ? end.reached()
          : FleetAt.receives(feeding, array)
              ? reached(at, feeding, array)
              : feeding.end(array).reached();
    }
    if (half.pairs().exists(PairHalf::asserted)) {
      return end.reached();
    }
    Journal journal = session.journal();
    WriteStream sent = at.sent(session);
    if (journal != null && sent != null) {
      return sent.line(journal.whole(sent, at.now()));
    }
    return session.flows().allLive() ? reached(at, session, session.sender()) : end.reached();
  }

  /** What has led to what the receiver of a session holds that stands for no moment, or will. */
  static Array<Point> mixed(Steps steps, Session session, int from) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Array<Point> receiver = reached(at, session, session.peer(from).array());
    return Point.mixture(receiver, held(at, session, from));
  }

  /** What hosts have written; what a mirror is bringing counts as the next write, as it will be. */
  private static Array<Point> written(FleetAt at, int array, WriteStream own) {
    var graph = at.fleet().site(array).local().graph();
    boolean brought =
        own.open()
            && own.volumes()
                .exists(
                    v ->
                        graph.mirrored(v)
                            && !own.lastReplaced(own.member(v), at.content(array, v)));
    return own.line(own.numberAt(at.now()) + (brought ? 1 : 0));
  }

  /** Another group that brings data to all volumes of a half, or has brought some, or null. */
  private static @Nullable Session feeding(FleetAt at, GroupHalf half, int array) {
    for (GroupHalf wider : at.fleet().site(array).sharing(half)) {
      Session feeding = at.fleet().session(wider.session());
      boolean brought = !wider.source() && !feeding.end(array).reached().isEmpty();
      if (wider.id() != half.id()
          && LongDistance.covers(wider, half)
          && (brought || FleetAt.receives(feeding, array))) {
        return feeding;
      }
    }
    return null;
  }

  /** What led to the one moment that a side stands for, be it another group that tells. */
  private static Array<Point> whole(FleetAt at, Session session, int array) {
    Point point = Hosts.pointAt(at, session, array);
    if (!point.isNowhere()) {
      return at.fleet().line(session, point);
    }
    GroupHalf half = at.fleet().half(session.end(array));
    for (GroupHalf wider : at.fleet().site(array).sharing(half)) {
      if (wider.id() != half.id() && LongDistance.covers(wider, half)) {
        Session sharing = at.fleet().session(wider.session());
        Point told = Hosts.pointAt(at, sharing, array);
        if (!told.isNowhere()) {
          return at.fleet().line(sharing, told);
        }
      }
    }
    return Array.empty();
  }
}
