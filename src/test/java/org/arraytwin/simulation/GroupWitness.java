package org.arraytwin.simulation;

import static org.arraytwin.simulation.Violation.require;

import io.vavr.collection.Array;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.NaiveModel;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Segment;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** What both sides of every group claim, held against the numbered writes one by one. */
final class GroupWitness {
  /**
   * Words of states that claim that both sides hold the same, while writes travel synchronously.
   */
  private static final Set<String> SAME =
      Set.of("Synchronized", "Equivalent", "consistent_synchronized");

  /** No journal's receiver is further behind than this and lets its sender go on, microseconds. */
  private static final long LONGEST = 600_000_000L;

  /** Words of states in which a receiving side claims to hold one moment. */
  private static final Set<String> CLAIMING =
      Set.of("Split", "Synchronized", "Equivalent", "consistent_synchronized");

  private final NaiveModel model = new NaiveModel();
  private final Set<Integer> forced = new HashSet<>();
  private final Map<Integer, Integer> owners = new HashMap<>();
  private final Map<Integer, Held> proven = new HashMap<>();
  private final Map<Integer, Boolean> guarded = new HashMap<>();
  private final Map<Integer, TreeMap<Long, Long>> latencies = new HashMap<>();

  /** Follows all hosts up to a moment. */
  void follow(Fleet fleet, long now) {
    Set<Integer> seen = new HashSet<>();
    for (Site site : fleet.sites()) {
      for (int volume = 0; volume < site.volumes().size(); volume++) {
        follow(now, site.id(), site.streamOf(volume), seen);
      }
    }
    // One that its hosts write no more has had its last writes since it was looked at.
    for (Session session : fleet.sessions()) {
      if (session != null) {
        follow(now, session.a().array(), fleet.stream(session.a()), seen);
        follow(now, session.b().array(), fleet.stream(session.b()), seen);
      }
    }
  }

  private void follow(long now, int array, @Nullable WriteStream stream, Set<Integer> seen) {
    if (stream != null && seen.add(stream.id())) {
      owners.put(stream.id(), array);
      model.follow(array, stream, now);
    }
  }

  /** A host's write to a volume whose writes are numbered was accepted. */
  void wrote(Site site, int volume, long first, long count) {
    WriteStream stream = site.streamOf(volume);
    if (stream != null) {
      model.explicit(stream, stream.member(volume), first, count);
    }
  }

  /** The content of a volume whose writes are numbered was replaced. */
  void replaced(Site site, int volume, long[] stamps) {
    WriteStream stream = site.streamOf(volume);
    if (stream != null) {
      model.replaced(stream, stream.member(volume), stamps);
    }
  }

  /** Writes of an array were lost, or changed otherwise than by its hosts. */
  void forget(Site site) {
    for (int volume = 0; volume < site.volumes().size(); volume++) {
      forget(site, volume);
    }
  }

  /** A cache was lost: what a stream of its own goes on from says what is left. */
  void lost(Site was, Site site) {
    for (int volume = 0; volume < site.volumes().size(); volume++) {
      WriteStream before = was.streamOf(volume);
      WriteStream stream = site.streamOf(volume);
      if (before != null && stream != null && before.id() == stream.id()) {
        forget(site, volume);
      }
    }
  }

  /** What befell a volume cannot be followed any more. */
  void forget(Site site, int volume) {
    WriteStream stream = site.streamOf(volume);
    if (stream != null) {
      model.forget(stream);
    }
  }

  /** A second thing has failed besides the copy: what was promised is no longer. */
  void release(Fleet fleet, int array) {
    for (Session session : fleet.sessions()) {
      if (session != null && (session.a().array() == array || session.b().array() == array)) {
        guarded.remove(session.id());
      }
    }
  }

  /** The same of what a volume is a member of. */
  void release(Site site, int volume) {
    site.groupsOf(volume).forEach(half -> guarded.remove(half.session()));
  }

  /** Somebody has made one side take writes whatever the other does. */
  void force(int session) {
    forced.add(session);
  }

  /** What one of some sessions was made to all of them are made to. */
  void passOn(Set<Integer> sessions) {
    if (sessions.stream().anyMatch(forced::contains)) {
      forced.addAll(sessions);
    }
  }

  void check(Fleet fleet) {
    follow(fleet, fleet.now());
    FleetAt at = new FleetAt(fleet, fleet.now());
    for (Session session : fleet.sessions()) {
      if (session != null) {
        check(at, session);
      }
    }
  }

  private void check(FleetAt at, Session session) {
    Fleet fleet = at.fleet();
    GroupHalf a = fleet.half(session.a());
    GroupHalf b = fleet.half(session.b());
    boolean asserted = a.pairs().exists(PairHalf::asserted) || b.pairs().exists(PairHalf::asserted);
    underWay(at, session);
    side(at, session, a, session.a().array(), asserted);
    side(at, session, b, session.b().array(), asserted);
    same(at, session, a, b, asserted);
    access(fleet, session, a, b);
    guarded(at, session, a, b);
    if (!asserted) {
      Exposure exposure = Exposure.of(at, session);
      exposed(at, session, session.a().array(), exposure.sides().get(0));
      exposed(at, session, session.b().array(), exposure.sides().get(1));
    }
  }

  /**
   * What a failover to a side is not said to lose that side holds, or it was written over there.
   */
  private void exposed(FleetAt at, Session session, int survivor, Exposure.Side side) {
    int other = session.peer(survivor).array();
    Point stands = Hosts.pointAt(at, session, other);
    Array<Point> line = at.fleet().line(session, stands);
    // What led to a stream that is no longer kept is not known.
    boolean known = !stands.isNowhere() && line.size() > 1;
    if (!looked(side) || !known || restores(at, session)) {
      return;
    }
    Set<Integer> streams = line.map(Point::stream).toJavaSet();
    Array<Content> theirs = at.contents(session, other);
    Array<Content> own = at.contents(session, survivor);
    WriteStream.Range lost = side.lost();
    for (int v = 0; v < own.size(); v++) {
      for (long g = 0; g < Math.min(own.get(v).grains(), theirs.get(v).grains()); g++) {
        long written = theirs.get(v).stampAt(g);
        long held = own.get(v).stampAt(g);
        long number = WriteStream.numberOf(written);
        // Stream 0 has no numbers: its writes are nobody's.
        int stream = WriteStream.streamOf(written);
        boolean numbered = written > 0 && stream > 0 && streams.contains(stream);
        boolean told = lost != null && lost.first() <= number && number <= lost.last();
        require(
            !numbered || written == held || told || WriteStream.numberOf(held) > number,
            "what a failover is not said to lose is there",
            session.name() + ": write " + number + " is not on " + side + " in grain " + g,
            Map.of("group", session.name()));
      }
    }
  }

  /** What would be rolled back first, or cannot be read, does not hold yet what it would. */
  private static boolean looked(Exposure.Side side) {
    return side.state() == Exposure.Survivor.WHOLE || side.state() == Exposure.Survivor.BROKEN;
  }

  /** Whether somebody has put earlier data onto volumes of a session as a whole. */
  private static boolean restores(FleetAt at, Session session) {
    return Stream.of(session.a(), session.b())
        .map(at.fleet()::stream)
        .anyMatch(s -> s != null && s.history().findLast(x -> x instanceof Segment.Bulk) != null);
  }

  private void side(FleetAt at, Session session, GroupHalf half, int array, boolean asserted) {
    if (!at.fleet().site(array).powered()) {
      // What it believed when it lost power, it shows to nobody.
      return;
    }
    Point point = Hosts.pointAt(at, session, array);
    String name = at.fleet().site(array).name();
    if (point.isNowhere()) {
      // Who follows one that stands for no moment, since others bring it what it holds, cannot.
      boolean follows =
          FleetAt.receives(session, array)
              && Hosts.pointAt(at, session, session.sender()).isNowhere();
      require(
          half.source() || asserted || follows || !claims(half),
          "a side that shows one moment holds one",
          half.name() + " on " + name + " is " + half.status() + " and stands for no moment",
          Map.of("array", name, "group", half.name(), "proof", "PROVEN"));
      return;
    }
    boolean unwritten = half.source() && point.stream() == 0;
    if (model.knows(point) && !unwritten && !(asserted && !half.source())) {
      if (!holds(at, session, half, array, point)) {
        throw new Violation.Found(
            new Violation(
                "a side holds exactly the moment it stands for",
                half.name()
                    + " on "
                    + name
                    + ", "
                    + half.status()
                    + ", does not hold "
                    + point
                    + " by flows "
                    + session.flows().all().map(f -> f.getClass().getSimpleName()).mkString("+")
                    + ", journal "
                    + session.journal(),
                Map.of("array", name, "group", half.name(), "proof", "PROVEN|NO_CLAIM|NOT_KEPT")));
      }
    }
  }

  /**
   * What a journal brings has been under way for as long as a message took at least, from when it
   * was accepted on.
   */
  private void underWay(FleetAt at, Session session) {
    Fleet fleet = at.fleet();
    int to = session.peer(session.sender()).array();
    TreeMap<Long, Long> known = latencies.computeIfAbsent(session.id(), id -> new TreeMap<>());
    if (fleet.connected(session.sender(), to)) {
      known.merge(at.now(), fleet.latencyMicros(session.sender(), to), Math::min);
    }
    Journal journal = session.journal();
    WriteStream stream = at.sent(session);
    Point point = Hosts.pointAt(at, session, to);
    if (journal == null || stream == null || point.isNowhere()) {
      return;
    }
    long accepted = stream.microsOf(point.number());
    Long since = known.floorKey(accepted);
    if (accepted > journal.beganMicros() && since != null) {
      long least = known.tailMap(since, true).values().stream().min(Long::compare).orElse(0L);
      require(
          at.now() - accepted >= least,
          "what a journal brings was under way as long as a message takes",
          session.name()
              + " stands for "
              + point
              + ", accepted "
              + (at.now() - accepted)
              + " us ago, over links of "
              + least
              + " us",
          Map.of("group", session.name(), "proof", "PROVEN"));
    }
    known.headMap(at.now() - LONGEST).clear();
  }

  /** Volumes have the same names in all arrays, by which those of the stream's array are found. */
  private boolean holds(FleetAt at, Session session, GroupHalf half, int array, Point point) {
    Array<Content> contents = at.contents(session, array);
    Held held = new Held(point, half.pairs().map(PairHalf::localVolume), contents);
    Held last = proven.get(session.id() * 16 + array);
    if (last != null && last.same(held)) {
      return true;
    }
    Integer owner = owners.get(point.stream());
    for (int i = 0; i < contents.size(); i++) {
      Volume own = at.fleet().site(array).volumes().get(half.pairs().get(i).localVolume());
      Volume written =
          owner == null || own == null ? null : at.fleet().site(owner).volume(own.name());
      int member = written == null ? -1 : model.member(point, written.id());
      boolean blank = point.stream() == 0;
      if ((blank || member >= 0) && !model.same(contents.get(i), point, blank ? 0 : member)) {
        return false;
      }
    }
    proven.put(session.id() * 16 + array, held);
    return true;
  }

  /** What was found right need not be looked at again. */
  private record Held(Point point, Array<Integer> volumes, Array<Content> contents) {
    boolean same(Held other) {
      return point.equals(other.point)
          && volumes.equals(other.volumes)
          && contents.zip(other.contents).forAll(p -> p._1().same(p._2()));
    }
  }

  private static boolean claims(GroupHalf half) {
    if (half.kind().equals("threepar-remote-copy")) {
      return !half.pairs().isEmpty()
          && half.pairs()
              .forAll(
                  p ->
                      p.everSynced()
                          && p.status() != SyncStatus.SYNCING
                          && p.status() != SyncStatus.NOT_SYNCED);
    }
    return CLAIMING.contains(half.status().word()) && half.mode() != Mode.ADAPTIVE;
  }

  private static void same(
      FleetAt at, Session session, GroupHalf a, GroupHalf b, boolean asserted) {
    boolean sync = a.mode() == Mode.SYNC && b.mode() == Mode.SYNC && !asserted;
    boolean threepar = a.kind().equals("threepar-remote-copy");
    boolean both =
        threepar
            ? a.started()
                && b.started()
                && a.allPairs(SyncStatus.SYNCED)
                && b.allPairs(SyncStatus.SYNCED)
            : SAME.contains(a.status().word()) && a.status().word().equals(b.status().word());
    int x = session.a().array();
    int y = session.b().array();
    // What comes to the last of a cascade is not there before the link is back: it rests.
    boolean rests = !session.moves() && !at.fleet().connected(x, y);
    if (sync && both && !rests) {
      require(
          at.contents(session, x).zip(at.contents(session, y)).forAll(p -> p._1().same(p._2())),
          "a synchronous mirror in sync equals its source",
          session.name() + " is in sync on both sides and they differ",
          Map.of("group", session.name(), "equal", "true"));
    }
  }

  /** Both sides take writes only where somebody has asked for it, and then they show it. */
  private void access(Fleet fleet, Session session, GroupHalf a, GroupHalf b) {
    boolean both =
        Hosts.barred(fleet, session, session.a().array()) == null
            && Hosts.barred(fleet, session, session.b().array()) == null;
    if (!both) {
      if (!(a.source() && b.source())) {
        forced.remove(session.id());
      }
      return;
    }
    boolean shown =
        a.status().has(Trait.TARGET_WRITABLE)
            || b.status().has(Trait.TARGET_WRITABLE)
            || a.failedOver()
            || b.failedOver()
            || forced.contains(session.id());
    require(
        shown,
        "both sides take writes only where they were made to",
        session.name() + ": both sides accept writes, " + a.status() + " and " + b.status(),
        Map.of(
            "array",
            fleet.site(session.b().array()).name(),
            "group",
            b.name(),
            "writable",
            "false"));
  }

  /** Whether somebody has let another group fill a volume of the target. */
  private static boolean takenOver(FleetAt at, Session session, GroupHalf target) {
    Site site = at.fleet().site(session.peer(target.peer()).array());
    return target
        .pairs()
        .exists(
            p ->
                site.groupsOf(p.localVolume()).stream()
                    .anyMatch(
                        other ->
                            other.session() != session.id()
                                && !other.source()
                                && other.status().has(Trait.RUNNING)));
  }

  /** With FailedCopyStopsHostIO nothing that was acknowledged is ever lost. */
  private void guarded(FleetAt at, Session session, GroupHalf a, GroupHalf b) {
    if (!a.kind().equals("reference-mirror")) {
      return;
    }
    boolean sync =
        a.policies().failWrtOnErr()
            && a.mode() == Mode.SYNC
            && b.mode() == Mode.SYNC
            && a.source()
            && !b.source()
            && !takenOver(at, session, b)
            // What another mirror is still bringing to the source is no write of its hosts.
            && !Hosts.pointAt(at, session, session.a().array()).isNowhere();
    String word = a.status().word();
    boolean held = word.equals("Synchronized") || word.equals("Broken");
    boolean both = word.equals("Synchronized") && b.status().word().equals("Synchronized");
    boolean now = sync && held && (both || guarded.getOrDefault(session.id(), false));
    guarded.put(session.id(), now);
    if (now) {
      Exposure.Side exposed = Exposure.of(at, session).sides().get(1);
      require(
          exposed.state() == Exposure.Survivor.UNREADABLE
              || (exposed.state() == Exposure.Survivor.WHOLE
                  && restored(at, session, exposed.lost())),
          "no acknowledged write is lost where a failed copy stops host I/O",
          session.name() + ": a failover would lose " + exposed,
          Map.of("group", session.name(), "exposureWrites", "0"));
    }
  }

  /**
   * Whether nothing of some writes is a host's: what a restore puts there an operator has asked.
   */
  private static boolean restored(FleetAt at, Session session, WriteStream.@Nullable Range lost) {
    WriteStream stream = at.fleet().stream(session.a());
    if (lost == null || stream == null) {
      return lost == null;
    }
    for (Segment segment : stream.history()) {
      boolean among = segment.first() <= lost.last() && segment.last() >= lost.first();
      if (among && !(segment instanceof Segment.Bulk)) {
        return false;
      }
    }
    return lost.first() > stream.originNumber();
  }
}
