package org.arraytwin.replication.load;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes that were once recorded.
 *
 * @param entries in order of their times
 * @param volumes what the entries' volumes are: ids in the array that the trace was made for
 * @param loopMicros after which they begin again, not before the last; 0 where they come once
 */
public record Trace(Vector<Entry> entries, Vector<Integer> volumes, long loopMicros) {
  /** The most entries of a trace. */
  public static final int MOST = 200_000;

  /**
   * One write.
   *
   * @param atMicros since the beginning, 1 or more and later than the one before
   * @param volume position in the trace's volumes
   * @param grain the first
   * @param grains how many
   * @param through grains of all writes up to this one
   */
  public record Entry(long atMicros, int volume, long grain, long grains, long through) {
    /** The write that follows another, or the first where that is null; never at its moment. */
    public static Entry after(
        @Nullable Entry before, long atMicros, int volume, long grain, long grains) {
      return before == null
          ? new Entry(Math.max(1, atMicros), volume, grain, grains, grains)
          : new Entry(
              Math.max(before.atMicros + 1, atMicros),
              volume,
              grain,
              grains,
              before.through + grains);
    }
  }

  /**
   * What of it goes to some of its volumes, at the same times; null where nothing does.
   *
   * @param wanted by volume id whether it is one of them
   */
  public @Nullable Trace of(IntPredicate wanted) {
    if (volumes.forAll(wanted::test)) {
      return this;
    }
    List<Entry> kept = new ArrayList<>();
    Entry last = null;
    for (Entry each : entries) {
      if (wanted.test(volumes.get(each.volume()))) {
        last = Entry.after(last, each.atMicros(), each.volume(), each.grain(), each.grains());
        kept.add(last);
      }
    }
    return kept.isEmpty() ? null : new Trace(Vector.ofAll(kept), volumes, loopMicros);
  }

  /** Grains of the first n writes. */
  long through(long n) {
    int rest = (int) (n % entries.size());
    return n / entries.size() * entries.last().through()
        + (rest == 0 ? 0 : entries.get(rest - 1).through());
  }

  /** How many writes cover no more than so many grains. */
  long reaching(long grains) {
    long loops = grains / entries.last().through();
    long rest = grains - loops * entries.last().through();
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).through() <= rest) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return loops * entries.size() + low;
  }

  double meanBytesPerSecond() {
    long micros = loopMicros == 0 ? entries.last().atMicros() : loopMicros;
    return entries.last().through() * 65_536e6 / micros;
  }

  /** How many writes have come by a time since the beginning. */
  long by(long time) {
    if (time <= 0) {
      return 0;
    }
    if (loopMicros == 0) {
      return within(time);
    }
    long loops = (time - 1) / loopMicros;
    return loops * entries.size() + within(time - loops * loopMicros);
  }

  /** When the n-th write comes, counted from 1; {@link Pattern#NEVER} where there is none. */
  long at(long n) {
    if (n == 0) {
      return 0;
    }
    long loops = (n - 1) / entries.size();
    if (loops > 0 && loopMicros == 0) {
      return Pattern.NEVER;
    }
    return loops * loopMicros + entries.get((int) ((n - 1) % entries.size())).atMicros();
  }

  private long within(long time) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).atMicros() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
