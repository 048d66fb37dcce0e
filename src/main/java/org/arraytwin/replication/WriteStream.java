package org.arraytwin.replication;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.arraytwin.persistent.Log;
import org.arraytwin.persistent.Places;
import org.arraytwin.replication.load.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host writes that a set of volumes of one array accepts: numbered, each a workload's or an
 * explicit one. It belongs to no group: several groups may replicate what one stream writes, and
 * volumes outside all groups may have one. Numbers go on from the stream before; the stream's id
 * keeps the stamps of two sides apart.
 *
 * @param id unique in the fleet, 1 to 2^23
 * @param lineage the streams whose writes led to what the volumes held when this one began, each
 *     with the last number that counts, the oldest first. What all began from is {@link
 *     Point#ORIGIN}, or nowhere where that is no moment of any stream, as of volumes that were
 *     written before anybody numbered it; what stands before that is in them whole, and parts of
 *     later writes may be
 * @param members the member volumes' ids in their array
 * @param origin the members' contents at {@code originNumber}
 * @param originNumber number of the last write contained in {@code origin}
 * @param originMicros since when {@code originNumber} was the last
 * @param workload what the host writes by now, or null where only explicit writes come
 * @param number of the last write applied to the volumes' contents
 * @param turn which write of the workload is the next to apply
 * @param history segments, oldest first, all after {@code origin} and maybe some before it; the
 *     last may be a running one
 * @param open whether it still numbers what is written to its volumes; else it is kept for what it
 *     can prove
 */
public record WriteStream(
    int id,
    Array<Point> lineage,
    Places members,
    Array<Content> origin,
    long originNumber,
    long originMicros,
    @Nullable Workload workload,
    long number,
    Workload.Turn turn,
    Log<Segment> history,
    boolean open) {

  private static final int STAMP_BITS = 40;
  private static final int HISTORY = 2048;
  private static final int LINEAGE = 64;

  /** A new stream whose volumes hold what they hold now, where a line of streams led to. */
  public static WriteStream begin(
      int id,
      Array<Point> lineage,
      Array<Integer> volumes,
      Array<Content> contents,
      @Nullable Workload workload,
      long now) {
    long reached = lineage.last().number();
    boolean known = !lineage.last().equals(Point.ORIGIN) || blank(contents);
    return new WriteStream(
        id,
        known ? lineage : Array.of(Point.nowhere(reached)),
        Places.of(volumes),
        contents,
        reached,
        now,
        workload,
        reached,
        Workload.Turn.FIRST,
        Log.empty(),
        true);
  }

  /**
   * This stream after its members or its workload changed: it counts on, and what it numbered until
   * now is still told, so that journals bring it. A member that joins held something else before
   * that nobody numbered: what it began from, and any moment before, can no longer be rebuilt then.
   * It must be settled.
   */
  public WriteStream rebased(
      Array<Integer> newVolumes,
      Array<Content> contents,
      @Nullable Workload newWorkload,
      long now) {
    WriteStream still = pause(now);
    Places after = newVolumes.equals(volumes()) ? members : Places.of(newVolumes);
    Array<Content> joined =
        contents.zip(newVolumes).filter(p -> members.of(p._2()) < 0).map(p -> p._1());
    boolean told = joined.isEmpty();
    return new WriteStream(
        id,
        number > ancestor().number() || blank(joined) ? lineage : besides(),
        after,
        told ? newVolumes.map(volume -> origin.get(members.of(volume))) : contents,
        told ? originNumber : number,
        told ? originMicros : now,
        newWorkload,
        number,
        Workload.Turn.FIRST,
        after.equals(members) ? still.history : moved(still.history, after),
        open);
  }

  /** What led to here, and besides that what nobody numbered. */
  private Array<Point> besides() {
    return ancestor().isNowhere() ? lineage : lineage.append(Point.nowhere(number));
  }

  /** Segments whose members stand at other places, -1 where they are no members any more. */
  private Log<Segment> moved(Log<Segment> segments, Places after) {
    Vector<Integer> to = volumes().toVector().map(after::of);
    return Log.of(Vector.ofAll(segments).map(segment -> segment.moved(to)));
  }

  /**
   * A stream of its own that goes on from this one, as where what shared this one shares no volume
   * any more; settled.
   */
  public WriteStream parted(int newId, long now) {
    WriteStream still = pause(now);
    return new WriteStream(
        newId,
        line(number),
        members,
        origin,
        originNumber,
        originMicros,
        workload,
        number,
        still.turn,
        still.history,
        open);
  }

  /** This stream once a member has become larger: what was before is told no more; settled. */
  public WriteStream grown(Array<Content> contents, long now) {
    return new WriteStream(
        id,
        lineage,
        members,
        contents,
        number,
        now,
        workload,
        number,
        pause(now).turn,
        Log.empty(),
        open);
  }

  private static boolean blank(Array<Content> contents) {
    return contents.forAll(c -> c.same(Content.blank(c.grains() * Content.GRAIN_BYTES)));
  }

  /** The stamp of a write of a stream. */
  public static long stamp(int stream, long number) {
    return ((long) stream << STAMP_BITS) | number;
  }

  /** The stream a stamp belongs to. */
  public static int streamOf(long stamp) {
    return (int) (stamp >>> STAMP_BITS);
  }

  /** The number of the write a stamp names. */
  public static long numberOf(long stamp) {
    return stamp & ((1L << STAMP_BITS) - 1);
  }

  public boolean running() {
    return history.last() instanceof Segment.Run run && run.running();
  }

  /** What its host writes over a long time, in bytes per second; 0 while it does not. */
  public double meanBytesPerSecond() {
    return workload == null || !running() ? 0 : workload.pattern().meanBytesPerSecond();
  }

  /** The member volumes' ids in their array. */
  public Array<Integer> volumes() {
    return members.all();
  }

  /** The position of a volume, -1 where it is no member. */
  public int member(int volume) {
    return members.of(volume);
  }

  /** The number of the last write accepted by then; for a past time -1 where no longer known. */
  public long numberAt(long time) {
    Segment begun = history.findLast(segment -> segment.startMicros() <= time);
    return begun == null ? known(time) : reached(begun, time);
  }

  /**
   * The earliest moment after now at which the workload alone will have written more than so many
   * bytes beyond what it has by now; far away where it never will.
   */
  public long exceeds(long now, long bytes) {
    if (!(running() && history.last() instanceof Segment.Run run)) {
      return now + Pattern.NEVER;
    }
    Workload at = run.workload();
    long next = run.index(numberAt(now) + 1);
    long more = at.pattern().fitting(next, bytes / Content.GRAIN_BYTES) + 1;
    long last = next + more - run.firstIndex();
    return Math.max(now + 1, run.microsOf(last));
  }

  private long known(long time) {
    return time < originMicros ? -1 : originNumber;
  }

  private long reached(Segment segment, long time) {
    if (segment instanceof Segment.Run run) {
      long made = run.made(time);
      return run.first() - 1 + (run.running() ? made : Math.min(made, run.count()));
    }
    return segment.last();
  }

  /** Reads that the workload has made by now; from 0 again where the workload has changed. */
  public long readsAt(long now) {
    return workload == null ? 0 : workload.pattern().reads(turn.index() + numberAt(now) - number);
  }

  /** The point the volumes stand at by then: before the first write, what the stream began from. */
  public Point pointAt(long now) {
    return point(numberAt(now));
  }

  /** The point the volumes stand at after write n, which another stream may have numbered. */
  public Point point(long n) {
    boolean own = ancestor().isNowhere() && n >= ancestor().number();
    Point told = own ? null : lineage.find(p -> n <= p.number() && !p.isNowhere()).getOrNull();
    return new Point(told == null ? id : told.stream(), n);
  }

  /** What the volumes held when the stream began. */
  public Point ancestor() {
    return lineage.last();
  }

  /**
   * The streams whose writes led to what the volumes held after write n, as {@link #lineage} has
   * them; the last is that point. Of very many the oldest are forgotten.
   */
  public Array<Point> line(long n) {
    // What began from no moment of any stream holds all that stands before that.
    boolean besides = ancestor().isNowhere() && n >= ancestor().number();
    Array<Point> led =
        besides
            ? lineage
            : lineage.takeWhile(p -> p.number() < n || (p.isNowhere() && p.number() == n));
    Array<Point> line = led.append(point(n));
    return line.drop(Math.max(0, line.size() - LINEAGE));
  }

  /** Whether it has numbered, or goes on from, what leads to a point. */
  public boolean tells(Point point) {
    return point.stream() == id || point.equals(point(point.number()));
  }

  /** The members' contents by then, from their contents at {@link #number}. */
  public Array<Content> contentsAt(long now, Array<Content> applied) {
    long n = numberAt(now);
    if (n == number || workload == null) {
      return applied;
    }
    long to = turn.index() + (n - number);
    return workload.applied(applied, turn.index(), to, stamp(id, number + 1));
  }

  /** The same of those members alone that are written to until then, by member. */
  public Map<Integer, Content> writtenAt(long now, IntFunction<Content> applied) {
    long to = turn.index() + numberAt(now) - number;
    return workload == null || to == turn.index()
        ? new LinkedHashMap<>()
        : workload.written(applied, turn.index(), to, stamp(id, number + 1));
  }

  /** One member's content by then, from its content at {@link #number}. */
  public Content contentAt(long now, int member, Content applied) {
    long n = numberAt(now);
    if (n == number || workload == null) {
      return applied;
    }
    return workload.applied(
        member, applied, turn.index(), turn.index() + (n - number), stamp(id, number + 1));
  }

  /** This stream once {@link #contentsAt} has been stored. */
  public WriteStream settledAt(long now) {
    long n = numberAt(now);
    return n == number ? this : at(n, new Workload.Turn(turn.index() + (n - number), 0), history);
  }

  /** Lets the workload run from now on; nothing where it runs already or there is none. */
  public WriteStream run(long now) {
    if (running() || workload == null) {
      return this;
    }
    Segment on = new Segment.Run(next(), -1, turn.index(), now, turn.passedMicros(), workload);
    return at(number, turn, history.append(on));
  }

  /**
   * Lets the workload make its next write at once, the one after that at its time; the stream must
   * be paused.
   */
  public WriteStream oneMore(long now) {
    if (workload == null) {
      return this;
    }
    List<Segment> made = new ArrayList<>();
    workload
        .pattern()
        .visit(
            turn.index(),
            turn.index() + 1,
            (i, member, grain, grains) ->
                made.add(new Segment.Explicit(next(), now, member, grain, grains)));
    Segment one = made.isEmpty() ? new Segment.Explicit(next(), now, 0, 0, 0) : made.get(0);
    return at(number + 1, turn.hastened(workload), history.append(one)).bounded();
  }

  /** The members' contents after the last write, from their contents before it. */
  public Array<Content> afterLast(Array<Content> before) {
    return Backlog.advanced(this, before, number - 1, number);
  }

  /** How long a paused workload would take until its next write; far away without one. */
  public long untilNext() {
    return workload == null ? Pattern.NEVER : turn.until(workload);
  }

  /** Stops the workload; the stream must be settled at now. */
  public WriteStream pause(long now) {
    if (!(running() && history.last() instanceof Segment.Run run)) {
      return this;
    }
    long count = numberAt(now) - run.first() + 1;
    Workload.Turn left = new Workload.Turn(turn.index(), run.passed(count, now));
    if (count == 0) {
      return at(number, left, history.init());
    }
    Segment done =
        new Segment.Run(
            run.stamp(),
            count,
            run.firstIndex(),
            run.startMicros(),
            run.passedMicros(),
            run.workload());
    return at(number, left, history.init().append(done)).bounded();
  }

  /** Records an explicit write; the stream must be settled and paused. */
  public WriteStream explicit(int member, long grain, long grains, long now) {
    return with(new Segment.Explicit(next(), now, member, grain, grains));
  }

  /** Records that a member's whole content was replaced; it must be settled and paused. */
  public WriteStream replaced(int member, Content content, long now) {
    return with(new Segment.Bulk(next(), now, member, content));
  }

  /**
   * Numbers writes of a member that has just joined, of which it holds what they have led to; it
   * must be settled and paused.
   */
  public WriteStream joined(int member, Content content, Range writes, long now) {
    Segment all =
        new Segment.Joined(
            next(),
            writes.count(),
            now,
            writes.firstMicros(),
            writes.lastMicros(),
            member,
            content);
    return at(number + writes.count(), turn, history.append(all)).bounded();
  }

  /** Whether the last that is kept of a member is that its whole content was replaced by this. */
  public boolean lastReplaced(int member, Content content) {
    Segment last =
        history.findLast(s -> !(s instanceof Segment.Bulk bulk && bulk.member() != member));
    return last instanceof Segment.Bulk bulk && bulk.content().same(content);
  }

  /** The stamp of the next write. */
  private long next() {
    return stamp(id, number + 1);
  }

  private WriteStream with(Segment one) {
    return at(number + 1, turn, history.append(one)).bounded();
  }

  /** This stream once its volumes take no more writes of hosts; it must be settled at now. */
  public WriteStream closed(long now) {
    WriteStream still = pause(now);
    return still.at(still.number, still.turn, still.history, /* nowOpen= */ false);
  }

  private WriteStream at(long newNumber, Workload.Turn newTurn, Log<Segment> newHistory) {
    return at(newNumber, newTurn, newHistory, open);
  }

  private WriteStream at(
      long newNumber, Workload.Turn newTurn, Log<Segment> newHistory, boolean nowOpen) {
    return new WriteStream(
        id,
        lineage,
        members,
        origin,
        originNumber,
        originMicros,
        workload,
        newNumber,
        newTurn,
        newHistory,
        nowOpen);
  }

  /**
   * What the members held after write n, rebuilt from the origin and the workload functions alone.
   *
   * @return empty where n is older than what is kept
   */
  public Optional<Array<Content>> asOf(long n) {
    if (n < originNumber) {
      return Optional.empty();
    }
    return Optional.of(Backlog.advanced(this, origin, originNumber, n));
  }

  /** When write n was accepted, or -1 where that is older than what is kept. */
  public long microsOf(long n) {
    Segment of = history.findLast(s -> n >= s.first() && (s.count() < 0 || n <= s.last()));
    return of == null ? -1 : of.acceptedMicros(n);
  }

  /**
   * Consecutive writes.
   *
   * @param first number of the first
   * @param last number of the last
   * @param count how many, those between them that do not matter left out
   * @param firstMicros when the first was accepted, -1 where no longer known
   * @param lastMicros when the last was
   */
  public record Range(long first, long last, long count, long firstMicros, long lastMicros) {
    /** All writes from one to another. */
    public Range(long first, long last, long firstMicros, long lastMicros) {
      this(first, last, last - first + 1, firstMicros, lastMicros);
    }

    /** These and later ones. */
    public Range and(Range later) {
      return new Range(first, later.last, count + later.count, firstMicros, later.lastMicros);
    }
  }

  /** Folds the oldest half of the history into the origin once it has grown too long. */
  private WriteStream bounded() {
    if (history.size() <= HISTORY) {
      return this;
    }
    Vector<Segment> all = Vector.ofAll(history);
    Segment last = all.get(HISTORY / 2 - 1);
    long folded = Math.max(originNumber, last.last());
    return new WriteStream(
        id,
        lineage,
        members,
        asOf(folded).orElseThrow(),
        folded,
        folded == originNumber ? originMicros : Math.max(last.startMicros(), microsOf(folded)),
        workload,
        number,
        turn,
        Log.of(all.drop(HISTORY / 2)),
        open);
  }
}
