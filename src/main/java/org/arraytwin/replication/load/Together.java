package org.arraytwin.replication.load;

import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What several hosts write to the same volumes, each by its own pattern: their writes are counted
 * together, in the order of their times, those of one moment in the order of the hosts. Time in
 * which they are barred does not count: all go on from where they were.
 *
 * @param parts what each writes, two or more
 */
public record Together(Vector<Pattern> parts) implements Pattern {
  private static final int CHUNK = 1024;

  /** How many writes have come by a time since the beginning. */
  private long by(long time) {
    long sum = 0;
    for (int part = 0; part < parts.size(); part++) {
      sum += parts.get(part).writesIn(0, time);
    }
    return sum;
  }

  /** When the n-th write comes, counted from 1; {@link #NEVER} where there is none. */
  private long at(long n) {
    if (n == 0) {
      return 0;
    }
    long low = 0;
    // No later than any one of them alone would have come to it.
    long high = NEVER;
    for (Pattern part : parts) {
      high = Math.min(high, part.microsFor(0, n));
    }
    if (high == NEVER && by(high) < n) {
      return NEVER;
    }
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (by(middle) < n) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many of the first n writes are those of each. */
  private long[] split(long n) {
    long time = at(n);
    long[] counts = new long[parts.size()];
    long left = n;
    for (int part = 0; part < counts.length; part++) {
      counts[part] = parts.get(part).writesIn(0, time - 1);
      left -= counts[part];
    }
    for (int part = 0; part < counts.length && left > 0; part++) {
      long now = Math.min(left, parts.get(part).writesIn(0, time) - counts[part]);
      counts[part] += now;
      left -= now;
    }
    return counts;
  }

  /** Which of all writes a part's write of some index is. */
  private long index(int of, long own) {
    long time = parts.get(of).microsFor(0, own + 1);
    long index = own;
    for (int part = 0; part < parts.size(); part++) {
      if (part != of) {
        index += parts.get(part).writesIn(0, part < of ? time : time - 1);
      }
    }
    return index;
  }

  @Override
  public long writesIn(long index, long micros) {
    return micros <= 0 ? 0 : by(at(index) + micros) - index;
  }

  @Override
  public long microsFor(long index, long n) {
    long end = at(index + n);
    return end == NEVER ? NEVER : end - at(index);
  }

  @Override
  public long reads(long writes) {
    long[] counts = split(writes);
    long sum = 0;
    for (int part = 0; part < counts.length; part++) {
      sum += parts.get(part).reads(counts[part]);
    }
    return sum;
  }

  @Override
  public long mostGrains() {
    return parts.map(Pattern::mostGrains).max().getOrElse(0L);
  }

  @Override
  public long grains(long from, long to) {
    long[] begin = split(from);
    long[] end = split(to);
    long sum = 0;
    for (int part = 0; part < begin.length; part++) {
      sum += parts.get(part).grains(begin[part], end[part]);
    }
    return sum;
  }

  @Override
  public long fitting(long from, long grains) {
    long low = 0;
    long high = grains; // every write covers one at least
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (at(from + middle) != NEVER && grains(from, from + middle) <= grains) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public long peakBytesPerSecond() {
    long sum = 0;
    for (Pattern part : parts) {
      long peak = part.peakBytesPerSecond();
      sum = peak > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + peak;
    }
    return sum;
  }

  @Override
  public double meanBytesPerSecond() {
    return parts.map(Pattern::meanBytesPerSecond).sum().doubleValue();
  }

  @Override
  public long bound() {
    return parts.map(Pattern::bound).sum().longValue();
  }

  @Override
  public long round() {
    return parts.map(Pattern::round).filter(round -> round > 0).min().getOrElse(0L);
  }

  @Override
  public long since(long from, long to) {
    long[] begin = split(from);
    long[] end = split(to);
    long since = to;
    for (int part = 0; part < begin.length; part++) {
      long first = parts.get(part).since(begin[part], end[part]);
      since = first < end[part] ? Math.min(since, index(part, first)) : since;
    }
    return since;
  }

  @Override
  public void visit(long from, long to, Visitor visitor) {
    long[] begin = split(from);
    long[] end = split(to);
    PriorityQueue<Ahead> next = new PriorityQueue<>(Comparator.comparingLong(Ahead::first));
    for (int part = 0; part < begin.length; part++) {
      new Ahead(part, parts.get(part).since(begin[part], end[part]), end[part]).into(next);
    }
    for (Ahead first = next.poll(); first != null; first = next.poll()) {
      first.pass(visitor);
      first.into(next);
    }
  }

  /** The next writes of a part, looked up some at a time. */
  private final class Ahead {
    private final int part;
    private final long end;
    private final ArrayDeque<long[]> writes = new ArrayDeque<>();
    private long next;

    Ahead(int part, long begin, long end) {
      this.part = part;
      this.end = end;
      next = begin;
    }

    /** Stands in line for its next write, if it has any. */
    void into(PriorityQueue<Ahead> line) {
      while (writes.isEmpty() && next < end) {
        long until = Math.min(end, next + CHUNK);
        parts
            .get(part)
            .visit(
                next,
                until,
                (own, member, grain, grains) ->
                    writes.add(new long[] {index(part, own), member, grain, grains}));
        next = until;
      }
      if (!writes.isEmpty()) {
        line.add(this);
      }
    }

    long first() {
      return writes.getFirst()[0];
    }

    void pass(Visitor visitor) {
      long[] write = writes.removeFirst();
      visitor.write(write[0], (int) write[1], write[2], write[3]);
    }
  }

  @Override
  public Together moved(Vector<Integer> to) {
    return new Together(parts.map(part -> part.moved(to)));
  }

  @Override
  public boolean left() {
    return parts.exists(Pattern::left);
  }
}
