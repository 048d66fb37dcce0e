package org.arraytwin.fleet.truth;

import io.vavr.collection.Array;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/** Which writes led to what a side of a session holds, and which of them the other side lacks. */
final class Lines {
  private Lines() {}

  /**
   * The writes that a side holds and the other one lacks, or null for none. What stands for no
   * moment lacks all that hosts wrote there, but nothing of a target that only holds the same.
   *
   * @param kept what the other one stands for
   */
  static @Nullable Range beyond(FleetAt at, Session session, int array, Point kept) {
    Point stands = whole(at, session, array, kept);
    Session.End end = session.end(array);
    boolean own = at.fleet().half(end).source() || at.fleet().stream(end) != null;
    Array<Point> line = own || !stands.isNowhere() ? held(at, session, array) : null;
    return line == null ? null : at.fleet().beyond(line, at.fleet().line(session, stands));
  }

  /** The last moment that was whole at a journal's receiver that stands between two. */
  private static Point whole(FleetAt at, Session session, int sender, Point kept) {
    Journal journal = session.journal();
    WriteStream sent = at.sent(session);
    boolean between = kept.isNowhere() && session.moves() && session.sender() == sender;
    return between && journal != null && sent != null
        ? sent.point(journal.whole(sent, at.now()))
        : kept;
  }

  /**
   * What led to what a side holds; where that is no one moment, to what its hosts have written, or
   * those of whoever feeds it. Null where nobody has.
   */
  private static @Nullable Array<Point> held(FleetAt at, Session session, int array) {
    Point point = Hosts.pointAt(at, session, array);
    if (!point.isNowhere()) {
      return at.fleet().line(session, point);
    }
    WriteStream own = at.fleet().stream(session.end(array));
    if (own != null) {
      return own.line(own.numberAt(at.now()));
    }
    GroupHalf half = at.fleet().half(session.end(array));
    for (GroupHalf other : at.fleet().site(array).sharing(half)) {
      Session feeding = at.fleet().session(other.session());
      if (FleetAt.receives(feeding, array)) {
        return held(at, feeding, feeding.sender());
      }
    }
    return null;
  }
}
