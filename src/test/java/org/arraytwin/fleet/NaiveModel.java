package org.arraytwin.fleet;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;

/**
 * The independent witness: for each write stream, what its volumes held when it began and every
 * write since, one by one, as plain arrays of stamps by grain. It shares no tree, no snapshot and
 * no shortcut with the core.
 */
final class NaiveModel {
  private record Write(int member, long grain, long grains, long stamp) {}

  private static final class Log {
    final List<long[]> base = new ArrayList<>();
    final List<Replay> replays = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    long firstNumber;
    long workloadIndex;
    boolean known = true;
  }

  /** What one member held after the first so many writes of a log. */
  private static final class Replay {
    final long[] grains;
    int writes;

    Replay(long[] base) {
      grains = base.clone();
    }
  }

  private final Map<Integer, Log> logs = new HashMap<>();

  /** Notes an explicit write that was accepted as the stream's next one. */
  void explicit(WriteStream stream, int member, long grain, long grains) {
    Log log = logs.get(stream.id());
    long number = log.firstNumber + log.writes.size();
    log.writes.add(new Write(member, grain, grains, WriteStream.stamp(stream.id(), number)));
  }

  /** Follows a stream up to now: what its workload has written is written here one by one. */
  void follow(WriteStream stream, long now) {
    Log log = logs.computeIfAbsent(stream.id(), id -> open(stream));
    Workload workload = stream.workload();
    long number = stream.numberAt(now);
    while (workload != null && log.firstNumber + log.writes.size() <= number) {
      long next = log.firstNumber + log.writes.size();
      log.writes.add(
          locate(stream, workload, log.workloadIndex++, WriteStream.stamp(stream.id(), next)));
    }
  }

  private Log open(WriteStream stream) {
    Log log = new Log();
    log.firstNumber = stream.ancestor().number() + 1;
    for (int i = 0; i < stream.volumes().size(); i++) {
      log.known &= knows(stream.ancestor());
      int grains = (int) stream.origin().get(i).grains();
      long[] base = log.known ? at(stream.ancestor(), i, grains) : new long[grains];
      log.base.add(base);
      log.replays.add(new Replay(base));
    }
    return log;
  }

  /** Where one write of a workload goes, found by letting it write on blank volumes. */
  private static Write locate(WriteStream stream, Workload workload, long index, long stamp) {
    int members = stream.volumes().size();
    Content[] blank = new Content[members];
    for (int i = 0; i < members; i++) {
      blank[i] = Content.blank(stream.origin().get(i).grains() * Content.GRAIN_BYTES);
    }
    Content[] written = blank.clone();
    workload.apply(written, index, index + 1, stamp);
    List<Write> found = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      int member = i;
      written[i].diff(
          blank[i], (first, count) -> found.add(new Write(member, first, count, stamp)));
    }
    if (found.size() != 1) {
      throw new AssertionError("write " + index + " went to " + found);
    }
    return found.get(0);
  }

  /** Whether the model knows what a point stands for. */
  boolean knows(Point point) {
    Log log = logs.get(point.stream());
    return point.stream() == 0 || (log != null && log.known);
  }

  /** What a member volume of so many grains held at a point. */
  private long[] at(Point point, int member, int grains) {
    Log log = logs.get(point.stream());
    return log == null
        ? new long[grains]
        : replayed(log, member, point.number() - log.firstNumber + 1).clone();
  }

  /** Goes on from where the last replay stands, and from the beginning where that is too far. */
  private static long[] replayed(Log log, int member, long count) {
    Replay replay = log.replays.get(member);
    if (replay.writes > count) {
      replay = new Replay(log.base.get(member));
      log.replays.set(member, replay);
    }
    for (; replay.writes < Math.min(count, log.writes.size()); replay.writes++) {
      Write w = log.writes.get(replay.writes);
      if (w.member == member) {
        Arrays.fill(replay.grains, (int) w.grain, (int) (w.grain + w.grains), w.stamp);
      }
    }
    return replay.grains;
  }

  /** Whether volumes hold exactly what the model says, grain by grain. */
  boolean same(Vector<Content> contents, Point point) {
    Log log = logs.get(point.stream());
    for (int i = 0; i < contents.size(); i++) {
      Content content = contents.get(i);
      long[] grains =
          log == null
              ? new long[(int) content.grains()]
              : replayed(log, i, point.number() - log.firstNumber + 1);
      for (int g = 0; g < content.grains(); g++) {
        if (content.stampAt(g) != grains[g]) {
          return false;
        }
      }
    }
    return true;
  }
}
