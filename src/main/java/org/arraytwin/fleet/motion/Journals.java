package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Backlog;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.JournalTerms;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.Happening;
import org.jspecify.annotations.Nullable;

/**
 * The journals of asynchronous groups: begun when the first copy is through, looked at when one may
 * have caught up or run over, and at no other time.
 */
public final class Journals {
  /** Segments of a stream's history that may be pending: a stream keeps at least twice as many. */
  private static final int MAX_SEGMENTS = 900;

  /** The same where nothing passes and the segments are not those of hosts, which wait. */
  private static final int MOST_SEGMENTS = 1_000;

  private static final long SECOND = 1_000_000L;

  /** A time that never comes. */
  private static final long NEVER = Long.MAX_VALUE;

  private Journals() {}

  /** The stream that a session's sender is written by, or null where it has none of its own. */
  static @Nullable WriteStream stream(Steps steps, Session session) {
    return stream(steps, session, session.sender());
  }

  static @Nullable WriteStream stream(Steps steps, Session session, int from) {
    Session.End end = session.end(from);
    WriteStream stream = steps.fleet().stream(end);
    boolean own = !Mirrored.feed(steps.fleet(), steps.fleet().half(end), from);
    return stream != null && stream.open() && own ? stream : null;
  }

  /**
   * Whether another round of copying should come before a journal may take over: what was written
   * during the last one would fill too much of it. Rounds of which each has less to bring come to
   * an end; one that brought less than was written meanwhile is followed by another only where it
   * took its time, within which hosts may come to write less.
   */
  static boolean needsAnotherRound(Steps steps, Session session) {
    GroupHalf source = steps.fleet().half(session.end(session.sender()));
    Point reached = session.cyclePoint();
    WriteStream stream = stream(steps, session);
    if (!source.mode().journaled() || reached == null || stream == null) {
      return false;
    }
    long pending = pending(stream, reached, steps.now());
    boolean shrinks = pending < session.cycleBytes();
    boolean lasted = steps.now() - session.cycleStartMicros() >= SECOND;
    return pending > limit(source) / 2 && (shrinks || lasted);
  }

  private static long pending(WriteStream stream, Point reached, long now) {
    long from = reached.stream() == stream.id() ? reached.number() : stream.ancestor().number();
    return Backlog.bytes(stream, from, stream.numberAt(now));
  }

  private static long limit(GroupHalf half) {
    return half.policies().journal().limit(half.mode());
  }

  /**
   * From now on a journal brings what the sender's hosts write.
   *
   * @param reached what the receiver holds
   */
  static void begin(Steps steps, int sessionId, Point reached) {
    Session session = steps.fleet().session(sessionId);
    WriteStream stream = stream(steps, session);
    int from = session.sender();
    GroupHalf source = steps.fleet().half(session.end(from));
    if (stream == null) {
      throw new IllegalStateException("group " + source.name() + " has no stream of its own");
    }
    keep(steps, session);
    JournalTerms terms = source.policies().journal();
    long number = reached.stream() == stream.id() ? reached.number() : stream.ancestor().number();
    Journal journal =
        Journal.begin(
            source.mode() == Mode.ASYNC, limit(source), terms.setMicros(), number, steps.now());
    Session.Flows flows = Session.Flows.each(session.flows().size(), Flow.JOURNALED);
    steps.put(session.sending(from, flows).journal(journal));
    bring(steps, session, journal, stream);
  }

  /** Gives a journal, as it is by now, its part of the path. */
  private static void bring(Steps steps, Session session, Journal journal, WriteStream stream) {
    boolean behind = journal.unsent(stream, steps.now()) > 0;
    lane(steps, session, new Path.Lane(demand(stream), behind));
    look(steps, session.id());
  }

  /** A receiver that followed its sender until now holds what it has from here on itself. */
  private static void keep(Steps steps, Session session) {
    int to = session.peer(session.sender()).array();
    Array<Content> held = new FleetAt(steps.fleet(), steps.now()).contents(session, to);
    GroupHalf target = steps.fleet().half(session.end(to));
    for (int i = 0; i < held.size(); i++) {
      steps.put(to, target.pairs().get(i).localVolume(), held.get(i));
    }
  }

  private static double demand(WriteStream stream) {
    Workload workload = stream.workload();
    return workload == null ? 0 : workload.meanBytesPerSecond();
  }

  /** What the hosts write at most. */
  private static double peak(WriteStream stream) {
    Workload workload = stream.workload();
    return workload == null || !stream.running() ? 0 : workload.bytesPerSecond();
  }

  private static void lane(Steps steps, Session session, Path.@Nullable Lane lane) {
    int from = session.sender();
    Path path = Copies.path(steps.fleet(), from, session.peer(from).array());
    Path settled = path.at(steps.now());
    Copies.put(steps, settled.with(session.id(), lane));
  }

  /** No journal any more; what it had brought must have been stored. */
  static void end(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    if (session.journal() != null) {
      steps.put(session.journal(null));
      lane(steps, session, null);
    }
  }

  /**
   * Ends what flows, as one side will have it. A sender does not know what its target does where
   * nothing passes: by what it had been told, it counts on how much its target lacks.
   *
   * @param array id of the side
   */
  static void endFlows(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    boolean knows = array == session.sender();
    Session.Unheard left = knows ? null : unheard(steps, session);
    Copies.end(steps, sessionId);
    steps.put(steps.fleet().session(sessionId).unheard(left));
    look(steps, sessionId);
  }

  private static Session.@Nullable Unheard unheard(Steps steps, Session session) {
    GroupHalf source = steps.fleet().half(session.end(session.sender()));
    WriteStream stream = stream(steps, session);
    Journal journal = session.journal();
    if (!session.moves()) {
      return session.unheard();
    }
    if (stream == null || !source.mode().journaled()) {
      return null;
    }
    long number = stream.numberAt(steps.now());
    if (Hosts.synchronous(steps.fleet(), source) || usedUp(steps.fleet(), source)) {
      return new Session.Unheard(number, -1);
    }
    // During a first copy hosts wait for nothing.
    return journal == null
        ? null
        : new Session.Unheard(number, journal.limitBytes() - journal.pending(stream, steps.now()));
  }

  /** Bytes that hosts may write before they wait for a target that went its own way, or below 0. */
  private static long room(Session.Unheard unheard, WriteStream stream, long now) {
    return unheard.roomBytes() - Backlog.bytes(stream, unheard.number(), stream.numberAt(now));
  }

  /** Gives the journals on a path what the path gives them now. */
  static void rerate(Steps steps, Path path) {
    long latency = steps.fleet().latencyMicros(path.from(), path.to());
    for (int id : path.lanes().keySet()) {
      Session session = steps.fleet().session(id);
      Journal journal = session.journal();
      WriteStream stream = stream(steps, session);
      double rate = path.rate(id);
      if (journal != null && stream != null && differs(journal, rate, latency)) {
        steps.put(session.journal(journal.rated(stream, rate, latency, steps.now())));
        expect(steps, id);
      }
    }
  }

  private static boolean differs(Journal journal, double rate, long latencyMicros) {
    return journal.rate() != rate || (rate > 0 && journal.wire().latencyMicros() != latencyMicros);
  }

  /** Looks at the journals of a volume's groups after something was written to it. */
  static void lookAt(Steps steps, int array, int volume) {
    Site site = steps.fleet().site(array);
    GroupHalf first = site.groupOf(volume);
    if (first == null) {
      return;
    }
    if (!site.remote().shares(first)) {
      lookAt(steps, array, first);
      return;
    }
    for (GroupHalf half : site.sharing(first)) {
      lookAt(steps, array, half);
    }
  }

  private static void lookAt(Steps steps, int array, GroupHalf half) {
    if (half.mode().journaled()) {
      Session session = steps.fleet().session(half.session());
      if (session.sender() == array) {
        look(steps, session.id());
      }
    }
  }

  /** Lets a journal run over, catch up or go on, and sets when to look again. */
  private static void look(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    Journal journal = session.journal();
    WriteStream stream = stream(steps, session);
    if (stream == null) {
      return;
    }
    if (journal == null) {
      lookUnheard(steps, session, stream);
      return;
    }
    if (Backlog.segments(stream, journal.applied()) > MAX_SEGMENTS) {
      journal = store(steps, session, journal, stream);
      session = steps.fleet().session(sessionId);
    }
    long pending = journal.pending(stream, steps.now());
    if (usedUp(journal, pending, stream)) {
      overflow(steps, session, journal, stream);
      return;
    }
    int from = session.sender();
    Path path = Copies.path(steps.fleet(), from, session.peer(from).array());
    Path.Lane lane = path.lanes().get(sessionId).getOrNull();
    boolean behind = journal.unsent(stream, steps.now()) > slack(stream);
    if (lane != null && lane.behind() != behind) {
      lane(steps, session, new Path.Lane(lane.demand(), behind));
    }
    expect(steps, sessionId);
  }

  /** Whether more is pending than a journal is granted, or than a stream's history may tell. */
  private static boolean usedUp(Journal journal, long pending, WriteStream stream) {
    return pending > journal.limitBytes()
        || Backlog.segments(stream, journal.applied()) > MAX_SEGMENTS;
  }

  /** Whether a half's hosts wait for its journal: an adaptive one that may lack no more. */
  static boolean usedUp(Fleet fleet, GroupHalf half) {
    Session session = fleet.session(half.session());
    Journal journal = session.journal();
    Session.Unheard unheard = session.unheard();
    WriteStream stream = fleet.stream(session.end(session.sender()));
    if (half.mode() != Mode.ADAPTIVE || stream == null) {
      return false;
    }
    return journal != null
        ? usedUp(journal, journal.pending(stream, fleet.now()), stream)
        : unheard != null && room(unheard, stream, fleet.now()) < 0;
  }

  /** What may be under way without a journal being behind: one write of the workload. */
  private static long slack(WriteStream stream) {
    Workload workload = stream.workload();
    return workload != null && stream.running() ? workload.extentBytes() : 0;
  }

  /** Stores what is whole at the receiver, so that the stream's history need not tell it. */
  private static Journal store(Steps steps, Session session, Journal journal, WriteStream stream) {
    int to = session.peer(session.sender()).array();
    GroupHalf target = steps.fleet().half(session.end(to));
    Array<Content> whole =
        new FleetAt(steps.fleet(), steps.now()).wholeContents(session, journal, stream);
    for (int i = 0; i < whole.size(); i++) {
      steps.put(to, target.pairs().get(i).localVolume(), whole.get(i));
    }
    Journal stored = journal.stored(stream, steps.now());
    steps.put(session.journal(stored));
    return stored;
  }

  /** Sets when a journal may at the earliest have caught up or run over. */
  private static void expect(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    Journal journal = session.journal();
    WriteStream stream = stream(steps, session);
    if (journal == null || stream == null) {
      return;
    }
    Journal expected = journal.expecting();
    steps.put(session.journal(expected));
    long pending = journal.pending(stream, steps.now());
    if (usedUp(journal, pending, stream)) {
      // Over links that are back there is something to do about it.
      steps.schedule(steps.now(), new JournalDue(sessionId, expected.generation()));
      return;
    }
    long due =
        Math.min(
            caughtUp(journal, stream, steps.now()), over(journal, pending, stream, steps.now()));
    if (due < NEVER) {
      steps.schedule(due, new JournalDue(sessionId, expected.generation()));
    }
  }

  /** Lets what waits for a target that went its own way run over, or sets when to look again. */
  private static void lookUnheard(Steps steps, Session session, WriteStream stream) {
    Session.Unheard unheard = session.unheard();
    GroupHalf source = steps.fleet().half(session.end(session.sender()));
    if (unheard == null || !source.running()) {
      return;
    }
    long room = room(unheard, stream, steps.now());
    if (room < 0 && source.mode() != Mode.ADAPTIVE) {
      full(steps, session, /* silent= */ true);
    } else if (room >= 0 && peak(stream) > 0) {
      steps.schedule(stream.exceeds(steps.now(), room), new UnheardDue(session.id()));
    }
  }

  /** When a journal that is behind may at the earliest have caught up. */
  private static long caughtUp(Journal journal, WriteStream stream, long now) {
    double growth = peak(stream) - journal.rate();
    double bytes = journal.unsent(stream, now) - slack(stream);
    return growth < 0 && bytes > 0 ? now + Math.max(1, micros(bytes, -growth)) : NEVER;
  }

  /** When more may at the earliest be pending than a journal is granted. */
  private static long over(Journal journal, long pending, WriteStream stream, long now) {
    double peak = peak(stream);
    double growth = peak - journal.rate();
    Journal.Wire wire = journal.wire();
    // What hosts write at most while something is under way, and the one write that began before.
    double onWire =
        wire.latencyMicros() == 0 ? 0 : peak * wire.latencyMicros() / SECOND + slack(stream);
    boolean slower = wire.firstMicros() > now;
    boolean narrow = onWire > 0 && onWire + slack(stream) > journal.limitBytes();
    if (peak == 0 || !(growth > 0 || slower || narrow)) {
      return NEVER;
    }
    long room = Math.max(0, journal.limitBytes() - pending);
    long written = stream.exceeds(now, room);
    if (slower) {
      // Until then what was sent at another rate arrives.
      return Math.min(written, wire.firstMicros());
    }
    // Of what has been sent since by now as much as that may be missing when the wire is full
    // again.
    double left = journal.limitBytes() - 2 * onWire - journal.unsent(stream, now);
    return growth > 0 ? Math.max(written, now + micros(Math.max(0, left), growth)) : written;
  }

  private static long micros(double bytes, double bytesPerSecond) {
    return (long) Math.ceil(bytes / bytesPerSecond * SECOND);
  }

  /** A journal may have caught up or run over. Void where its rate has changed since. */
  private record JournalDue(int session, long generation) implements Command {
    @Override
    public void decide(Steps steps) {
      Session at = steps.fleet().sessions().get(session);
      Journal journal = at == null ? null : at.journal();
      if (journal != null && journal.generation() == generation) {
        look(steps, session);
      }
    }
  }

  /** Hosts have written all that there is room for while a target is silent. */
  private record UnheardDue(int session) implements Command {
    @Override
    public void decide(Steps steps) {
      if (steps.fleet().sessions().get(session) != null) {
        look(steps, session);
        Hosts.refresh(steps, session);
      }
    }
  }

  /**
   * There is no room for the last write. An adaptive mirror's hosts wait until there is: while
   * nothing passes nothing is copied either, and its target stays what it is.
   */
  private static void overflow(Steps steps, Session session, Journal journal, WriteStream stream) {
    if (steps.fleet().half(session.end(session.sender())).mode() == Mode.ADAPTIVE) {
      if (journal.rate() > 0 || Backlog.segments(stream, journal.applied()) > MOST_SEGMENTS) {
        drain(steps, session.id());
      } else {
        Hosts.refresh(steps, session.id());
      }
      return;
    }
    full(steps, session, journal.rate() == 0);
  }

  /**
   * An ordered mirror has no room for the last write.
   *
   * @param silent whether nothing is acknowledged: it is to go on by itself once something is
   */
  private static void full(Steps steps, Session session, boolean silent) {
    int from = session.sender();
    GroupHalf source = steps.fleet().half(session.end(from));
    boolean goesOn =
        source.policies().autoRecover()
            && new GroupSubject(steps.fleet(), from, source).table().asks(Fact.AUTO_RECOVER);
    GroupSessions.happen(
        steps,
        session.id(),
        from,
        goesOn && silent ? Happening.TARGET_LOST : Happening.JOURNAL_FULL);
  }

  /** What is pending is copied while the hosts' writes wait to be on both sides. */
  private static void drain(Steps steps, int sessionId) {
    Copies.end(steps, sessionId);
    Copies.mirror(steps, sessionId);
  }

  /**
   * A stream of some groups goes on with other volumes or another workload; both must be settled.
   * What their journals have sent by now is sent, however fast hosts write from here on.
   */
  static void goOn(
      Steps steps, int array, Array<GroupHalf> halves, WriteStream before, WriteStream after) {
    for (GroupHalf half : halves) {
      Session session = steps.fleet().session(half.session());
      Journal journal = from(array, session);
      if (journal != null) {
        steps.put(session.journal(again(journal, before, steps.now())));
      }
    }
    steps.put(array, after);
    for (GroupHalf half : halves) {
      Session session = steps.fleet().session(half.session());
      Journal journal = from(array, session);
      if (journal != null) {
        bring(steps, session, journal, after);
      } else {
        look(steps, session.id());
      }
    }
  }

  /** A journal that goes on as it does. */
  private static Journal again(Journal journal, WriteStream stream, long now) {
    return journal.rated(stream, journal.rate(), journal.wire().latencyMicros(), now);
  }

  /** The journal in which a session brings what the hosts of an array write, or null. */
  private static @Nullable Journal from(int array, Session session) {
    return session.sender() == array ? session.journal() : null;
  }
}
