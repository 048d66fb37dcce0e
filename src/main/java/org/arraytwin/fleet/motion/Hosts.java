package org.arraytwin.fleet.motion;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.GroupStatus;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/** Host access: which side accepts writes, and the streams that number them. */
public final class Hosts {
  private Hosts() {}

  /** Why a side does not take a host's write right now, or null where it does. */
  public static @Nullable Reason barred(Fleet fleet, Session session, int array) {
    if (!fleet.site(array).powered()) {
      return Reason.ARRAY_WITHOUT_POWER;
    }
    GroupHalf half = fleet.half(session.end(array));
    if (!half.source()) {
      return Reason.VOL_IS_READ_ONLY;
    }
    if (half.activity() == Activity.FAILOVER || half.activity() == Activity.RESTORE) {
      return Reason.VOL_IO_HELD;
    }
    int peer = session.peer(array).array();
    boolean acknowledged = half.mode() == Mode.SYNC && half.status() == GroupStatus.STARTED;
    if (acknowledged && !fleet.inTouch(array, peer)) {
      TargetHalf target = fleet.site(array).target(peer);
      if (target != null && target.ready()) {
        // Unacknowledged by the silent target: it waits until the target is back or given up.
        return Reason.VOL_IO_HELD;
      }
      return half.policies().failWrtOnErr() ? Reason.VOL_IO_FAILED : null;
    }
    return null;
  }

  /** Lets the workload run where the host may write, and stops it elsewhere. */
  public static void refresh(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    for (int array : new int[] {session.a().array(), session.b().array()}) {
      GroupHalf half = steps.fleet().half(session.end(array));
      boolean runs = session.hostAt() == array && Access.granted(steps.fleet(), half, array);
      WriteStream stream = session.end(array).stream();
      if (stream != null && stream.running() != runs) {
        session = settle(steps, sessionId, array);
        WriteStream settled = session.end(array).stream();
        if (settled != null) {
          WriteStream next = runs ? settled.run(steps.now()) : settled.pause(steps.now());
          session = session.with(session.end(array).with(next));
          steps.put(session);
        }
      }
    }
  }

  /** Refreshes every session between two arrays. */
  public static void refresh(Steps steps, int x, int y) {
    for (GroupHalf half : halves(steps.fleet(), x, y)) {
      refresh(steps, half.session());
    }
  }

  /** The halves at one array of the groups it shares with another. */
  public static Vector<GroupHalf> halves(Fleet fleet, int array, int peer) {
    return fleet.site(array).groups().filter(g -> g != null && g.peer() == peer);
  }

  /** Writes down what the workload has written by now on one side. */
  public static Session settle(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    WriteStream stream = session.end(array).stream();
    if (stream == null || !stream.running()) {
      return session;
    }
    GroupHalf half = steps.fleet().half(session.end(array));
    Vector<Content> stored = contents(steps.fleet(), array, half);
    Vector<Content> fresh = stream.contentsAt(steps.now(), stored);
    for (int i = 0; i < fresh.size(); i++) {
      steps.put(array, half.pairs().get(i).localVolume(), fresh.get(i));
    }
    Session settled = session.with(session.end(array).with(stream.settledAt(steps.now())));
    steps.put(settled);
    return settled;
  }

  /** Contents of a half's volumes as stored. */
  static Vector<Content> contents(Fleet fleet, int array, GroupHalf half) {
    Vector<Content> all = fleet.site(array).contents();
    return half.pairs().map(p -> all.get(p.localVolume()));
  }

  /** Begins a stream: from now on this side's hosts may write, and their writes are numbered. */
  public static void open(Steps steps, int sessionId, int array, Point ancestor) {
    Session session = steps.fleet().session(sessionId);
    GroupHalf half = steps.fleet().half(session.end(array));
    int id = steps.nextStream();
    WriteStream stream =
        WriteStream.begin(
            id,
            ancestor,
            half.pairs().map(p -> p.localVolume()),
            contents(steps.fleet(), array, half),
            workload(session, steps.fleet(), array, half, id));
    steps.put(session.with(session.end(array).with(stream).holding(null)));
  }

  /** Lets a side's stream go on after the members or the workload of its group changed. */
  public static void rebase(Steps steps, int sessionId, int array) {
    Session session = settle(steps, sessionId, array);
    WriteStream stream = session.end(array).stream();
    if (stream == null) {
      open(steps, sessionId, array, Point.ORIGIN);
      return;
    }
    GroupHalf half = steps.fleet().half(session.end(array));
    WriteStream rebased =
        stream.rebased(
            half.pairs().map(p -> p.localVolume()),
            contents(steps.fleet(), array, half),
            workload(session, steps.fleet(), array, half, stream.id()));
    steps.put(session.with(session.end(array).with(rebased)));
  }

  private static @Nullable Workload workload(
      Session session, Fleet fleet, int array, GroupHalf half, int stream) {
    Session.HostLoad load = session.workload();
    if (load == null || half.pairs().isEmpty()) {
      return null;
    }
    long extentBytes = (long) load.extentGrains() * Content.GRAIN_BYTES;
    long share = Math.max(1, load.rangeBytes() / half.pairs().size() / extentBytes);
    Vector<Long> extents =
        contents(fleet, array, half).map(c -> Math.min(share, c.grains() / load.extentGrains()));
    return new Workload(
        load.seed() + 7919L * stream, load.bytesPerSecond(), load.extentGrains(), extents);
  }

  /** The moment that one side's data stands for; nowhere where it is no one past moment. */
  public static Point point(Fleet fleet, Session session, int array) {
    return pointAt(new FleetAt(fleet, fleet.now()), session, array);
  }

  /** The same for an observer whose clock is past the last change. */
  public static Point pointAt(FleetAt at, Session session, int array) {
    Fleet fleet = at.fleet();
    Session.End end = session.end(array);
    GroupHalf half = fleet.half(end);
    if (half.source() && end.stream() != null) {
      return end.stream().pointAt(at.now());
    }
    if (receiving(session, array)) {
      return live(session, half)
          ? pointAt(at, session, session.sender())
          : Point.nowhere(pointAt(at, session, session.sender()).number());
    }
    return end.holds() != null ? end.holds() : Point.nowhere(lastNumber(session));
  }

  private static boolean receiving(Session session, int array) {
    return session.sender() != array && session.flows().exists(f -> !(f instanceof Flow.Idle));
  }

  private static boolean live(Session session, GroupHalf half) {
    return session.flows().forAll(f -> f instanceof Flow.Live)
        && half.pairs().forAll(p -> !p.asserted());
  }

  private static long lastNumber(Session session) {
    WriteStream a = session.a().stream();
    WriteStream b = session.b().stream();
    return Math.max(a == null ? 0 : a.number(), b == null ? 0 : b.number());
  }
}
