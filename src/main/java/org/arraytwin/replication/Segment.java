package org.arraytwin.replication;

import io.vavr.collection.Vector;

/** Consecutive writes of a {@link WriteStream}. */
public sealed interface Segment {
  /** The stamp of the first write, of the stream that numbered it. */
  long stamp();

  /** Number of the first write. */
  default long first() {
    return WriteStream.numberOf(stamp());
  }

  /** How many writes, -1 for a workload that is still running. */
  long count();

  /** When it began: a workload ran on, or the one write was accepted. */
  long startMicros();

  /**
   * The same writes once the volumes stand elsewhere in the stream.
   *
   * @param to by member until now: its position from now on, -1 where it has left
   */
  Segment moved(Vector<Integer> to);

  /** Receives the number of a write and the member that it goes to, -1 for one that has left. */
  @FunctionalInterface
  interface Visitor {
    void write(long number, int member);
  }

  /** Visits those of its writes that have these numbers, in order, whatever overwrites them. */
  default void visit(long from, long to, Visitor visitor) {
    if (from <= first() && first() <= to) {
      visitor.write(first(), member());
    }
  }

  /** The member that all of it goes to, -1 where it is none. */
  int member();

  /** When a write of it was accepted, -1 where no longer known. */
  default long acceptedMicros(long number) {
    return startMicros();
  }

  /** Whether some of it went to members that have left. */
  default boolean left() {
    return member() < 0;
  }

  /**
   * Writes of a workload.
   *
   * @param firstIndex workload index of the first
   * @param passedMicros of the time until the first, what had passed already when it ran on; below
   *     0 where the write before came too early
   * @param workload whose they are, whatever the stream's is by now
   */
  record Run(
      long stamp,
      long count,
      long firstIndex,
      long startMicros,
      long passedMicros,
      Workload workload)
      implements Segment {
    /** How many writes its workload would have made by a time, were it still running. */
    long made(long time) {
      return workload.writesIn(firstIndex, time - startMicros + passedMicros);
    }

    /** When the nth of its writes is made, the first being 1. */
    long microsOf(long n) {
      return startMicros + Math.max(0, workload.microsFor(firstIndex, n) - passedMicros);
    }

    /** Of the time until the next write, what has passed at a time by which n were made. */
    long passed(long n, long time) {
      return time - startMicros + passedMicros - workload.microsFor(firstIndex, n);
    }

    /** The workload index of one of them. */
    long index(long number) {
      return firstIndex + (number - first());
    }

    @Override
    public long acceptedMicros(long number) {
      return microsOf(number - first() + 1);
    }

    boolean running() {
      return count < 0;
    }

    @Override
    public int member() {
      return -1;
    }

    @Override
    public boolean left() {
      return workload.pattern().left();
    }

    @Override
    public void visit(long from, long to, Visitor visitor) {
      long end = index(running() ? to : Math.min(to, last())) + 1;
      long step = Math.max(1, workload.pattern().round());
      for (long i = index(Math.max(from, first())); i < end; i += step) {
        long stop = Math.min(end, i + step);
        workload
            .pattern()
            .visit(i, stop, (at, member, g, n) -> visitor.write(first() + at - firstIndex, member));
      }
    }

    @Override
    public Run moved(Vector<Integer> to) {
      return new Run(stamp, count, firstIndex, startMicros, passedMicros, workload.moved(to));
    }
  }

  /**
   * One write of a host.
   *
   * @param member position of the volume in the stream, -1 where it has left
   * @param grain the first
   * @param grains how many
   */
  record Explicit(long stamp, long startMicros, int member, long grain, long grains)
      implements Segment {
    @Override
    public long count() {
      return 1;
    }

    @Override
    public Explicit moved(Vector<Integer> to) {
      return new Explicit(stamp, startMicros, member < 0 ? -1 : to.get(member), grain, grains);
    }
  }

  /**
   * A volume's whole content changed at once, as by a copy that landed on it: one write.
   *
   * @param member position of the volume in the stream, -1 where it has left
   * @param content what it holds since
   */
  record Bulk(long stamp, long startMicros, int member, Content content) implements Segment {
    @Override
    public long count() {
      return 1;
    }

    @Override
    public Bulk moved(Vector<Integer> to) {
      return new Bulk(stamp, startMicros, member < 0 ? -1 : to.get(member), content);
    }
  }

  /**
   * What a volume that joins holds and the other side's does not: writes that another stream has
   * numbered, and this one numbers anew, so that they go on counting. What each of them wrote is
   * told no more.
   *
   * @param count how many they are
   * @param startMicros when the volume joined
   * @param sinceMicros when the first of them was accepted, -1 where no longer known
   * @param untilMicros when the last of them was
   * @param member position of the volume in the stream, -1 where it has left
   * @param content what it holds after the last of them
   */
  record Joined(
      long stamp,
      long count,
      long startMicros,
      long sinceMicros,
      long untilMicros,
      int member,
      Content content)
      implements Segment {
    @Override
    public long acceptedMicros(long number) {
      return number == last() ? untilMicros : sinceMicros;
    }

    @Override
    public void visit(long from, long to, Visitor visitor) {
      for (long n = Math.max(from, first()); n <= Math.min(to, last()); n++) {
        visitor.write(n, member);
      }
    }

    @Override
    public Joined moved(Vector<Integer> to) {
      int there = member < 0 ? -1 : to.get(member);
      return new Joined(stamp, count, startMicros, sinceMicros, untilMicros, there, content);
    }
  }

  /** Number of the last write; that before the first while a run has none yet. */
  default long last() {
    return first() + count() - 1;
  }
}
