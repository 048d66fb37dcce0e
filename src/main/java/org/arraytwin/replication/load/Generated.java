package org.arraytwin.replication.load;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes of one size, drawn from a seed.
 *
 * @param seed chooses the order
 * @param pace of reads and writes together
 * @param readPercent how many of a hundred are reads, 0 to 99
 * @param order where the writes go
 * @param extentGrains grains per write
 * @param spread how many extents of each volume are written to
 * @param members by volume: which member it is now, -1 for none; null where each is that of its
 *     place
 */
public record Generated(
    long seed,
    Pace pace,
    int readPercent,
    Order order,
    int extentGrains,
    Spread spread,
    @Nullable Vector<Integer> members)
    implements Pattern {
  /** Of members as they stand: by member how many of its extents are written to. */
  public Generated(
      long seed, Pace pace, int readPercent, Order order, int extentGrains, Vector<Long> extents) {
    this(seed, pace, readPercent, order, extentGrains, Spread.of(extents), null);
  }

  /** Extents in all members together. */
  public long total() {
    return spread.total();
  }

  @Override
  public long writesIn(long index, long micros) {
    if (micros <= 0 || total() == 0) {
      return 0;
    }
    long all = all(index);
    return (all + pace.in(all, micros)) * (100 - readPercent) / 100 - index;
  }

  @Override
  public long microsFor(long index, long n) {
    if (total() == 0 && n > 0) {
      return NEVER;
    }
    long all = all(index);
    return pace.microsFor(all, all(index + n) - all);
  }

  /** Reads and writes together once so many writes have come. */
  private long all(long writes) {
    int ofHundred = 100 - readPercent;
    return (writes * 100 + ofHundred - 1) / ofHundred;
  }

  @Override
  public long reads(long writes) {
    return all(writes) - writes;
  }

  @Override
  public long mostGrains() {
    return extentGrains;
  }

  @Override
  public long grains(long from, long to) {
    return (to - from) * extentGrains;
  }

  @Override
  public long fitting(long from, long grains) {
    return grains / extentGrains;
  }

  @Override
  public long peakBytesPerSecond() {
    return (pace.peakBytesPerSecond() * (100 - readPercent) + 99) / 100;
  }

  @Override
  public double meanBytesPerSecond() {
    return total() == 0 ? 0 : pace.meanBytesPerSecond() * (100 - readPercent) / 100;
  }

  @Override
  public long bound() {
    return 2 * round();
  }

  @Override
  public long round() {
    return order.round(total());
  }

  /** All that is older than one whole round before the end has been overwritten. */
  @Override
  public long since(long from, long to) {
    long round = order.round(total());
    return round == 0 ? to : Math.max(from, (to / round - 1) * round);
  }

  @Override
  public void visit(long from, long to, Visitor visitor) {
    long total = total();
    if (total == 0 || to <= from) {
      return;
    }
    Order.Walk walk = new Order.Walk(order, seed, total);
    for (long i = since(from, to); i < to; i++) {
      pass(i, walk.of(i), visitor);
    }
  }

  private void pass(long index, long slot, Visitor visitor) {
    int volume = spread.volume(slot);
    int member = members == null ? volume : members.get(volume);
    if (member >= 0) {
      visitor.write(index, member, (slot - spread.first(volume)) * extentGrains, extentGrains);
    }
  }

  @Override
  public Generated moved(Vector<Integer> to) {
    Vector<Integer> now = members == null ? to : members.map(m -> m < 0 ? -1 : to.get(m));
    return new Generated(seed, pace, readPercent, order, extentGrains, spread, now);
  }

  @Override
  public boolean left() {
    return members != null && members.contains(-1);
  }
}
