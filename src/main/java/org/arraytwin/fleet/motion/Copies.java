package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import io.vavr.collection.IndexedSeq;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.Path.Transfer;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Retained;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.table.Happening;
import org.jspecify.annotations.Nullable;

/** Bringing the receiver of a session up to its sender: initial copies, resyncs, cycles. */
public final class Copies {
  private Copies() {}

  /**
   * Begins to synchronize a session whose halves are both Started.
   *
   * @param from array id of the sender
   * @param nosync in sync by assertion: nothing is copied, nothing is proven
   */
  public static void begin(Steps steps, int sessionId, int from, boolean nosync) {
    begin(steps, sessionId, from, nosync, null);
  }

  /**
   * Begins to synchronize, and lets something follow once all is in sync.
   *
   * @param next what follows, or null; void where the flows end before
   */
  public static void begin(
      Steps steps, int sessionId, int from, boolean nosync, @Nullable Command next) {
    Hosts.settle(steps, sessionId, from);
    if (!nosync) {
      Roles.noteLoss(steps, sessionId, steps.fleet().session(sessionId).peer(from).array());
    }
    Session session = steps.fleet().session(sessionId);
    Session.End sender = session.end(from);
    Session.End receiver = session.peer(from);
    Array<Point> reached = Lines.mixed(steps, session, from);
    Rivals.suspend(steps, session, receiver.array());
    Rivals.forget(steps, session, receiver.array());
    GroupHalf source = steps.fleet().half(sender);
    GroupHalf target = steps.fleet().half(receiver);
    Point point = Hosts.point(steps.fleet(), session, from);
    Retained[] kept =
        keeps(steps.fleet(), receiver.array(), source.mode(), target)
            ? retained(steps, session, target)
            : new Retained[target.pairs().size()];
    Array<Content> sent = Hosts.contents(steps.fleet(), from, source);
    Array<Content> base = Hosts.contents(steps.fleet(), receiver.array(), target);
    boolean periodic = !forwards(steps, session, from);
    Flow[] flows = new Flow[source.pairs().size()];
    PairHalf[] mine = new PairHalf[flows.length];
    PairHalf[] theirs = new PairHalf[flows.length];
    for (int i = 0; i < flows.length; i++) {
      PairHalf pair = source.pairs().get(i);
      boolean asserted = nosync || (pair.asserted() && !pair.everSynced());
      Flow flow = flow(steps, sent.get(i), base.get(i), periodic, asserted);
      flows[i] = flow;
      PairHalf peer = target.pairs().get(i).keeping(kept[i]);
      boolean copying = flow instanceof Flow.Copy;
      mine[i] = status(steps, pair, copying, periodic, asserted);
      theirs[i] = status(steps, peer, copying, periodic, asserted);
    }
    steps.put(
        session
            .with(receiver.reaching(reached))
            .sending(from, Session.Flows.of(flows))
            .unheard(null)
            .afterSync(next)
            .cycle(steps.now(), periodic && !nosync ? point : null, bytes(flows)));
    steps.follow(sessionId, receiver.array(), 0);
    steps.put(from, source.edit().pairs(Array.of(mine)).done());
    steps.put(receiver.array(), target.edit().pairs(Array.of(theirs)).done());
    boolean recover = source.activity() == Activity.RECOVER;
    if (recover && failsAtOnce(steps, sessionId)) {
      GroupSessions.happen(steps, sessionId, from, Happening.RESYNC_FAILED);
      return;
    }
    for (int array : new int[] {from, receiver.array()}) {
      if (!Access.reachable(steps.fleet().site(array), steps.fleet().half(session.end(array)))) {
        GroupSessions.happen(steps, sessionId, array, Happening.IO_ERROR);
        return;
      }
    }
    enqueue(steps, sessionId, recover ? "recover" : "resync");
    finishIfIdle(steps, sessionId);
    Hosts.refresh(steps, sessionId);
  }

  private static long bytes(Flow[] flows) {
    long grains = 0;
    for (Flow flow : flows) {
      grains += flow instanceof Flow.Copy copy ? copy.grains() : 0;
    }
    return grains * Content.GRAIN_BYTES;
  }

  /**
   * Whether writes are forwarded as they come: in synchronous mode, and where another group or a
   * mirror within the array brings them, for a journal carries the writes of hosts.
   */
  static boolean forwards(Steps steps, Session session, int from) {
    GroupHalf source = steps.fleet().half(session.end(from));
    boolean handedOn = Journals.stream(steps, session, from) == null;
    return source.mode() == Mode.SYNC || (source.mode().journaled() && handedOn);
  }

  /**
   * Copies what differs while new writes wait to be on both sides, as an adaptive group does that
   * has fallen too far behind. The flows must have ended.
   */
  static void mirror(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    int from = session.sender();
    GroupHalf source = steps.fleet().half(session.end(from));
    GroupHalf target = steps.fleet().half(session.peer(from));
    Array<Content> sent = Hosts.contents(steps.fleet(), from, source);
    Array<Content> base = Hosts.contents(steps.fleet(), source.peer(), target);
    Session.Flows flows =
        Session.Flows.of(sent.zipWith(base, (s, b) -> flow(steps, s, b, false, false)));
    Array<Point> reached = Lines.mixed(steps, session, from);
    steps.put(session.with(session.peer(from).reaching(reached)).sending(from, flows));
    copying(steps, from, source, flows);
    copying(steps, source.peer(), target, flows);
    enqueue(steps, sessionId, "resync");
    finishIfIdle(steps, sessionId);
    Hosts.refresh(steps, sessionId);
  }

  private static void copying(Steps steps, int array, GroupHalf half, Session.Flows flows) {
    IndexedSeq<PairHalf> pairs =
        half.pairs()
            .all()
            .zipWith(flows, (p, f) -> f instanceof Flow.Copy ? p.with(SyncStatus.SYNCING) : p);
    steps.put(array, half.edit().pairs(pairs).done());
  }

  private static Flow flow(
      Steps steps, Content sender, Content base, boolean periodic, boolean asserted) {
    Content sent = sender.onto(base);
    if (asserted) {
      return periodic ? Flow.IDLE : new Flow.Live(sent, base);
    }
    long grains = sent.differing(base);
    if (grains == 0) {
      return periodic ? Flow.IDLE : new Flow.Live(sent, sent);
    }
    return new Flow.Copy(sent, base, grains, !periodic, steps.nextId());
  }

  /** Pairs of a periodic group show Synced together, when the cycle is whole. */
  private static PairHalf status(
      Steps steps, PairHalf pair, boolean copying, boolean periodic, boolean asserted) {
    if (copying || (periodic && !asserted)) {
      return pair.with(SyncStatus.SYNCING);
    }
    return pair.syncedAt(steps.now(), asserted);
  }

  /** Whether a receiver keeps its last whole state while others bring it something. */
  private static boolean keeps(Fleet fleet, int array, Mode mode, GroupHalf target) {
    return switch (new GroupSubject(fleet, array, target).table().copies().keeps()) {
      case RESYNCS -> true;
      case CYCLES -> mode == Mode.PERIODIC;
      case NONE -> false;
    };
  }

  /** The receiver's snapshots: those it still keeps, else its present state where that is whole. */
  private static Retained[] retained(Steps steps, Session session, GroupHalf target) {
    int array = session.peer(target.peer()).array();
    Point point = Hosts.point(steps.fleet(), session, array);
    Retained[] kept = new Retained[target.pairs().size()];
    // After an interrupted resync only the older snapshots are of one moment for all volumes; what
    // was the source holds one, however its target did.
    boolean broken = point.isNowhere() && target.anyPair(SyncStatus.NOT_SYNCED);
    // Without order a running target stands between two moments and is worth no snapshot.
    boolean between = point.isNowhere() && target.pairs().forAll(p -> !p.asserted());
    for (int i = 0; i < kept.length; i++) {
      PairHalf pair = target.pairs().get(i);
      Content content = steps.fleet().site(array).contents().get(pair.localVolume());
      kept[i] =
          pair.everSynced() && !broken && !between
              ? new Retained(content, point, steps.now())
              : pair.retained();
    }
    return kept;
  }

  /** Whether a recover is to fail that has nothing to copy: then it fails before it ends. */
  private static boolean failsAtOnce(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    Session.ArmedFault fault =
        session.armed().find(f -> f.operation().equals("recover")).getOrNull();
    if (fault == null || largest(session.flows()) >= 0) {
      return false;
    }
    steps.put(session.armed(session.armed().remove(fault)));
    return true;
  }

  /** Puts the copies of a session on the path, with the armed fault on the largest. */
  private static void enqueue(Steps steps, int sessionId, String operation) {
    Session session = steps.fleet().session(sessionId);
    int largest = largest(session.flows());
    if (largest < 0) {
      return;
    }
    Session.ArmedFault fault =
        session.armed().find(f -> f.operation().equals(operation)).getOrNull();
    if (fault != null) {
      steps.put(session.armed(session.armed().remove(fault)));
    }
    int to = session.peer(session.sender()).array();
    for (int i = 0; i < session.flows().size(); i++) {
      if (session.flows().get(i) instanceof Flow.Copy copy) {
        long bytes = copy.grains() * Content.GRAIN_BYTES;
        long trip = fault != null && i == largest ? bytes * fault.percent() / 100 : -1;
        Path path = path(steps.fleet(), session.sender(), to);
        put(steps, path.enqueue(new Transfer(copy.transfer(), sessionId, i, bytes, trip, 0)));
      }
    }
    pump(steps, session.sender());
  }

  private static int largest(Session.Flows flows) {
    int found = -1;
    long most = 0;
    for (int i = 0; i < flows.size(); i++) {
      if (flows.get(i) instanceof Flow.Copy copy && copy.grains() > most) {
        most = copy.grains();
        found = i;
      }
    }
    return found;
  }

  static Path path(Fleet fleet, int from, int to) {
    return fleet.paths().get(Fleet.pathId(from, to)).getOrElse(() -> Path.idle(from, to, 0));
  }

  static void put(Steps steps, Path path) {
    if (path.lanes().isEmpty()) {
      steps.put(path, new PathDue(path.from(), path.to()));
    } else {
      Path fair = path.fair();
      steps.put(fair, new PathDue(path.from(), path.to()));
      Journals.rerate(steps, fair);
    }
  }

  /** Starts waiting copies while the sending array is below its limit. */
  static void pump(Steps steps, int from) {
    int limit = steps.fleet().site(from).rules().maxConcurrentSyncs();
    for (var target : steps.fleet().site(from).targets()) {
      Path path = path(steps.fleet(), from, target.peer());
      while (!path.waiting().isEmpty() && active(steps.fleet(), from) < limit) {
        Transfer next = path.waiting().head()._2();
        path = path.dequeued().begin(next, steps.now());
        put(steps, path);
      }
    }
  }

  private static int active(Fleet fleet, int from) {
    int active = 0;
    for (var target : fleet.site(from).targets()) {
      active += path(fleet, from, target.peer()).begun();
    }
    return active;
  }

  /** One volume's copy is complete. */
  static void complete(Steps steps, Transfer done) {
    Session session = steps.fleet().session(done.session());
    int from = session.sender();
    Session.End receiver = session.peer(from);
    GroupHalf source = steps.fleet().half(session.end(from));
    GroupHalf target = steps.fleet().half(receiver);
    Flow.Copy copy = (Flow.Copy) session.flows().get(done.pair());
    PairHalf mine = source.pairs().get(done.pair());
    PairHalf theirs = target.pairs().get(done.pair());
    Hosts.settleVolume(steps, from, mine.localVolume());
    Content content =
        copy.mirrored()
            ? steps.fleet().site(from).contents().get(mine.localVolume()).onto(copy.base())
            : copy.sent();
    steps.put(receiver.array(), theirs.localVolume(), content);
    Flow next = copy.mirrored() ? new Flow.Live(content, content) : Flow.IDLE;
    steps.put(session.sending(from, session.flows().update(done.pair(), next)));
    if (copy.mirrored()) {
      put(steps, from, source, done.pair(), mine.syncedAt(steps.now(), false));
      put(steps, receiver.array(), target, done.pair(), theirs.syncedAt(steps.now(), false));
    }
    finishIfIdle(steps, done.session());
  }

  private static void put(Steps steps, int array, GroupHalf half, int pair, PairHalf value) {
    steps.put(array, half.edit().pairs(half.pairs().update(pair, value)).done());
  }

  /** Once no copy is left, the session is in sync. */
  static void finishIfIdle(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    if (session.flows().copies() > 0) {
      return;
    }
    int from = session.sender();
    GroupHalf source = steps.fleet().half(session.end(from));
    if (Journals.needsAnotherRound(steps, session)) {
      steps.put(session.with(session.peer(from).holding(session.cyclePoint())).cycleEnded());
      begin(steps, sessionId, from, false, session.afterSync());
      return;
    }
    boolean periodic = source.mode() == Mode.PERIODIC;
    boolean cycled = session.cyclePoint() != null;
    long syncedAt =
        source.mode() == Mode.SYNC || session.flows().allLive()
            ? steps.now()
            : session.cycleStartMicros();
    for (Session.End end : Array.of(session.a(), session.b())) {
      finishHalf(steps, end, cycled, syncedAt);
    }
    if (cycled && periodic) {
      keepResyncSnapshot(steps, session, source);
    }
    Session.End receiver = session.peer(from);
    steps.put(
        session
            .with(cycled ? receiver.holding(session.cyclePoint()) : receiver)
            .cycleEnded()
            .afterSync(null));
    if (periodic) {
      Cycles.scheduleNext(steps, sessionId);
    }
    boolean handedOn = Journals.stream(steps, session) == null;
    if (source.mode().journaled() && handedOn && !session.flows().allLive()) {
      // A journal carries the writes of hosts, and none write what another group brings here.
      GroupSessions.happen(steps, sessionId, from, Happening.SOURCE_LOST);
      return;
    }
    if (source.mode().journaled() && !handedOn) {
      Point reached = session.cyclePoint();
      Journals.begin(
          steps, sessionId, reached == null ? Hosts.point(steps.fleet(), session, from) : reached);
      if (steps.fleet().session(sessionId).journal() == null) {
        // What was written meanwhile does not fit into it: nothing has been reached.
        Hosts.refresh(steps, sessionId);
        return;
      }
    }
    GroupSessions.happen(steps, sessionId, from, Happening.COPIED);
    Hosts.refresh(steps, sessionId);
    Command next = session.afterSync();
    if (next != null) {
      next.decide(steps);
    }
  }

  private static void finishHalf(Steps steps, Session.End end, boolean cycled, long syncedAt) {
    GroupHalf half = steps.fleet().half(end);
    Array<PairHalf> pairs =
        half.pairs()
            .map(
                p -> {
                  boolean done = cycled || p.status() == SyncStatus.SYNCED;
                  return done ? synced(p, cycled, syncedAt) : p;
                });
    GroupHalf.Edit edit = half.edit().pairs(pairs);
    if (pairs.forAll(p -> p.status() == SyncStatus.SYNCED)) {
      edit.lastSyncMicros(syncedAt);
    }
    steps.put(end.array(), edit.done());
  }

  private static PairHalf synced(PairHalf pair, boolean cycled, long at) {
    // A cycle proves what it has compared; a pair that was taken for in sync it has not.
    boolean asserted = pair.asserted() && (!cycled || pair.status() == SyncStatus.SYNCED);
    long when = cycled ? at : pair.lastSyncMicros();
    return pair.syncedAt(when, asserted).keeping(null);
  }

  /** A periodic source keeps the newest snapshot: the next cycle sends what differs from it. */
  private static void keepResyncSnapshot(Steps steps, Session session, GroupHalf source) {
    Point point = session.cyclePoint();
    if (point == null) {
      return;
    }
    int from = session.sender();
    int to = session.peer(from).array();
    GroupHalf target = steps.fleet().half(session.peer(from));
    Array<Content> whole = Hosts.contents(steps.fleet(), to, target);
    GroupHalf now = steps.fleet().half(from, source.id());
    steps.put(
        from,
        now.edit()
            .pairs(
                now.pairs()
                    .all()
                    .zipWithIndex(
                        (p, i) ->
                            p.keeping(
                                new Retained(whole.get(i), point, session.cycleStartMicros()))))
            .done());
  }

  /** Ends whatever flows: the receiver keeps what has arrived, and the truth about it is noted. */
  public static void end(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    if (session.cyclePoint() == null && !session.moves() && session.journal() == null) {
      return;
    }
    int from = session.sender();
    session = Hosts.settle(steps, sessionId, from);
    Session.End receiver = session.peer(from);
    GroupHalf target = steps.fleet().half(receiver);
    Point brought = Mirrored.numbered(steps, session);
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Point point = brought == null ? Hosts.pointAt(at, session, receiver.array()) : brought;
    Array<Point> reached = Lines.mixed(steps, session, from);
    Array<Content> arrived = at.contents(session, receiver.array());
    for (int i = 0; i < arrived.size(); i++) {
      steps.put(receiver.array(), target.pairs().get(i).localVolume(), arrived.get(i));
    }
    boolean whole = session.cyclePoint() == null && !point.isNowhere();
    Session.End left = whole ? receiver.holding(point) : receiver.reaching(reached);
    steps.put(
        session
            .with(left)
            .sending(from, Session.Flows.each(session.flows().size(), Flow.IDLE))
            .cycleEnded()
            .afterSync(null));
    Journals.end(steps, sessionId);
    Path path = path(steps.fleet(), from, receiver.array());
    for (Flow flow : session.flows()) {
      if (flow instanceof Flow.Copy copy) {
        path = path.without(copy.transfer(), steps.now());
      }
    }
    put(steps, path);
    pump(steps, from);
  }

  /** The armed fault of a copy strikes. */
  static void strike(Steps steps, Transfer hit) {
    Session session = steps.fleet().session(hit.session());
    int from = session.sender();
    Session.End receiver = session.peer(from);
    GroupHalf source = steps.fleet().half(session.end(from));
    PairHalf pair = source.pairs().get(hit.pair());
    String volume = pair.remoteVolume();
    String named = GroupSubject.called(steps.fleet(), from, source);
    steps.alert(from, "Major", named, "copy of volume " + volume + " failed");
    if (pair.everSynced()) {
      GroupSessions.happen(steps, hit.session(), from, Happening.RESYNC_FAILED);
    } else {
      cancelInitialCopy(steps, session, receiver, hit);
      GroupSessions.happen(steps, hit.session(), from, Happening.FIRST_COPY_FAILED);
    }
    Hosts.refresh(steps, hit.session());
  }

  private static void cancelInitialCopy(
      Steps steps, Session session, Session.End receiver, Transfer hit) {
    int from = session.sender();
    Content arrived =
        new FleetAt(steps.fleet(), steps.now()).contents(session, receiver.array()).get(hit.pair());
    GroupHalf source = steps.fleet().half(session.end(from));
    GroupHalf target = steps.fleet().half(receiver);
    int volume = target.pairs().get(hit.pair()).localVolume();
    steps.put(receiver.array(), volume, arrived);
    steps.put(session.sending(from, session.flows().update(hit.pair(), Flow.IDLE)));
    put(steps, path(steps.fleet(), from, receiver.array()).without(hit.id(), steps.now()));
    pump(steps, from);
    put(steps, from, source, hit.pair(), notSynced(source.pairs().get(hit.pair())));
    put(steps, receiver.array(), target, hit.pair(), notSynced(target.pairs().get(hit.pair())));
  }

  private static PairHalf notSynced(PairHalf pair) {
    return pair.with(SyncStatus.NOT_SYNCED);
  }
}
