package org.arraytwin.replication;

import io.vavr.collection.Vector;

/** What lies between two writes of a stream: bytes, times, and what the volumes become by it. */
public final class Backlog {
  private Backlog() {}

  /** Bytes of the writes behind {@code from} up to {@code to}. */
  public static long bytes(WriteStream stream, long from, long to) {
    long sum = 0;
    for (Segment s : stream.history()) {
      long first = Math.max(s.first(), from + 1);
      long last = Math.min(last(s), to);
      if (first <= last) {
        sum += (last - first + 1) * size(stream, s);
      }
    }
    return sum;
  }

  /** The last write behind {@code from} that so many bytes contain wholly. */
  public static long reach(WriteStream stream, long from, double bytes, long upTo) {
    long reached = from;
    double left = bytes;
    for (Segment s : stream.history()) {
      long first = Math.max(s.first(), from + 1);
      long last = Math.min(last(s), upTo);
      if (first <= last) {
        long fit = Math.min(last - first + 1, (long) (left / size(stream, s)));
        reached = first + fit - 1;
        left -= fit * (double) size(stream, s);
        if (reached < last) {
          return reached;
        }
      }
    }
    return reached;
  }

  /** Segments that hold writes behind a number. */
  public static int segments(WriteStream stream, long from) {
    return stream.history().count(s -> last(s) > from);
  }

  /** The volumes' contents after write {@code to}, from theirs after write {@code from}. */
  public static Vector<Content> advanced(
      WriteStream stream, Vector<Content> contents, long from, long to) {
    if (to <= from) {
      return contents;
    }
    Content[] changed = contents.toJavaArray(Content[]::new);
    for (Segment s : stream.history()) {
      long first = Math.max(s.first(), from + 1);
      long last = Math.min(last(s), to);
      if (first <= last) {
        apply(stream, s, changed, first, last);
      }
    }
    return Vector.of(changed);
  }

  private static void apply(
      WriteStream stream, Segment s, Content[] contents, long first, long last) {
    long stamp = WriteStream.stamp(stream.id(), first);
    Workload workload = stream.workload();
    if (s instanceof Segment.Explicit one) {
      contents[one.member()] = contents[one.member()].write(one.grain(), one.grains(), stamp);
    } else if (s instanceof Segment.Bulk bulk) {
      contents[bulk.member()] = bulk.content();
    } else if (s instanceof Segment.Run run && workload != null) {
      long index = run.firstIndex() + (first - run.first());
      workload.apply(contents, index, index + (last - first + 1), stamp);
    }
  }

  static long last(Segment s) {
    return s.count() < 0 ? Long.MAX_VALUE : s.last();
  }

  /** Bytes of each write of a segment; a content replaced at once counts whole. */
  static long size(WriteStream stream, Segment s) {
    if (s instanceof Segment.Explicit one) {
      return one.grains() * Content.GRAIN_BYTES;
    }
    if (s instanceof Segment.Bulk bulk) {
      return bulk.content().grains() * Content.GRAIN_BYTES;
    }
    Workload workload = stream.workload();
    return workload == null ? Content.GRAIN_BYTES : workload.extentBytes();
  }
}
