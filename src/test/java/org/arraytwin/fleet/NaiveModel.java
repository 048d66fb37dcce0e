package org.arraytwin.fleet;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;

/**
 * The independent witness: for each write stream, what its volumes held when it began and every
 * write since, one by one, as plain maps from grain to stamp. It shares no tree, no snapshot and no
 * shortcut with the core.
 */
final class NaiveModel {
  private record Write(int member, long grain, long grains, long stamp) {}

  private static final class Log {
    final List<Map<Long, Long>> base = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    long firstNumber;
    long workloadIndex;
    boolean known = true;
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
      if (!knows(stream.ancestor())) {
        log.known = false;
        log.base.add(new HashMap<>());
      } else {
        log.base.add(at(stream.ancestor(), i));
      }
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

  /** What a member volume held at a point. */
  Map<Long, Long> at(Point point, int member) {
    Log log = logs.get(point.stream());
    if (log == null) {
      return new HashMap<>();
    }
    Map<Long, Long> grains = new HashMap<>(log.base.get(member));
    for (int i = 0; i < log.writes.size() && log.firstNumber + i <= point.number(); i++) {
      Write w = log.writes.get(i);
      if (w.member == member) {
        for (long g = w.grain; g < w.grain + w.grains; g++) {
          grains.put(g, w.stamp);
        }
      }
    }
    return grains;
  }

  /** Whether a volume holds exactly what the model says. */
  static boolean same(Content content, Map<Long, Long> grains) {
    for (long g = 0; g < content.grains(); g++) {
      if (content.stampAt(g) != grains.getOrDefault(g, 0L)) {
        return false;
      }
    }
    return true;
  }

  boolean same(Vector<Content> contents, Point point) {
    for (int i = 0; i < contents.size(); i++) {
      if (!same(contents.get(i), at(point, i))) {
        return false;
      }
    }
    return true;
  }
}
