package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import io.vavr.collection.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Backlog;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * The streams that number what hosts write: when they begin and end, whose they are. Groups that
 * share volumes on an array share one stream there; it is open while none of them is a target.
 */
public final class Streaming {
  private Streaming() {}

  /** Writes down what a stream's workload has written by now. */
  static WriteStream settle(Steps steps, int array, WriteStream stream) {
    if (!stream.running()) {
      return stream;
    }
    WriteStream settled = stream.settledAt(steps.now());
    Array<Integer> volumes = stream.volumes();
    if (settled.number() - stream.number() < volumes.size()) {
      // A few writes go to a few of many: the others are not looked at.
      var stored = steps.fleet().site(array).contents();
      stream
          .writtenAt(steps.now(), member -> stored.get(volumes.get(member)))
          .forEach((member, content) -> steps.put(array, volumes.get(member), content));
    } else {
      Array<Content> fresh = stream.contentsAt(steps.now(), stored(steps.fleet(), array, volumes));
      for (int i = 0; i < fresh.size(); i++) {
        steps.put(array, volumes.get(i), fresh.get(i));
      }
    }
    steps.put(array, settled);
    return settled;
  }

  /** Lets a paused stream's workload make one more write. */
  static void writeOneMore(Steps steps, int array, int id) {
    WriteStream stream = steps.fleet().site(array).streams().get(id);
    if (stream != null && !stream.running() && stream.workload() != null) {
      Array<Content> before = stored(steps.fleet(), array, stream.volumes());
      WriteStream more = stream.oneMore(steps.now());
      Array<Content> after = more.afterLast(before);
      for (int i = 0; i < after.size(); i++) {
        steps.put(array, stream.volumes().get(i), after.get(i));
      }
      steps.put(array, more);
    }
  }

  static Array<Content> stored(Fleet fleet, int array, Array<Integer> volumes) {
    var all = fleet.site(array).contents();
    return volumes.map(all::get);
  }

  /**
   * Begins a stream: from now on this side's hosts may write, and their writes are numbered. Where
   * a group that shares the volumes is a target there, none begins, and the side holds what it has.
   */
  public static void open(Steps steps, int sessionId, int array, Point ancestor) {
    Session session = steps.fleet().session(sessionId);
    Site site = steps.fleet().site(array);
    GroupHalf half = steps.fleet().half(session.end(array));
    Array<GroupHalf> sharing = site.sharing(half);
    if (sharing.exists(h -> !h.source())) {
      boolean fed = Rivals.feed(steps.fleet(), session, array);
      Point held = fed || ancestor.isNowhere() ? null : ancestor;
      steps.put(session.with(session.end(array).holding(held)));
      steps.follow(sessionId, array, 0);
      return;
    }
    int id = steps.nextStream();
    Array<Integer> volumes = volumes(Array.empty(), sharing);
    Loads.lone(steps, array, volumes);
    Array<Content> contents = stored(steps.fleet(), array, volumes);
    Workload workload = new Loads(steps.fleet(), array, volumes, id).of(sharing);
    Array<Point> line =
        ancestor.isNowhere()
            ? from(session.end(array).reached(), ancestor)
            : steps.fleet().line(session, ancestor);
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    for (GroupHalf member : sharing) {
      if (!LongDistance.covers(half, member)) {
        // Volumes that only that one has hold what they held before.
        Session other = steps.fleet().session(member.session());
        line = Point.mixture(line, Lines.held(at, other, array));
      }
    }
    steps.put(array, WriteStream.begin(id, line, volumes, contents, workload, steps.now()));
    for (GroupHalf member : sharing) {
      steps.follow(member.session(), array, id);
      Session follower = steps.fleet().session(member.session());
      steps.put(follower.with(follower.end(array).holding(null)));
    }
  }

  /** What led to a side that stands for no moment, whose hosts are to count on from a number. */
  private static Array<Point> from(Array<Point> reached, Point nowhere) {
    if (reached.isEmpty() || !reached.last().isNowhere()) {
      return reached.append(nowhere);
    }
    Point last = reached.last();
    // Where nothing but what nobody numbered stands behind it, all that is numbered is before that.
    return last.isParts() ? reached.init().append(last.upTo(nowhere.number())) : reached;
  }

  /**
   * A side that holds something although it never received anything stands for no moment. Where
   * volumes did receive something before, they stand for none only as long as that one is there.
   */
  public static void claimOnlyBlank(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    Session.End end = session.end(array);
    GroupHalf half = steps.fleet().half(end);
    if (half.pairs().forAll(p -> !p.everSynced()) && !blank(steps.fleet(), array, half.pairs())) {
      steps.put(session.with(end.holding(null)));
    }
  }

  /** Whether those of some volumes hold nothing that never received anything. */
  static boolean blank(Fleet fleet, int array, Iterable<PairHalf> pairs) {
    return Iterator.ofAll(pairs)
        .filter(p -> !p.everSynced())
        .forAll(
            p -> {
              Content content = fleet.site(array).contents().get(p.localVolume());
              return content != null
                  && content.same(Content.blank(content.grains() * Content.GRAIN_BYTES));
            });
  }

  /** A volume has lost what it held: groups of which it is a target at rest stand for no moment. */
  public static void forgetMoment(Steps steps, int array, int volume) {
    for (GroupHalf half : steps.fleet().site(array).groupsOf(volume)) {
      Session session = steps.fleet().session(half.session());
      if (!half.source() && !FleetAt.receives(session, array)) {
        steps.put(session.with(session.end(array).holding(null)));
      }
    }
  }

  /**
   * Lets a side's stream go on after the members or the workload of its group changed. It takes up
   * what groups that share volumes, and volumes that were outside all groups, had of their own.
   *
   * @throws IllegalStateException where two streams with volumes would have to become one
   */
  public static void rebase(Steps steps, int sessionId, int array) {
    Session session = Hosts.settle(steps, sessionId, array);
    GroupHalf half = steps.fleet().half(session.end(array));
    Loads.lone(steps, array, half.pairs().volumes());
    Site site = steps.fleet().site(array);
    Array<GroupHalf> sharing = site.sharing(half);
    if (!half.source()) {
      return;
    }
    if (sharing.exists(h -> !h.source())) {
      close(steps, array, steps.fleet().stream(session.end(array)));
      return;
    }
    WriteStream own = steps.fleet().stream(session.end(array));
    boolean parted = own != null && site.streams().users(own.id()) > users(steps, sharing, own);
    WriteStream shared = parted ? own : shared(steps, array, sharing);
    if (shared == null) {
      open(steps, sessionId, array, Hosts.point(steps.fleet(), session, array));
    } else {
      join(steps, array, shared, parted ? steps.nextStream() : shared.id(), sharing);
    }
  }

  /** Goes on counting what a volume that has just joined a side's stream holds beyond the other. */
  public static void joined(
      Steps steps, Session.End end, int volume, WriteStream.@Nullable Range writes) {
    WriteStream stream = steps.fleet().stream(end);
    if (writes != null && stream != null && stream.open()) {
      WriteStream paused = settle(steps, end.array(), stream).pause(steps.now());
      Content content = steps.fleet().site(end.array()).contents().get(volume);
      int member = paused.member(volume);
      steps.put(end.array(), paused.joined(member, content, writes, steps.now()));
    }
  }

  /** Whether groups that share none of their volumes have some of these: one stream cannot. */
  public static boolean apart(Site site, Array<Integer> volumes) {
    Joining joining = new Joining(site);
    return !volumes.forAll(joining::takes);
  }

  /** Volumes of an array that join one by one, all of whose writes one stream is to number. */
  public static final class Joining {
    private final Site site;
    private int stream;

    /** None yet. */
    public Joining(Site site) {
      this.site = site;
    }

    /** The members of a group, which are in one stream. */
    public Joining(Site site, Iterable<PairHalf> members) {
      this(site);
      members.forEach(pair -> takes(pair.localVolume()));
    }

    /** Whether a volume may join: no groups that have none of the others number its writes. */
    public boolean takes(int volume) {
      WriteStream its = site.streamOf(volume);
      if (its == null || site.streams().users(its.id()) == 0 || its.id() == stream) {
        return true;
      }
      boolean first = stream == 0;
      stream = first ? its.id() : stream;
      return first;
    }
  }

  /** How many of the groups refer to a stream. */
  private static int users(Steps steps, Array<GroupHalf> sharing, WriteStream stream) {
    return sharing.count(h -> end(steps.fleet(), h).stream() == stream.id());
  }

  /** The end that a half is: its peer has the other one. */
  private static Session.End end(Fleet fleet, GroupHalf half) {
    return fleet.session(half.session()).peer(half.peer());
  }

  /** The open stream of some groups: the one with volumes, else any, or null. */
  private static @Nullable WriteStream shared(Steps steps, int array, Array<GroupHalf> sharing) {
    WriteStream found = null;
    for (GroupHalf half : sharing) {
      WriteStream stream = steps.fleet().stream(end(steps.fleet(), half));
      if (stream == null || !stream.open() || (found != null && found.id() == stream.id())) {
        continue;
      }
      if (found != null && !found.volumes().isEmpty() && !stream.volumes().isEmpty()) {
        throw new IllegalStateException(
            "streams " + found.id() + " and " + stream.id() + " of array " + array + " meet");
      }
      found = found == null || found.volumes().isEmpty() ? stream : found;
    }
    return found;
  }

  /** Lets groups share a stream, or what goes on from it under another id. */
  private static void join(
      Steps steps, int array, WriteStream stream, int id, Array<GroupHalf> sharing) {
    for (GroupHalf half : sharing) {
      steps.follow(half.session(), array, id);
    }
    WriteStream settled = settle(steps, array, stream);
    Array<Integer> volumes = volumes(settled.volumes(), sharing);
    Loads.lone(steps, array, volumes);
    Workload workload = new Loads(steps.fleet(), array, volumes, id).of(sharing);
    WriteStream going = id == stream.id() ? settled : settled.parted(id, steps.now());
    if (going.id() != settled.id()
        || !volumes.equals(settled.volumes())
        || !Objects.equals(workload, settled.workload())) {
      Array<Content> contents = stored(steps.fleet(), array, volumes);
      WriteStream now = going.rebased(volumes, contents, workload, steps.now());
      Journals.goOn(steps, array, sharing, settled, now);
    }
  }

  /**
   * Makes a volume outside all groups larger; a host that writes it goes on where it always wrote.
   */
  public static void grow(Steps steps, int array, Volume volume, long sizeBytes) {
    WriteStream stream = steps.fleet().site(array).streamOf(volume.id());
    if (stream == null) {
      steps.grow(array, volume, sizeBytes);
      return;
    }
    WriteStream settled = settle(steps, array, stream);
    steps.grow(array, volume, sizeBytes);
    Array<Content> contents = stored(steps.fleet(), array, settled.volumes());
    steps.put(array, settled.grown(contents, steps.now()));
    Hosts.refreshVolume(steps, array, volume.id());
  }

  /** The members of some groups: those that a stream has already, in its order, then the others. */
  private static Array<Integer> volumes(Array<Integer> before, Array<GroupHalf> sharing) {
    Set<Integer> members = new LinkedHashSet<>();
    for (GroupHalf half : sharing) {
      for (PairHalf pair : half.pairs()) {
        members.add(pair.localVolume());
      }
    }
    Set<Integer> ordered = new LinkedHashSet<>(before.filter(members::contains).asJava());
    ordered.addAll(members);
    return Array.ofAll(ordered);
  }

  /** The hosts of an array write volumes no more that a new group is to bring data to. */
  public static void closeFed(Steps steps, int sessionId, int array) {
    Session session = steps.fleet().session(sessionId);
    GroupHalf half = steps.fleet().half(session.end(array));
    Loads.lone(steps, array, half.pairs().volumes());
    for (GroupHalf other : steps.fleet().site(array).sharing(half).tail()) {
      rebase(steps, other.session(), array);
    }
  }

  /** The groups whose volumes a stream numbers the writes of. */
  static Array<GroupHalf> writtenBy(Steps steps, int array, WriteStream stream) {
    Site site = steps.fleet().site(array);
    GroupHalf half = stream.volumes().isEmpty() ? null : site.groupOf(stream.volumes().head());
    return half == null ? Array.empty() : site.sharing(half);
  }

  /** From now on no more writes to a stream's volumes are numbered; what was written is kept. */
  static void close(Steps steps, int array, @Nullable WriteStream stream) {
    if (stream != null && stream.open()) {
      Array<Mirrored.Waiting> waiting =
          Rivals.orphan(steps, array, writtenBy(steps, array, stream));
      WriteStream now = steps.fleet().site(array).streams().get(stream.id());
      if (now != null) {
        for (GroupHalf half : writtenBy(steps, array, now)) {
          hold(steps, half, array);
        }
        WriteStream settled = settle(steps, array, now);
        steps.put(array, Mirrored.numbered(steps, array, settled).closed(steps.now()));
      }
      Mirrored.goOn(steps, array, waiting);
    }
  }

  /**
   * The last writes that a stream of an array numbered, of which volumes have lost theirs.
   *
   * @param stream its id
   * @param first number of the first
   * @param last number of the last
   * @param volumes which have lost theirs
   */
  public record Lost(int stream, long first, long last, IntPredicate volumes) {}

  /**
   * Volumes of groups have lost the last writes that their stream numbered: what their hosts write
   * goes on as a new stream from the moment before these, or from a mixture where not all of the
   * volumes are back there. While one of the groups still brings any of it on, the stream stays.
   *
   * @param gone whether volumes hold nothing any more, instead of what they held before
   */
  public static void setBack(Steps steps, int array, Lost lost, boolean gone) {
    WriteStream stream = steps.fleet().site(array).streams().get(lost.stream());
    Array<GroupHalf> sharing = stream == null ? Array.empty() : writtenBy(steps, array, stream);
    if (stream == null || sharing.isEmpty()) {
      return;
    }
    note(steps, array, sharing, lost);
    if (sharing.exists(h -> moves(steps, h))) {
      return;
    }
    WriteStream closed = settle(steps, array, stream).closed(steps.now());
    Array<Content> contents = stored(steps.fleet(), array, closed.volumes());
    Array<Content> before =
        gone
            ? contents.map(c -> Content.blank(c.grains() * Content.GRAIN_BYTES))
            : closed.asOf(lost.first() - 1).orElse(Array.empty());
    boolean back = before.corresponds(contents, Content::same);
    Array<Point> whole = gone ? Array.of(Point.ORIGIN) : closed.line(lost.first() - 1);
    int fresh = steps.nextStream();
    Workload workload = new Loads(steps.fleet(), array, closed.volumes(), fresh).of(sharing);
    WriteStream going =
        WriteStream.begin(
            fresh,
            back ? whole : Point.mixture(whole, closed.line(lost.last())),
            closed.volumes(),
            contents,
            workload,
            steps.now());
    steps.put(array, closed);
    steps.put(array, going);
    sharing.forEach(half -> steps.setBack(half.session(), array, fresh));
    Hosts.refreshVolume(steps, array, closed.volumes().head());
  }

  /**
   * What volumes held that a stream numbered is gone, and nobody can read them: what no session
   * brings on, and the other side has not, is lost.
   */
  public static void gone(Steps steps, int array, Lost lost) {
    WriteStream stream = steps.fleet().site(array).streams().get(lost.stream());
    Array<GroupHalf> sharing = stream == null ? Array.empty() : writtenBy(steps, array, stream);
    note(steps, array, sharing.reject(half -> moves(steps, half)), lost);
  }

  /**
   * Sessions that a stream's writes belong to keep on record those of their own that the other side
   * has not; what an earlier loss has cost already is not lost again.
   */
  private static void note(Steps steps, int array, Array<GroupHalf> halves, Lost lost) {
    WriteStream stream = steps.fleet().site(array).streams().get(lost.stream());
    for (GroupHalf half : halves) {
      Session session = steps.fleet().session(half.session());
      if (stream == null || session.end(array).stream() != stream.id()) {
        continue;
      }
      long before = session.lastLost(array, stream.id());
      FleetAt at = new FleetAt(steps.fleet(), steps.now());
      Array<Point> there = Lines.reached(at, session, session.peer(array).array());
      WriteStream.Range here =
          there.isEmpty()
              ? steps.fleet().writes(stream.id(), lost.first(), lost.last())
              : steps.fleet().beyond(stream.line(lost.last()), there);
      if (here == null) {
        continue;
      }
      long first = Math.max(Math.max(lost.first(), here.first()), before + 1);
      WriteStream.Range writes =
          first > lost.last()
              ? null
              : Backlog.among(
                  stream,
                  first,
                  lost.last(),
                  v -> lost.volumes().test(v) && half.pairs().at(v) >= 0);
      if (writes != null) {
        steps.put(session.losing(new Session.Loss(array, stream.id(), writes, steps.now())));
      }
    }
  }

  private static boolean moves(Steps steps, GroupHalf half) {
    return steps.fleet().session(half.session()).moves();
  }

  /** A source stands where its stream ends until something else is brought to its volumes. */
  private static void hold(Steps steps, GroupHalf half, int array) {
    Session session = steps.fleet().session(half.session());
    Point point = Hosts.point(steps.fleet(), session, array);
    if (half.source() && !point.isNowhere() && !Rivals.feed(steps.fleet(), session, array)) {
      steps.put(session.with(session.end(array).holding(point)));
    }
  }

  /** Takes a group away, with what its sides refer to; groups that shared its volumes go on. */
  public static void remove(Steps steps, int sessionId) {
    Session session = steps.fleet().session(sessionId);
    Array<Session.End> ends = Array.of(session.a(), session.b());
    Array<Array<GroupHalf>> sharing =
        ends.map(end -> steps.fleet().site(end.array()).sharing(steps.fleet().half(end)).tail());
    Array<Array<Integer>> left = ends.map(end -> steps.fleet().half(end).pairs().volumes());
    ends.forEach(end -> Hosts.settle(steps, sessionId, end.array()));
    ends.forEach(end -> steps.remove(end.array(), steps.fleet().half(end)));
    steps.removeSession(sessionId);
    for (int i = 0; i < ends.size(); i++) {
      goOn(steps, ends.get(i).array(), sharing.get(i));
      Loads.lone(steps, ends.get(i).array(), left.get(i));
    }
  }

  /** Lets groups go on at an array that shared volumes with one that has them no more. */
  public static void goOn(Steps steps, int array, Array<GroupHalf> halves) {
    for (GroupHalf half : halves) {
      rebase(steps, half.session(), array);
      Hosts.refresh(steps, half.session());
    }
  }
}
