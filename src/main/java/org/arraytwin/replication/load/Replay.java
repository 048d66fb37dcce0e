package org.arraytwin.replication.load;

import io.vavr.collection.Vector;

/**
 * A trace that is written again. Time in which the host is barred does not count: what comes next
 * comes later by as long as that was.
 *
 * @param trace what was recorded
 * @param members by volume of the trace: which member volume it is now, -1 for none
 */
public record Replay(Trace trace, Vector<Integer> members) implements Pattern {
  @Override
  public long writesIn(long index, long micros) {
    return micros <= 0 ? 0 : trace.by(trace.at(index) + micros) - index;
  }

  @Override
  public long microsFor(long index, long n) {
    long end = trace.at(index + n);
    return end == NEVER ? NEVER : end - trace.at(index);
  }

  @Override
  public long reads(long writes) {
    return 0;
  }

  @Override
  public long mostGrains() {
    return trace.entries().map(Trace.Entry::grains).max().getOrElse(0L);
  }

  @Override
  public long grains(long from, long to) {
    return trace.through(to) - trace.through(from);
  }

  @Override
  public long fitting(long from, long grains) {
    return trace.reaching(trace.through(from) + grains) - from;
  }

  @Override
  public long peakBytesPerSecond() {
    return Long.MAX_VALUE;
  }

  @Override
  public double meanBytesPerSecond() {
    return trace.meanBytesPerSecond();
  }

  @Override
  public long bound() {
    return 2 * round();
  }

  @Override
  public long round() {
    return trace.entries().size();
  }

  /** Each loop overwrites what the one before has written. */
  @Override
  public long since(long from, long to) {
    int size = trace.entries().size();
    return trace.loopMicros() == 0 ? from : Math.max(from, (to / size - 1) * size);
  }

  @Override
  public void visit(long from, long to, Visitor visitor) {
    int size = trace.entries().size();
    for (long i = since(from, to); i < to; i++) {
      Trace.Entry entry = trace.entries().get((int) (i % size));
      int member = members.get(entry.volume());
      if (member >= 0) {
        visitor.write(i, member, entry.grain(), entry.grains());
      }
    }
  }

  @Override
  public Replay moved(Vector<Integer> to) {
    return new Replay(trace, members.map(m -> m < 0 ? -1 : to.get(m)));
  }

  @Override
  public boolean left() {
    return members.contains(-1);
  }
}
