package org.arraytwin.fleet;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.arraytwin.fleet.site.Wiring;
import org.arraytwin.persistent.Dense;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/**
 * Everything: all arrays, wiring, sessions and what will happen next, as one immutable value.
 *
 * @param now virtual time up to which everything has happened, microseconds since the epoch
 * @param counters the last ids given out
 * @param sites by array id
 * @param siteByName array id by name
 * @param wiring the links
 * @param sessions by id; null where the group was removed
 * @param paths by {@link #pathId}
 * @param deadlines what happens next; that of a path has the path's id as its key
 */
public record Fleet(
    long now,
    Counters counters,
    Array<Site> sites,
    HashMap<String, Integer> siteByName,
    Wiring wiring,
    Dense<@Nullable Session> sessions,
    HashMap<Integer, Path> paths,
    Deadlines deadlines) {

  /**
   * The last ids given out.
   *
   * @param id of deadlines, transfers and loose writes
   * @param stream of write streams, at most 2^23
   */
  public record Counters(long id, int stream) {
    /** With one more id given out. */
    Counters next() {
      return new Counters(id + 1, stream);
    }
  }

  /** A fleet without arrays at a time. */
  public static Fleet empty(long now) {
    return new Fleet(
        now,
        new Counters(0, 0),
        Array.empty(),
        HashMap.empty(),
        Wiring.NONE,
        Dense.empty(),
        HashMap.empty(),
        Deadlines.NONE);
  }

  public Site site(int array) {
    return sites.get(array);
  }

  public @Nullable Site site(String name) {
    Integer id = siteByName.get(name).getOrNull();
    return id == null ? null : sites.get(id);
  }

  /** The session of that id; it must exist. */
  public Session session(int id) {
    Session session = sessions.get(id);
    if (session == null) {
      throw new IllegalStateException("session " + id + " is gone");
    }
    return session;
  }

  /** One side's half of a session; it must exist. */
  public GroupHalf half(int array, int group) {
    GroupHalf half = site(array).groups().get(group);
    if (half == null) {
      throw new IllegalStateException("group " + group + " of array " + array + " is gone");
    }
    return half;
  }

  public GroupHalf half(Session.End end) {
    return half(end.array(), end.group());
  }

  /** The stream of host writes that one side of a session accepts or last accepted, or null. */
  public @Nullable WriteStream stream(Session.End end) {
    return end.stream() == 0 ? null : site(end.array()).streams().get(end.stream());
  }

  /**
   * The streams whose writes led to a point that a side of a session stands for, as {@link
   * WriteStream#lineage} has them; the last is the point itself, the only one where its stream is
   * no longer kept and nothing that went on from it is known to a side of this session or of one
   * that is joined to it by volumes that they share.
   */
  public Array<Point> line(Session session, Point point) {
    WriteStream of = stream(point.stream());
    if (of != null) {
      return of.line(point.number());
    }
    Array<Point> told =
        point.isNowhere()
            ? null
            : told(session, point, new TreeSet<>(Array.of(session.id()).asJava()));
    return told == null ? Array.of(point) : told;
  }

  private @Nullable Array<Point> told(Session session, Point point, SortedSet<Integer> asked) {
    for (Session.End end : Array.of(session.a(), session.b())) {
      WriteStream own = stream(end);
      if (own != null && own.tells(point)) {
        return own.line(point.number());
      }
      int there = end.led().indexWhere(p -> p.stream() == point.stream());
      if (there >= 0) {
        return end.led().take(there).append(point);
      }
    }
    for (Session.End end : Array.of(session.a(), session.b())) {
      for (GroupHalf sharing : site(end.array()).sharing(half(end))) {
        Array<Point> line =
            asked.add(sharing.session()) ? told(session(sharing.session()), point, asked) : null;
        if (line != null) {
          return line;
        }
      }
    }
    return null;
  }

  private @Nullable WriteStream stream(int id) {
    return id <= 0
        ? null
        : sites.map(site -> site.streams().get(id)).find(Objects::nonNull).getOrNull();
  }

  /**
   * The writes that led to one thing and not to another, or null where there are none. What stands
   * for no moment lacks all.
   *
   * @param line what led to the one, as {@link #line(Session, Point)} tells
   * @param other what led to the other
   */
  public @Nullable Range beyond(Array<Point> line, Array<Point> other) {
    Point end = line.last();
    Point shared = Point.shared(line, other);
    long known = Point.known(line, shared, other);
    long before = shared == null ? Math.max(known, apart(line, other)) : known;
    return before >= end.number() ? null : range(line, before + 1, end);
  }

  /** Up to which number a line counts as known to what shares no point with it. */
  private long apart(Array<Point> line, Array<Point> other) {
    Point end = line.last();
    Point told = other.last();
    if (told.isNowhere()) {
      return 0;
    }
    if (other.size() == 1 && told.stream() > end.stream() && stream(told.stream()) == null) {
      // Of a stream that is forgotten only that it began later is known, from data that went on.
      return end.number();
    }
    // Of what led to the beginning of the line nothing is known, but its numbers went on from
    // there.
    return Math.min(told.number(), line.head().number());
  }

  private Range range(Array<Point> line, long first, Point end) {
    WriteStream last = stream(end.stream());
    WriteStream of = stream(line.find(p -> first <= p.number()).getOrElse(end).stream());
    long since = last == null ? -1 : last.microsOf(first);
    long until = last == null ? -1 : last.microsOf(end.number());
    return new Range(
        first, end.number(), since < 0 && of != null ? of.microsOf(first) : since, until);
  }

  /** Consecutive writes of a stream, which need not be kept any more. */
  public Range writes(int id, long first, long last) {
    WriteStream of = stream(id);
    return new Range(
        first, last, of == null ? -1 : of.microsOf(first), of == null ? -1 : of.microsOf(last));
  }

  /** Key of the path between two arrays in {@link #paths}. */
  public static int pathId(int from, int to) {
    return (from << 16) | to;
  }

  /** All links, by id. */
  public Array<Link> links() {
    return wiring.links();
  }

  /** The links between two arrays, by id. */
  public Array<Link> links(int a, int b) {
    return wiring.between(a, b);
  }

  /**
   * Whether two arrays could replicate to each other right now: some link is whole, and both
   * operators let them.
   */
  public boolean connected(int a, int b) {
    return reachable(a, b) && site(a).talks() && site(b).talks() && granted(a, b) && granted(b, a);
  }

  /** Whether two arrays that run are joined by a link that is whole, whatever operators say. */
  public boolean reachable(int a, int b) {
    return site(a).powered() && site(b).powered() && wiring.joins(a, b);
  }

  private boolean granted(int array, int peer) {
    TargetHalf target = site(array).target(peer);
    return target != null && target.granted();
  }

  /** Whether anything gets from one array to another right now, be it one way only. */
  public boolean hears(int receiver, int sender) {
    return site(receiver).talks()
        && site(sender).talks()
        && granted(receiver, sender)
        && granted(sender, receiver)
        && links(receiver, sender).exists(l -> !l.mute(sender));
  }

  /** How long a message takes between two arrays that are connected: over the fastest link. */
  public long latencyMicros(int a, int b) {
    return links(a, b).filter(l -> !l.idle()).map(Link::latencyMicros).min().getOrElse(0L);
  }

  /** Whether both arrays use what joins them: connected, and neither has given the other up. */
  public boolean inTouch(int a, int b) {
    return connected(a, b) && ready(a, b) && ready(b, a);
  }

  private boolean ready(int array, int peer) {
    TargetHalf target = site(array).target(peer);
    return target != null && target.ready();
  }

  /** When the next thing happens, or -1. */
  public long nextDue() {
    return deadlines.nextMicros();
  }

  /** Whether something happens up to a time. */
  boolean dueBy(long time) {
    return !deadlines.isEmpty() && deadlines.nextMicros() <= time;
  }

  /** This fleet at a time that is not before its own; nothing may be due until then. */
  Fleet reaching(long time) {
    return now < time ? at(time) : this;
  }

  Fleet with(Site site) {
    return copy(now, counters, sites.update(site.id(), site), wiring, sessions, paths, deadlines);
  }

  Fleet withNew(Site site) {
    return new Fleet(
        now,
        counters,
        sites.append(site),
        siteByName.put(site.name(), site.id()),
        wiring,
        sessions,
        paths,
        deadlines);
  }

  Fleet with(Link link) {
    return copy(now, counters, sites, wiring.with(link), sessions, paths, deadlines);
  }

  Fleet with(Session session) {
    return copy(
        now, counters, sites, wiring, sessions.update(session.id(), session), paths, deadlines);
  }

  Fleet withoutSession(int id) {
    return copy(now, counters, sites, wiring, sessions.cleared(id), paths, deadlines);
  }

  Fleet with(Path path) {
    return copy(
        now,
        counters,
        sites,
        wiring,
        sessions,
        paths.put(pathId(path.from(), path.to()), path),
        deadlines);
  }

  Fleet counting(Counters newCounters) {
    return copy(now, newCounters, sites, wiring, sessions, paths, deadlines);
  }

  Fleet at(long time) {
    return copy(time, counters, sites, wiring, sessions, paths, deadlines);
  }

  Fleet with(Deadlines newDeadlines) {
    return copy(now, counters, sites, wiring, sessions, paths, newDeadlines);
  }

  /** With other deadlines, at a time that is not before its own. */
  Fleet at(long time, Deadlines newDeadlines) {
    return copy(time, counters, sites, wiring, sessions, paths, newDeadlines);
  }

  /** With what gave out the id of a deadline, and with the deadline. */
  Fleet with(Counters newCounters, Deadlines newDeadlines) {
    return copy(now, newCounters, sites, wiring, sessions, paths, newDeadlines);
  }

  private Fleet copy(
      long time,
      Counters newCounters,
      Array<Site> newSites,
      Wiring newWiring,
      Dense<@Nullable Session> newSessions,
      HashMap<Integer, Path> newPaths,
      Deadlines newDeadlines) {
    return new Fleet(
        time, newCounters, newSites, siteByName, newWiring, newSessions, newPaths, newDeadlines);
  }
}
