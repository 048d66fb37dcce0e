package org.arraytwin.replication;

import io.vavr.collection.Array;
import io.vavr.collection.List;
import java.util.function.IntPredicate;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/** What lies between two writes of a stream: bytes, times, and what the volumes become by it. */
public final class Backlog {
  private Backlog() {}

  /** Bytes of the writes behind {@code from} up to {@code to}. */
  public static long bytes(WriteStream stream, long from, long to) {
    long sum = 0;
    for (Segment s : behind(stream, from)) {
      long first = Math.max(s.first(), from + 1);
      long last = Math.min(last(s), to);
      if (first <= last) {
        sum += bytes(s, first, last);
      }
    }
    return sum;
  }

  /** The last write behind {@code from} that so many bytes contain wholly. */
  public static long reach(WriteStream stream, long from, double bytes, long upTo) {
    long reached = from;
    double left = bytes;
    for (Segment s : behind(stream, from)) {
      long first = Math.max(s.first(), from + 1);
      long last = Math.min(last(s), upTo);
      if (first <= last) {
        long fit = fitting(s, first, last, left);
        reached = first + fit - 1;
        left -= bytes(s, first, reached);
        if (reached < last) {
          return reached;
        }
      }
    }
    return reached;
  }

  /** The segments that hold writes behind a number. */
  static List<Segment> behind(WriteStream stream, long from) {
    return stream.history().lastWhile(s -> last(s) > from);
  }

  /**
   * Those of consecutive writes that go to some of the volumes, or null where none does. Writes of
   * which it is no longer known where they went count, all of them.
   */
  public static @Nullable Range among(WriteStream stream, long from, long to, IntPredicate wanted) {
    if (stream.volumes().forAll(wanted::test) && !left(stream, from)) {
      return new Range(from, to, stream.microsOf(from), stream.microsOf(to));
    }
    var history = stream.history();
    long known = history.isEmpty() ? stream.number() + 1 : history.iterator().next().first();
    long[] found = {from, Math.min(to, known - 1), Math.max(0, Math.min(to, known - 1) - from + 1)};
    for (Segment segment : history) {
      segment.visit(
          Math.max(from, known),
          to,
          (n, member) -> {
            if (member >= 0 && wanted.test(stream.volumes().get(member))) {
              found[0] = found[2] == 0 ? n : found[0];
              found[1] = n;
              found[2]++;
            }
          });
    }
    return found[2] == 0
        ? null
        : new Range(
            found[0], found[1], found[2], stream.microsOf(found[0]), stream.microsOf(found[1]));
  }

  /** Some writes with the time of the oldest: what a member brought along may be older. */
  public static Range timed(WriteStream stream, Range writes) {
    long since = writes.firstMicros();
    for (Segment s : stream.history().lastWhile(s -> last(s) >= writes.first())) {
      if (s instanceof Segment.Joined joined && joined.first() <= writes.last()) {
        since = Math.min(since, joined.sinceMicros());
      }
    }
    return new Range(writes.first(), writes.last(), writes.count(), since, writes.lastMicros());
  }

  /** Whether writes from one on, of those that are kept, went to members that have left. */
  public static boolean left(WriteStream stream, long from) {
    return stream.history().findLast(s -> s.left() && last(s) >= from) != null;
  }

  /** How many segments hold writes behind a number. */
  public static int segments(WriteStream stream, long from) {
    return behind(stream, from).size();
  }

  /** The volumes' contents after write {@code to}, from theirs after write {@code from}. */
  public static Array<Content> advanced(
      WriteStream stream, Array<Content> contents, long from, long to) {
    if (to <= from) {
      return contents;
    }
    Content[] changed = contents.toJavaArray(Content[]::new);
    for (Segment s : behind(stream, from)) {
      long first = Math.max(s.first(), from + 1);
      long last = Math.min(last(s), to);
      if (first <= last) {
        apply(s, changed, first, last);
      }
    }
    return Array.of(changed);
  }

  private static void apply(Segment s, Content[] contents, long first, long last) {
    long stamp = s.stamp() + (first - s.first());
    if (s instanceof Segment.Explicit one && one.member() >= 0) {
      contents[one.member()] = contents[one.member()].write(one.grain(), one.grains(), stamp);
    } else if (s instanceof Segment.Bulk bulk && bulk.member() >= 0) {
      contents[bulk.member()] = bulk.content();
    } else if (s instanceof Segment.Joined joined && joined.member() >= 0) {
      // All of them at once, with the last.
      contents[joined.member()] =
          last == joined.last() ? joined.content() : contents[joined.member()];
    } else if (s instanceof Segment.Run run) {
      run.workload().apply(contents, run.index(first), run.index(last) + 1, stamp);
    }
  }

  static long last(Segment s) {
    return s.count() < 0 ? Long.MAX_VALUE : s.last();
  }

  /** Bytes of some writes of a segment; a content replaced at once counts whole. */
  static long bytes(Segment s, long first, long last) {
    if (last < first) {
      return 0;
    }
    if (s instanceof Segment.Explicit one) {
      return one.grains() * Content.GRAIN_BYTES;
    }
    if (s instanceof Segment.Bulk bulk) {
      return bulk.content().grains() * Content.GRAIN_BYTES;
    }
    if (s instanceof Segment.Joined joined) {
      return last == joined.last() ? joined.content().grains() * Content.GRAIN_BYTES : 0;
    }
    return s instanceof Segment.Run run
        ? run.workload().bytes(run.index(first), run.index(last) + 1)
        : 0;
  }

  private static long fitting(Segment s, long first, long last, double bytes) {
    if (s instanceof Segment.Run run) {
      return run.workload().fitting(run.index(first), bytes, last - first + 1);
    }
    // Where there are several, the last of them brings it all.
    return last - first + (bytes(s, first, last) <= bytes ? 1 : 0);
  }
}
