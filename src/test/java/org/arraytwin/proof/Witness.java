package org.arraytwin.proof;

import io.vavr.collection.Array;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Segment;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;

/**
 * The independent witness: for each write stream, what its volumes held when it began and every
 * write since, one by one, as plain maps from grain to stamp. A value, so that every state of a
 * walk can keep its own; it shares no tree, no snapshot and no shortcut with the core.
 */
record Witness(Map<Integer, Log> logs) {
  static final Witness NONE = new Witness(HashMap.empty());

  /**
   * One write as the host made it.
   *
   * @param whole where the member was replaced: all it holds; null else
   */
  record Write(int member, long grain, long grains, long stamp, Map<Long, Long> whole) {
    Write(int member, long grain, long grains, long stamp) {
      this(member, grain, grains, stamp, null);
    }
  }

  /**
   * One stream.
   *
   * @param known whether all it began from was seen
   * @param base by member, grain to stamp
   * @param firstNumber number of the first write
   * @param workloadIndex of the next write of the workload
   * @param writes in order
   */
  record Log(
      boolean known,
      Vector<Map<Long, Long>> base,
      long firstNumber,
      long workloadIndex,
      Vector<Write> writes) {
    long next() {
      return firstNumber + writes.size();
    }

    /** Whether a grain ever held a stamp. */
    boolean ever(int of, long grain, long stamp) {
      return base.get(of).get(grain).contains(stamp)
          || writes.exists(
              w ->
                  w.member() == of
                      && (w.whole() == null
                          ? w.stamp() == stamp
                              && w.grain() <= grain
                              && grain < w.grain() + w.grains()
                          : w.whole().get(grain).contains(stamp)));
    }

    Log with(Write write, long index) {
      return new Log(known, base, firstNumber, index, writes.append(write));
    }
  }

  /** With an explicit write that was accepted as the stream's next one. */
  Witness explicit(WriteStream stream, int member, long grain, long grains) {
    Log log = logs.get(stream.id()).get();
    Write write = new Write(member, grain, grains, WriteStream.stamp(stream.id(), log.next()));
    return with(stream, log.with(write, log.workloadIndex()));
  }

  /** With what a stream's workload has written up to a time, one by one. */
  Witness follow(WriteStream stream, long now) {
    Log known = logs.get(stream.id()).getOrNull();
    Log log = known == null ? open(stream) : known;
    Workload workload = stream.workload();
    long number = stream.numberAt(now);
    while (log.next() <= number) {
      Segment.Bulk bulk = bulk(stream, log.next());
      if (bulk != null) {
        log = replaced(stream.id(), log, bulk, now);
      } else if (workload != null) {
        Write write =
            locate(workload, log.workloadIndex(), WriteStream.stamp(stream.id(), log.next()));
        log = log.with(write, log.workloadIndex() + 1);
      } else {
        break;
      }
    }
    return with(stream, log);
  }

  private static Segment.Bulk bulk(WriteStream stream, long number) {
    for (Segment segment : stream.history()) {
      if (segment instanceof Segment.Bulk bulk && bulk.first() == number) {
        return bulk;
      }
    }
    return null;
  }

  /**
   * A member was replaced as a whole, as by the loss of a cache. What it holds now is believed, but
   * each grain must be what was there at some time, in this stream or in one before it.
   */
  private Log replaced(int stream, Log log, Segment.Bulk bulk, long now) {
    Map<Long, Long> grains = HashMap.empty();
    for (long g = 0; g < bulk.content().grains(); g++) {
      long stamp = bulk.content().stampAt(g);
      long grain = g;
      Truth.require(
          stamp == 0
              || !log.known()
              || log.ever(bulk.member(), g, stamp)
              || logs.exists(l -> l._1() < stream && l._2().ever(bulk.member(), grain, stamp)),
          "grain " + g + " holds " + stamp + ", which was never there, at " + now);
      grains = grains.put(g, stamp);
    }
    return log.with(new Write(bulk.member(), 0, 0, 0, grains), log.workloadIndex());
  }

  private Witness with(WriteStream stream, Log log) {
    return new Witness(logs.put(stream.id(), log));
  }

  private Log open(WriteStream stream) {
    boolean known = knows(stream.ancestor());
    Vector<Map<Long, Long>> base = Vector.empty();
    for (int i = 0; i < stream.volumes().size(); i++) {
      base = base.append(known ? at(stream.ancestor(), i) : HashMap.empty());
    }
    return new Log(known, base, stream.ancestor().number() + 1, 0, Vector.empty());
  }

  /** Where one write of a workload goes. */
  private static Write locate(Workload workload, long index, long stamp) {
    List<Write> found = new ArrayList<>();
    workload
        .pattern()
        .visit(
            index,
            index + 1,
            (i, member, grain, grains) -> found.add(new Write(member, grain, grains, stamp)));
    if (found.size() != 1) {
      throw new AssertionError("write " + index + " went to " + found);
    }
    return found.get(0);
  }

  /** Whether the model knows what a point stands for. */
  boolean knows(Point point) {
    return point.stream() == 0 || logs.get(point.stream()).exists(Log::known);
  }

  /** What a member volume held at a point. */
  Map<Long, Long> at(Point point, int member) {
    Log log = logs.get(point.stream()).getOrNull();
    if (log == null) {
      return HashMap.empty();
    }
    Map<Long, Long> grains = log.base().get(member);
    long many = Math.min(log.writes().size(), point.number() - log.firstNumber() + 1);
    for (Write w : log.writes().take((int) Math.max(0, many))) {
      if (w.member() == member && w.whole() != null) {
        grains = w.whole();
      } else if (w.member() == member) {
        for (long g = w.grain(); g < w.grain() + w.grains(); g++) {
          grains = grains.put(g, w.stamp());
        }
      }
    }
    return grains;
  }

  /** Whether volumes hold exactly what the model says. */
  boolean same(Array<Content> contents, Point point) {
    for (int i = 0; i < contents.size(); i++) {
      Map<Long, Long> grains = at(point, i);
      Content content = contents.get(i);
      for (long g = 0; g < content.grains(); g++) {
        if (content.stampAt(g) != grains.getOrElse(g, 0L)) {
          return false;
        }
      }
    }
    return true;
  }
}
