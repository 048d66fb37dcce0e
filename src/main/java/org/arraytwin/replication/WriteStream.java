package org.arraytwin.replication;

import io.vavr.collection.Vector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host writes that one half of a group has accepted since it last became the source: numbered,
 * each a workload's or an explicit one. Numbers go on from the stream before; the stream's id keeps
 * the stamps of two sides apart.
 *
 * @param id unique in the fleet, 1 to 2^23
 * @param ancestor what the volumes held when the stream began
 * @param volumes the member volumes' ids in their array
 * @param origin the members' contents at {@code originNumber}
 * @param originNumber number of the last write contained in {@code origin}
 * @param originIndex workload index reached at {@code origin}
 * @param workload the host's writes, or null where only explicit ones come
 * @param number of the last write applied to the volumes' contents
 * @param index workload index of the next write to apply
 * @param history segments after {@code origin}, oldest first; the last may be a running one
 */
public record WriteStream(
    int id,
    Point ancestor,
    Vector<Integer> volumes,
    Vector<Content> origin,
    long originNumber,
    long originIndex,
    @Nullable Workload workload,
    long number,
    long index,
    Vector<Segment> history) {

  private static final int STAMP_BITS = 40;
  private static final int HISTORY = 2048;

  /**
   * Consecutive writes.
   *
   * @param first number of the first write
   * @param count how many, -1 while running
   * @param firstIndex workload index of the first; -1 for an explicit write
   * @param startMicros when the workload ran on, or the time of the explicit write
   * @param member of an explicit write
   * @param grain first grain of an explicit write
   * @param grains of an explicit write
   */
  public record Segment(
      long first,
      long count,
      long firstIndex,
      long startMicros,
      int member,
      long grain,
      long grains) {
    boolean isExplicit() {
      return firstIndex < 0;
    }

    boolean isRunning() {
      return count < 0;
    }
  }

  /** A new stream whose volumes hold what they hold now. */
  public static WriteStream begin(
      int id,
      Point ancestor,
      Vector<Integer> volumes,
      Vector<Content> contents,
      @Nullable Workload workload) {
    return new WriteStream(
        id,
        ancestor,
        volumes,
        contents,
        ancestor.number(),
        0,
        workload,
        ancestor.number(),
        0,
        Vector.empty());
  }

  /**
   * This stream after its members or its workload changed: it counts on, but what it held before
   * can no longer be rebuilt. It must be settled.
   */
  public WriteStream rebased(
      Vector<Integer> newVolumes, Vector<Content> contents, @Nullable Workload newWorkload) {
    return new WriteStream(
        id, ancestor, newVolumes, contents, number, 0, newWorkload, number, 0, Vector.empty());
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
    return !history.isEmpty() && history.last().isRunning();
  }

  /** The number of the last write accepted by then. */
  public long numberAt(long now) {
    if (!running() || workload == null) {
      return number;
    }
    Segment run = history.last();
    return run.first() - 1 + workload.writesIn(now - run.startMicros());
  }

  /** The point the volumes stand at by then: before the first write, what the stream began from. */
  public Point pointAt(long now) {
    long n = numberAt(now);
    return n == ancestor.number() && !ancestor.isNowhere() ? ancestor : new Point(id, n);
  }

  /** The members' contents by then, from their contents at {@link #number}. */
  public Vector<Content> contentsAt(long now, Vector<Content> applied) {
    long n = numberAt(now);
    if (n == number || workload == null) {
      return applied;
    }
    Content[] contents = applied.toJavaArray(Content[]::new);
    workload.apply(contents, index, index + (n - number), stamp(id, number + 1));
    return Vector.of(contents);
  }

  /** This stream once {@link #contentsAt} has been stored. */
  public WriteStream settledAt(long now) {
    long n = numberAt(now);
    return n == number ? this : at(n, index + (n - number), history);
  }

  /** Lets the workload run from now on; nothing where it runs already or there is none. */
  public WriteStream run(long now) {
    if (running() || workload == null) {
      return this;
    }
    return at(number, index, history.append(new Segment(number + 1, -1, index, now, 0, 0, 0)));
  }

  /** Stops the workload; the stream must be settled at now. */
  public WriteStream pause(long now) {
    if (!running()) {
      return this;
    }
    Segment run = history.last();
    long count = numberAt(now) - run.first() + 1;
    if (count == 0) {
      return at(number, index, history.init());
    }
    Segment done = new Segment(run.first(), count, run.firstIndex(), run.startMicros(), 0, 0, 0);
    return at(number, index, history.init().append(done)).bounded();
  }

  /** Records an explicit write; the stream must be settled and paused. */
  public WriteStream explicit(int member, long grain, long grains, long now) {
    Segment write = new Segment(number + 1, 1, -1, now, member, grain, grains);
    return at(number + 1, index, history.append(write)).bounded();
  }

  private WriteStream at(long newNumber, long newIndex, Vector<Segment> newHistory) {
    return new WriteStream(
        id,
        ancestor,
        volumes,
        origin,
        originNumber,
        originIndex,
        workload,
        newNumber,
        newIndex,
        newHistory);
  }

  /**
   * What the members held after write n, rebuilt from the origin and the workload function alone.
   *
   * @return empty where n is older than what is kept
   */
  public Optional<Vector<Content>> asOf(long n) {
    if (n < originNumber) {
      return Optional.empty();
    }
    Content[] contents = origin.toJavaArray(Content[]::new);
    for (Segment s : history) {
      if (s.first() > n) {
        break;
      }
      long last = s.isRunning() ? n : Math.min(n, s.first() + s.count() - 1);
      if (s.isExplicit()) {
        contents[s.member()] =
            contents[s.member()].write(s.grain(), s.grains(), stamp(id, s.first()));
      } else if (workload != null) {
        long count = last - s.first() + 1;
        workload.apply(contents, s.firstIndex(), s.firstIndex() + count, stamp(id, s.first()));
      }
    }
    return Optional.of(Vector.of(contents));
  }

  /** When write n was accepted, or -1 where that is older than what is kept. */
  public long microsOf(long n) {
    for (Segment s : history) {
      if (n >= s.first() && (s.isRunning() || n < s.first() + s.count())) {
        return s.isExplicit() || workload == null
            ? s.startMicros()
            : s.startMicros() + workload.microsFor(n - s.first() + 1);
      }
    }
    return -1;
  }

  /**
   * Consecutive writes.
   *
   * @param first number of the first
   * @param last number of the last
   * @param firstMicros when the first was accepted, -1 where no longer known
   * @param lastMicros when the last was
   */
  public record Range(long first, long last, long firstMicros, long lastMicros) {
    public long count() {
      return last - first + 1;
    }
  }

  /** The writes accepted by then that data standing at a point lacks, or null for none. */
  public @Nullable Range beyond(Point kept, long now) {
    long first = kept.stream() == id ? kept.number() + 1 : ancestor.number() + 1;
    long last = numberAt(now);
    // A later stream began from data that went on from here.
    boolean later = kept.stream() > id;
    return first > last || later ? null : new Range(first, last, microsOf(first), microsOf(last));
  }

  /** Folds the oldest half of the history into the origin once it has grown too long. */
  private WriteStream bounded() {
    if (history.size() <= HISTORY) {
      return this;
    }
    Segment last = history.get(HISTORY / 2 - 1);
    long folded = last.first() + last.count() - 1;
    long reached = originIndex;
    for (Segment s : history.take(HISTORY / 2)) {
      reached = s.isExplicit() ? reached : s.firstIndex() + s.count();
    }
    return new WriteStream(
        id,
        ancestor,
        volumes,
        asOf(folded).orElseThrow(),
        folded,
        reached,
        workload,
        number,
        index,
        history.drop(HISTORY / 2));
  }
}
