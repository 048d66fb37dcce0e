package org.arraytwin.fleet;

import io.vavr.collection.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * The independent witness: for each write stream, what its volumes held when it began and every
 * write since, one by one, as plain arrays of stamps by grain. It shares no tree, no snapshot and
 * no shortcut with the core.
 */
public final class NaiveModel {
  /** One write: the stamps of neighbouring grains of a member. */
  private static final class Write {
    final int member;
    final int grain;
    final long[] stamps;

    Write(int member, int grain, long[] stamps) {
      this.member = member;
      this.grain = grain;
      this.stamps = stamps;
    }

    static Write of(int member, long grain, long grains, long stamp) {
      long[] stamps = new long[(int) grains];
      Arrays.fill(stamps, stamp);
      return new Write(member, (int) grain, stamps);
    }
  }

  private static final class Log {
    final List<long[]> base = new ArrayList<>();
    final List<Replay> replays = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    long firstNumber;
    long workloadIndex;
    @Nullable Workload workload;
    boolean known = true;
    int array;
    Array<Integer> volumes = Array.empty();

    /** Where the log has what is a member of its stream by now, or -1. */
    int position(WriteStream stream, int member) {
      return volumes.indexOf(stream.volumes().get(member));
    }
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
  public void explicit(WriteStream stream, int member, long grain, long grains) {
    Log log = logs.get(stream.id());
    long number = log.firstNumber + log.writes.size();
    int position = log.position(stream, member);
    log.writes.add(Write.of(position, grain, grains, WriteStream.stamp(stream.id(), number)));
  }

  /** Notes that a member's content as a whole was replaced, as the stream's next write. */
  public void replaced(WriteStream stream, int member, long[] content) {
    Log log = logs.get(stream.id());
    log.writes.add(new Write(log.position(stream, member), 0, content.clone()));
  }

  /** Follows a stream up to now: what its workload has written is written here one by one. */
  public void follow(int array, WriteStream stream, long now) {
    Log log = logs.computeIfAbsent(stream.id(), id -> open(array, stream));
    log.known &= log.volumes.containsAll(stream.volumes());
    Workload workload = stream.workload();
    if (!Objects.equals(workload, log.workload)) {
      // One load takes another's place, and begins with its first write.
      log.workload = workload;
      log.workloadIndex = 0;
    }
    long number = stream.numberAt(now);
    while (workload != null && log.firstNumber + log.writes.size() <= number) {
      long next = log.firstNumber + log.writes.size();
      log.writes.add(locate(log, stream, workload, WriteStream.stamp(stream.id(), next)));
    }
  }

  /** Among streams of one array volumes are found by themselves, among those of two by place. */
  private Log open(int array, WriteStream stream) {
    Log log = new Log();
    log.array = array;
    log.firstNumber = stream.ancestor().number() + 1;
    log.volumes = stream.volumes();
    Log before = logs.get(stream.ancestor().stream());
    for (int i = 0; i < stream.volumes().size(); i++) {
      int was = before != null && before.array == array ? before.position(stream, i) : i;
      log.known &=
          knows(stream.ancestor()) && was >= 0 && (before == null || was < before.base.size());
      int grains = (int) stream.origin().get(i).grains();
      long[] base = log.known ? at(stream.ancestor(), was, grains) : new long[grains];
      log.base.add(base);
      log.replays.add(new Replay(base));
    }
    return log;
  }

  /** Where one write of a workload goes, found by letting it write on blank volumes. */
  private static Write locate(Log log, WriteStream stream, Workload workload, long stamp) {
    long index = log.workloadIndex++;
    int members = stream.volumes().size();
    Content[] blank = new Content[members];
    for (int i = 0; i < members; i++) {
      blank[i] = Content.blank(stream.origin().get(i).grains() * Content.GRAIN_BYTES);
    }
    Content[] written = blank.clone();
    workload.apply(written, index, index + 1, stamp);
    List<Write> found = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      int member = log.position(stream, i);
      written[i].diff(blank[i], (first, count) -> found.add(Write.of(member, first, count, stamp)));
    }
    if (found.size() != 1) {
      throw new AssertionError("write " + index + " went to " + found);
    }
    return found.get(0);
  }

  /** What befell the volumes of a stream cannot be followed any more. */
  public void forget(WriteStream stream) {
    Log log = logs.get(stream.id());
    if (log != null) {
      log.known = false;
    }
  }

  /** Whether the model knows what a point stands for. */
  public boolean knows(Point point) {
    Log log = logs.get(point.stream());
    return point.stream() == 0 || (log != null && log.known);
  }

  /** The position of a volume of the stream's array among those that a point is about, or -1. */
  public int member(Point point, int volume) {
    Log log = logs.get(point.stream());
    return log == null ? -1 : log.volumes.indexOf(volume);
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
        System.arraycopy(w.stamps, 0, replay.grains, w.grain, w.stamps.length);
      }
    }
    return replay.grains;
  }

  /** Whether a volume holds exactly what the model says of a member, grain by grain. */
  public boolean same(Content content, Point point, int member) {
    Log log = logs.get(point.stream());
    int count = (int) content.grains();
    long[] grains =
        log == null ? new long[count] : replayed(log, member, point.number() - log.firstNumber + 1);
    for (int g = 0; g < count; g++) {
      if (content.stampAt(g) != grains[g]) {
        return false;
      }
    }
    return true;
  }

  /** Whether volumes hold exactly what the model says, grain by grain. */
  public boolean same(Array<Content> contents, Point point) {
    for (int i = 0; i < contents.size(); i++) {
      if (!same(contents.get(i), point, i)) {
        return false;
      }
    }
    return true;
  }
}
