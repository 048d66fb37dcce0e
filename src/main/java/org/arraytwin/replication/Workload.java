package org.arraytwin.replication;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.arraytwin.replication.load.Generated;
import org.arraytwin.replication.load.Order;
import org.arraytwin.replication.load.Pace;
import org.arraytwin.replication.load.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a host as a function: write i is known without the writes before it, and what many
 * writes leave behind is found from a bounded number of them, however long nobody looked.
 *
 * @param pattern when and where it writes
 * @param reached what was found when somebody looked last; it decides nothing
 */
public record Workload(Pattern pattern, Reached reached) {
  /**
   * Where it stands.
   *
   * @param index of its next write
   * @param passedMicros of the time until that, what has passed, while it is paused; below 0 where
   *     the write before came too early
   */
  public record Turn(long index, long passedMicros) {
    static final Turn FIRST = new Turn(0, 0);

    long until(Workload of) {
      return Math.max(0, of.microsFor(index, 1) - passedMicros);
    }

    /** After a write before its time. */
    Turn hastened(Workload of) {
      return new Turn(index + 1, -until(of));
    }
  }

  /** In place of a member. */
  private static final int ALL = -1;

  /**
   * What writes from an index on have led to.
   *
   * @param member whose it is, or {@link #ALL}
   */
  private record Found(
      int member,
      Array<Content> before,
      long from,
      long firstStamp,
      long to,
      Array<Content> after) {
    /** Whether later writes may go on from here. */
    boolean leads(int other, Array<Content> held, long first, long stamp, long last) {
      boolean on = member == other && from == first && firstStamp == stamp && to <= last;
      on = on && before.size() == held.size();
      for (int i = 0; on && i < held.size(); i++) {
        on = held.get(i) == before.get(i);
      }
      return on;
    }

    Found later(long last, Pattern pattern) {
      if (to == last) {
        return this;
      }
      Content[] contents = after.toJavaArray(Content[]::new);
      pattern.visit(
          to,
          last,
          (i, of, grain, grains) -> {
            if (member == ALL || member == of) {
              int at = member == ALL ? of : 0;
              contents[at] = contents[at].write(grain, grains, firstStamp + (i - from));
            }
          });
      return new Found(member, before, from, firstStamp, last, Array.of(contents));
    }
  }

  /**
   * What writes had led to when somebody looked, so that who looks again goes on from there. It is
   * found anew where it is missing: several readers may come to it at once.
   */
  public static final class Reached {
    private @Nullable Found last;

    private Reached() {}

    private Array<Content> of(
        int member, Array<Content> before, long from, long to, long firstStamp, Pattern pattern) {
      Found found = last;
      if (found == null || !found.leads(member, before, from, firstStamp, to)) {
        found = new Found(member, before, from, firstStamp, from, before);
      }
      found = found.later(to, pattern);
      last = found;
      return found.after;
    }

    /** All are alike: what was found decides nothing. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reached;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  public Workload(Pattern pattern) {
    this(pattern, new Reached());
  }

  /** Steady writes in shuffled passes. */
  public Workload(long seed, long bytesPerSecond, int extentGrains, Vector<Long> extents) {
    this(
        new Generated(
            seed,
            new Pace.Steady(bytesPerSecond, (long) extentGrains * Content.GRAIN_BYTES),
            0,
            Order.SHUFFLED,
            extentGrains,
            extents));
  }

  /**
   * How many writes are made in some time.
   *
   * @param index of the first of them
   */
  public long writesIn(long index, long micros) {
    return pattern.writesIn(index, micros);
  }

  /** The time that n writes from that index on take. */
  public long microsFor(long index, long n) {
    return pattern.microsFor(index, n);
  }

  /**
   * Applies writes to the members' contents.
   *
   * @param contents by member, changed in place
   * @param from index of the first write
   * @param to index behind the last
   * @param firstStamp stamp of the first; the following ones count up by one
   */
  public void apply(Content[] contents, long from, long to, long firstStamp) {
    pattern.visit(
        from,
        to,
        (i, member, grain, grains) ->
            contents[member] = contents[member].write(grain, grains, firstStamp + (i - from)));
  }

  /**
   * What all members hold after some writes.
   *
   * @param before by member, what it holds before
   * @param from index of the first write
   * @param to index behind the last
   * @param firstStamp stamp of the first; the following ones count up by one
   */
  public Array<Content> applied(Array<Content> before, long from, long to, long firstStamp) {
    return reached.of(before.size() == 1 ? 0 : ALL, before, from, to, firstStamp, pattern);
  }

  /** The same of one member alone. */
  public Content applied(int member, Content content, long from, long to, long firstStamp) {
    return reached.of(member, Array.of(content), from, to, firstStamp, pattern).head();
  }

  /**
   * What the members that some writes go to hold after these.
   *
   * @param contents by member what it holds before
   * @return by member, in the order of their first writes
   */
  public Map<Integer, Content> written(
      IntFunction<Content> contents, long from, long to, long firstStamp) {
    Map<Integer, Content> written = new LinkedHashMap<>();
    pattern.visit(
        from,
        to,
        (i, member, grain, grains) -> {
          Content before = written.computeIfAbsent(member, contents::apply);
          written.put(member, before.write(grain, grains, firstStamp + (i - from)));
        });
    return written;
  }

  /** Bytes of consecutive writes. */
  public long bytes(long from, long to) {
    return pattern.grains(from, to) * Content.GRAIN_BYTES;
  }

  /** How many writes from that index on so many bytes contain wholly, at most {@code most}. */
  public long fitting(long from, double bytes, long most) {
    return bytes >= (double) bytes(from, from + most)
        ? most
        : Math.min(most, pattern.fitting(from, (long) (bytes / Content.GRAIN_BYTES)));
  }

  /** The largest write. */
  public long extentBytes() {
    return pattern.mostGrains() * Content.GRAIN_BYTES;
  }

  /** The highest rate of writing. */
  public long bytesPerSecond() {
    return pattern.peakBytesPerSecond();
  }

  /** The rate of writing over a long time. */
  public double meanBytesPerSecond() {
    return pattern.meanBytesPerSecond();
  }

  /** The same writes once the volumes stand elsewhere: by member its position, -1 for none. */
  public Workload moved(Vector<Integer> to) {
    return new Workload(pattern.moved(to));
  }
}
