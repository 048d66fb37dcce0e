package org.arraytwin.replication;

import io.vavr.collection.Array;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the life of a group's data: everything up to a numbered write of one stream.
 *
 * @param stream id of the stream; 0 before any write was ever accepted
 * @param number of the last write contained, 0 for none of this stream
 */
public record Point(int stream, long number) {
  public static final Point ORIGIN = new Point(0, 0);

  /** Stands for data that is no one past moment; its number is where counting goes on. */
  public static Point nowhere(long number) {
    return new Point(-1, number);
  }

  public boolean isNowhere() {
    return stream < 0;
  }

  /** The earlier of a point and that of the same stream on a line, or null where it has none. */
  public static @Nullable Point earlier(Point point, Array<Point> line) {
    Point same = line.findLast(p -> p.stream == point.stream && !p.isNowhere()).getOrNull();
    return same == null || same.number < point.number ? same : point;
  }
}
