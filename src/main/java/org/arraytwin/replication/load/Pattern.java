package org.arraytwin.replication.load;

import io.vavr.collection.Vector;

/** When a host writes, and where. Writes count from 0, over all times the host runs. */
public sealed interface Pattern permits Generated, Replay, Together {
  /** Stands for a time that never comes. */
  long NEVER = 1L << 60;

  /** Receives a write: which, and the grains of the member volume that it goes to. */
  @FunctionalInterface
  interface Visitor {
    void write(long index, int member, long firstGrain, long grains);
  }

  /**
   * How many writes come in some time.
   *
   * @param index of the first of them
   */
  long writesIn(long index, long micros);

  /** The time that n writes from that index on take; {@link #NEVER} where there are not so many. */
  long microsFor(long index, long n);

  /** Reads that have come with so many writes. */
  long reads(long writes);

  /** The most grains that one write covers. */
  long mostGrains();

  /** The grains that consecutive writes cover, those covered twice counted twice. */
  long grains(long from, long to);

  /** How many writes from that index on cover no more than so many grains together. */
  long fitting(long from, long grains);

  /** The highest rate of writing over any time; {@link Long#MAX_VALUE} for none. */
  long peakBytesPerSecond();

  /** The rate of writing over a long time. */
  double meanBytesPerSecond();

  /**
   * Visits writes in order, without those that others of them overwrite anyhow where that saves
   * looking at many: never more than {@link #bound} of them.
   *
   * @param from index of the first
   * @param to index behind the last
   */
  void visit(long from, long to, Visitor visitor);

  /**
   * The first of consecutive writes that need be looked at: what is older has been overwritten by
   * the others.
   *
   * @param from index of the first
   * @param to index behind the last
   */
  long since(long from, long to);

  /** The most writes that {@link #visit} ever visits. */
  long bound();

  /** So many consecutive writes {@link #visit} visits one and all; 0 where there are none. */
  long round();

  /**
   * The same writes once the volumes stand elsewhere.
   *
   * @param to by member until now: its position from now on, -1 where what is written to it goes
   *     nowhere
   */
  Pattern moved(Vector<Integer> to);

  /** Whether some of what is written goes nowhere. */
  boolean left();
}
