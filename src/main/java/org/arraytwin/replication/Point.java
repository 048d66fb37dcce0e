package org.arraytwin.replication;

import io.vavr.collection.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the life of a group's data: everything up to a numbered write of one stream.
 *
 * @param stream id of the stream; 0 before any write was ever accepted; below 0 for data that is no
 *     one past moment
 * @param number of the last write contained, 0 for none of this stream
 */
public record Point(int stream, long number) {
  public static final Point ORIGIN = new Point(0, 0);

  /** Stands for data that is no one past moment; its number is where counting goes on. */
  public static Point nowhere(long number) {
    return new Point(-1, number);
  }

  /** Stands for data into which parts have come of all that led to a point. */
  static Point parts(Point of) {
    return of.isNowhere() ? of : new Point(-1 - of.stream, of.number);
  }

  /** The same stream's point after another write, where that is a later one. */
  public Point upTo(long later) {
    return later > number ? new Point(stream, later) : this;
  }

  public boolean isNowhere() {
    return stream < 0;
  }

  /** Whether it stands for parts of what is known, not only for what nobody has numbered. */
  public boolean isParts() {
    return stream < -1;
  }

  /** The stream of which there are parts, 0 where that is not known. */
  private int partly() {
    return -1 - stream;
  }

  /** The last point of a line up to which another is the same, or null where it shares none. */
  public static @Nullable Point shared(Array<Point> line, Array<Point> other) {
    return other.reverse().map(p -> earlier(p, line)).find(Objects::nonNull).getOrNull();
  }

  /**
   * Up to which number all that is on a line, in parts as well, is on another one.
   *
   * @param shared the last point that both have, or null
   */
  public static long known(Array<Point> line, @Nullable Point shared, Array<Point> other) {
    int at = shared == null ? -1 : line.indexWhere(p -> p.stream == shared.stream);
    long from = shared == null ? 0 : shared.number;
    long known = from;
    long missing = Long.MAX_VALUE;
    boolean all = shared == null || line.get(at).number == known;
    for (int i = at + 1; all && i < line.size() && line.get(i).isNowhere(); i++) {
      Point parts = line.get(i);
      Point there = other.findLast(p -> p.stream == parts.partly()).getOrNull();
      long has = there == null ? 0 : Math.min(there.number, parts.number);
      missing = has < parts.number ? Math.min(missing, has) : missing;
      known = Math.max(known, has);
    }
    return Math.max(from, Math.min(known, missing));
  }

  /** What led to a mixture of two: all that led to both, and parts of what led to one of them. */
  public static Array<Point> mixture(Array<Point> one, Array<Point> other) {
    Point shared = shared(one, other);
    Array<Point> both =
        shared == null
            ? Array.empty()
            : one.takeWhile(p -> p.stream != shared.stream).append(shared);
    long from = shared == null ? -1 : shared.number;
    return both.appendAll(
        one.appendAll(other)
            .filter(p -> p.number > from)
            .map(Point::parts)
            .distinct()
            .sortBy(Point::number));
  }

  /** The earlier of a point and that of the same stream on a line, or null where it has none. */
  public static @Nullable Point earlier(Point point, Array<Point> line) {
    Point same = line.findLast(p -> p.stream == point.stream && !p.isNowhere()).getOrNull();
    return same == null || same.number < point.number ? same : point;
  }
}
