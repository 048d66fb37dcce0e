package org.arraytwin.replication;

import io.vavr.collection.Array;
import io.vavr.collection.List;

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
    return s instanceof Segment.Run run
        ? run.workload().bytes(run.index(first), run.index(last) + 1)
        : 0;
  }

  private static long fitting(Segment s, long first, long last, double bytes) {
    if (s instanceof Segment.Run run) {
      return run.workload().fitting(run.index(first), bytes, last - first + 1);
    }
    return bytes(s, first, last) <= bytes ? 1 : 0;
  }
}
