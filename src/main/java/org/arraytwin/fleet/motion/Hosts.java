package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.Mover;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** Host access: which volumes accept writes, and what they hold by now. */
public final class Hosts {
  /** Of a host that writes again within so long a write counts as under way. */
  private static final long UNDER_WAY_MICROS = 1_000_000;

  private Hosts() {}

  /** Why a side does not take a host's write right now, or null where it does. */
  public static @Nullable Reason barred(Fleet fleet, Session session, int array) {
    return barred(fleet, array, fleet.half(session.end(array)));
  }

  /** Why a volume does not take a host's write right now, or null where it does. */
  public static @Nullable Reason barred(Fleet fleet, int array, int volume) {
    return barred(fleet, array, fleet.site(array).groupOf(volume));
  }

  /** Why a half does not take a host's write right now, or null where it does or there is none. */
  static @Nullable Reason barred(Fleet fleet, int array, @Nullable GroupHalf half) {
    Site site = fleet.site(array);
    if (!site.powered()) {
      return Reason.ARRAY_WITHOUT_POWER;
    }
    if (half != null && !site.remote().shares(half)) {
      return barred(fleet, site, half);
    }
    if (half != null) {
      for (GroupHalf sharing : site.sharing(half)) {
        Reason reason = barred(fleet, site, sharing);
        if (reason != null) {
          return reason;
        }
      }
    }
    return null;
  }

  private static @Nullable Reason barred(Fleet fleet, Site site, GroupHalf half) {
    if (!half.source()) {
      return Reason.VOL_IS_READ_ONLY;
    }
    if (half.activity() == Activity.FAILOVER || half.activity() == Activity.RESTORE) {
      return Reason.VOL_IO_HELD;
    }
    if (half.status().has(Trait.SOURCE_OFFLINE)) {
      return Reason.VOL_IS_OFFLINE;
    }
    if (half.status().has(Trait.FAILED) && half.policies().failWrtOnErr()) {
      return Reason.VOL_IO_FAILED;
    }
    if (half.started()
        && !fleet.inTouch(site.id(), half.peer())
        && (synchronous(fleet, half) || Journals.usedUp(fleet, half))) {
      TargetHalf target = site.target(half.peer());
      if (target != null && target.ready()) {
        // Unacknowledged by the silent target: it waits until the target is back or given up.
        return Reason.VOL_IO_HELD;
      }
      return half.policies().failWrtOnErr() ? Reason.VOL_IO_FAILED : null;
    }
    return null;
  }

  /** Whether a write is acknowledged only when both sides hold it. */
  static boolean synchronous(Fleet fleet, GroupHalf half) {
    return half.mode() == Mode.SYNC
        || (half.mode() == Mode.ADAPTIVE
            && fleet
                .session(half.session())
                .flows()
                .all()
                .exists(f -> f instanceof Flow.Copy copy && copy.mirrored()));
  }

  /** Lets the workload run where the host may write, and stops it elsewhere. */
  public static void refresh(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    refresh(steps, session.a().array(), steps.fleet().stream(session.a()));
    refresh(steps, session.b().array(), steps.fleet().stream(session.b()));
  }

  /** The same for the stream of a volume, after anything that bars its hosts or lets them in. */
  public static void refreshVolume(Steps steps, int array, int volume) {
    refresh(steps, array, steps.fleet().site(array).streamOf(volume));
  }

  /** Refreshes every session between two arrays. */
  public static void refresh(Steps steps, int x, int y) {
    for (GroupHalf half : halves(steps.fleet(), x, y)) {
      refresh(steps, half.session());
    }
  }

  /** The same for the volumes outside all groups, after an array lost or got power. */
  public static void refreshLone(Steps steps, int array) {
    for (int stream : steps.fleet().site(array).streams().lone()) {
      refresh(steps, array, steps.fleet().site(array).streams().get(stream));
    }
  }

  private static void refresh(Steps steps, int array, @Nullable WriteStream former) {
    if (former != null && former.open()) {
      WriteStream stream = Loads.reloaded(steps, array, former);
      boolean runs = stream.workload() != null && runs(steps.fleet(), array, stream);
      if (stream.running() != runs) {
        WriteStream settled = Streaming.settle(steps, array, stream);
        WriteStream changed = runs ? settled.run(steps.now()) : settled.pause(steps.now());
        steps.put(array, changed);
        if (!runs
            && changed.untilNext() < UNDER_WAY_MICROS
            && inDoubt(steps.fleet(), array, stream)) {
          Streaming.writeOneMore(steps, array, stream.id());
        }
        Journals.lookAt(steps, array, stream.volumes().head());
      }
    }
  }

  private static boolean runs(Fleet fleet, int array, WriteStream stream) {
    if (stream.volumes().isEmpty()) {
      return false;
    }
    Site site = fleet.site(array);
    GroupHalf half = site.groupOf(stream.volumes().head());
    boolean here =
        half == null
            || site.sharing(half).exists(h -> hosted(fleet, array, h))
            || !site.streams().attached().of(stream.volumes()).isEmpty();
    return here && Access.granted(fleet, array, stream.volumes());
  }

  /**
   * Whether the host is stopped because nothing but the acknowledgements of its writes is lost: the
   * write under way has reached the target then.
   */
  private static boolean inDoubt(Fleet fleet, int array, WriteStream stream) {
    if (stream.volumes().isEmpty() || !fleet.site(array).powered()) {
      return false;
    }
    GroupHalf half = fleet.site(array).groupOf(stream.volumes().head());
    return half != null
        && fleet
            .site(array)
            .sharing(half)
            .exists(
                h ->
                    barred(fleet, fleet.site(array), h) == Reason.VOL_IO_HELD
                        && synchronous(fleet, h)
                        && !fleet.connected(array, h.peer())
                        && fleet.hears(h.peer(), array));
  }

  /** Whether the host of a group writes on an array. */
  static boolean hosted(Fleet fleet, int array, GroupHalf half) {
    Session session = fleet.session(half.session());
    return session.workload() != null && session.hostAt() == array;
  }

  /**
   * Moves the host of a group to an array, and with it every group that shares volumes with it on
   * either side: there is one host. A workload whose own group does not reach that array goes on
   * with the group that moves.
   */
  @SuppressWarnings("ReferenceEquality") // whether it is another one's
  public static void move(Steps steps, int sessionId, int array) {
    Session moved = steps.fleet().session(sessionId);
    HostLoad load = moved.workload();
    for (Session.End end : Array.of(moved.a(), moved.b())) {
      for (GroupHalf half :
          steps.fleet().site(end.array()).sharing(steps.fleet().half(end)).tail()) {
        Session session = steps.fleet().session(half.session());
        boolean reaches = session.a().array() == array || session.b().array() == array;
        HostLoad own = session.workload();
        boolean taken = !reaches && load == null && own != null && session.hostAt() >= 0;
        load = taken ? own : load;
        steps.put((taken ? session.load(null) : session).host(reaches ? array : -1));
      }
    }
    steps.put(steps.fleet().session(sessionId).load(load).host(array));
    if (load != moved.workload()) {
      Streaming.rebase(steps, sessionId, array);
    }
  }

  /** The halves at one array of the groups it shares with another. */
  public static Vector<GroupHalf> halves(Fleet fleet, int array, int peer) {
    return fleet.site(array).groups().filter(g -> g != null && g.peer() == peer);
  }

  /** Writes down what one side's volumes hold by now, whatever feeds them. */
  public static Session settle(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    WriteStream stream = steps.fleet().stream(session.end(array));
    GroupHalf half = steps.fleet().half(session.end(array));
    boolean shut = true;
    if (stream != null && stream.open()) {
      Streaming.settle(steps, array, stream);
      shut = false;
    }
    if (Mirrored.feed(steps.fleet(), half, array)
        || (shut && steps.fleet().site(array).sharing(half).size() > 1)) {
      half.pairs().forEach(p -> settleVolume(steps, array, p.localVolume()));
    }
    return session;
  }

  /** Writes down what a volume holds by now, whatever feeds it. */
  public static void settleVolume(Steps steps, int array, int volume) {
    Site site = steps.fleet().site(array);
    WriteStream stream = site.streamOf(volume);
    if (stream != null) {
      Streaming.settle(steps, array, stream);
    }
    if (stream == null || site.local().graph().mirrored(volume)) {
      steps.put(array, volume, new FleetAt(steps.fleet(), steps.now()).content(array, volume));
    }
  }

  /**
   * A host writes grains of a volume that is not barred; numbered where the volume has a stream.
   *
   * @return the stamp of the write
   */
  public static long write(Steps steps, int array, int volume, long first, long count) {
    Streams streams = steps.fleet().site(array).streams();
    Streams.Place place = streams.place(volume);
    WriteStream stream = place == null ? null : streams.get(place.stream());
    long stamp;
    if (place == null || stream == null) {
      stamp = WriteStream.stamp(0, steps.nextId());
    } else {
      WriteStream paused = Streaming.settle(steps, array, stream).pause(steps.now());
      WriteStream written = paused.explicit(place.member(), first, count, steps.now());
      steps.put(array, written);
      stamp = WriteStream.stamp(stream.id(), written.number());
    }
    Content before = steps.fleet().site(array).contents().get(volume);
    if (before == null) {
      throw new IllegalArgumentException("array " + array + " has no volume " + volume);
    }
    steps.put(array, volume, before.write(first, count, stamp));
    refreshVolume(steps, array, volume);
    Journals.lookAt(steps, array, volume);
    List<GroupHalf> halves = steps.fleet().site(array).groupsOf(volume);
    for (int i = 0; i < halves.size(); i++) {
      if (!halves.get(i).naturalSource()) {
        GroupSessions.happen(steps, halves.get(i).session(), array, Happening.TARGET_WRITTEN);
      }
    }
    return stamp;
  }

  /**
   * Replaces all that a volume holds at once, as when a copy lands on it: one write in its stream
   * where it has one. No flow may feed the volume.
   */
  public static void replace(Steps steps, int array, int volume, Content content) {
    CopyGraph graph = steps.fleet().site(array).local().graph();
    if (!graph.isEmpty()) {
      FleetAt before = new FleetAt(steps.fleet(), steps.now());
      steps.put(array, Mover.noted(graph, volume, v -> before.content(array, v)));
    }
    put(steps, array, volume, content);
  }

  /** The same where it is seen to already what the copies of the volume make of it. */
  public static void put(Steps steps, int array, int volume, Content content) {
    Site site = steps.fleet().site(array);
    WriteStream stream = site.streamOf(volume);
    if (stream != null) {
      WriteStream paused = Streaming.settle(steps, array, stream).pause(steps.now());
      steps.put(array, paused.replaced(stream.member(volume), content, steps.now()));
    } else if (site.groupsOf(volume).stream()
        .anyMatch(h -> FleetAt.receives(steps.fleet().session(h.session()), array))) {
      throw new IllegalStateException("volume " + volume + " of array " + array + " is fed");
    }
    steps.put(array, volume, content);
    refreshVolume(steps, array, volume);
    Journals.lookAt(steps, array, volume);
  }

  /** Whether a volume is the receiving side of a group: nothing else may be brought to it. */
  public static boolean fed(Fleet fleet, int array, int volume) {
    return fleet.site(array).groupsOf(volume).stream().anyMatch(half -> !half.source());
  }

  /** Contents of a half's volumes as stored. */
  static Array<Content> contents(Fleet fleet, int array, GroupHalf half) {
    var all = fleet.site(array).contents();
    return half.pairs().map(p -> all.get(p.localVolume()));
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
    WriteStream stream = fleet.stream(end);
    if (half.source() && stream != null && stream.open()) {
      if (Mirrored.feed(fleet, half, array)) {
        return Point.nowhere(stream.numberAt(at.now()));
      }
      return stream.pointAt(at.now());
    }
    if (half.source() ? end.holds() == null : !FleetAt.receives(session, array)) {
      // Its volumes are not its own to write: another group brings what they hold.
      for (GroupHalf other : fleet.site(array).sharing(half)) {
        if (half.source()
            ? !other.source()
            : FleetAt.receives(fleet.session(other.session()), array)) {
          return LongDistance.covers(/* half= */ other, /* other= */ half)
              ? pointAt(at, fleet.session(other.session()), array)
              : Point.nowhere(lastNumber(fleet, session));
        }
      }
    }
    boolean asserted = half.pairs().exists(PairHalf::asserted);
    if (FleetAt.receives(session, array) && session.journal() != null && !asserted) {
      return journaled(at, session);
    }
    if (FleetAt.receives(session, array)) {
      return !asserted && session.flows().allLive()
          ? pointAt(at, session, session.sender())
          : Point.nowhere(pointAt(at, session, session.sender()).number());
    }
    Point held = held(at, session, array);
    return held != null ? held : Point.nowhere(lastNumber(fleet, session));
  }

  /**
   * The moment that a side at rest stands for, or null. None while a volume is there that holds
   * something, has never received anything, and was not there at that moment: the others' moment is
   * theirs again once it has left.
   */
  static @Nullable Point held(FleetAt at, Session session, int array) {
    Point holds = session.end(array).holds();
    GroupHalf half = at.fleet().half(session.end(array));
    if (holds == null || half.source() || Streaming.blank(at.fleet(), array, half.pairs())) {
      return holds;
    }
    var streams = at.fleet().site(array).streams();
    WriteStream own =
        session
            .end(array)
            .streams()
            .map(streams::get)
            .find(s -> s != null && s.tells(holds))
            .getOrNull();
    boolean there =
        own != null
            && Streaming.blank(
                at.fleet(), array, half.pairs().filter(p -> own.member(p.localVolume()) < 0));
    return there ? holds : null;
  }

  public static @Nullable Point held(Fleet fleet, Session session, int array) {
    return held(new FleetAt(fleet, fleet.now()), session, array);
  }

  /** What a journal's receiver stands for: all up to the last set that is whole there. */
  private static Point journaled(FleetAt at, Session session) {
    Journal journal = session.journal();
    WriteStream stream = at.sent(session);
    if (journal == null || stream == null || !journal.isWhole(stream, at.now())) {
      return Point.nowhere(pointAt(at, session, session.sender()).number());
    }
    return stream.point(journal.whole(stream, at.now()));
  }

  private static long lastNumber(Fleet fleet, Session session) {
    WriteStream a = fleet.stream(session.a());
    WriteStream b = fleet.stream(session.b());
    return Math.max(a == null ? 0 : a.number(), b == null ? 0 : b.number());
  }
}
