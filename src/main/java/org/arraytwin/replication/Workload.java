package org.arraytwin.replication;

import io.vavr.collection.Vector;

/**
 * The writes of a host as a function: write i is known without the writes before it. A pass visits
 * every extent of the range once, in an order of its own; so what many writes leave behind is found
 * from the last two passes alone, however long nobody looked.
 *
 * @param seed chooses the order
 * @param bytesPerSecond rate
 * @param extentGrains grains per write
 * @param extents per member volume of the group: how many extents of it are written to
 */
public record Workload(long seed, long bytesPerSecond, int extentGrains, Vector<Long> extents) {

  /** Extents in all members together: the length of a pass. */
  public long total() {
    return extents.foldLeft(0L, Long::sum);
  }

  /** Bytes of one write. */
  public long extentBytes() {
    return (long) extentGrains * Content.GRAIN_BYTES;
  }

  /** How many writes have been made after running for so long. */
  public long writesIn(long micros) {
    if (micros <= 0 || total() == 0) {
      return 0;
    }
    long bytes =
        (micros / 1_000_000L) * bytesPerSecond
            + (micros % 1_000_000L) * bytesPerSecond / 1_000_000L;
    return bytes / extentBytes();
  }

  /** The running time after which n writes have been made. */
  public long microsFor(long n) {
    long bytes = n * extentBytes();
    long rest = (bytes % bytesPerSecond) * 1_000_000L;
    return (bytes / bytesPerSecond) * 1_000_000L + (rest + bytesPerSecond - 1) / bytesPerSecond;
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
    apply(
        from,
        to,
        firstStamp,
        (member, grain, grains, stamp) ->
            contents[member] = contents[member].write(grain, grains, stamp));
  }

  /** The same for one member alone. */
  public Content applied(int member, Content content, long from, long to, long firstStamp) {
    Content[] one = {content};
    apply(
        from,
        to,
        firstStamp,
        (at, grain, grains, stamp) -> {
          if (at == member) {
            one[0] = one[0].write(grain, grains, stamp);
          }
        });
    return one[0];
  }

  private interface Writer {
    void write(int member, long grain, long grains, long stamp);
  }

  private void apply(long from, long to, long firstStamp, Writer writer) {
    long total = total();
    if (total == 0 || to <= from) {
      return;
    }
    // All that is older than one whole pass before the end has been overwritten.
    long start = Math.max(from, (to / total - 1) * total);
    long pass = -1;
    long a = 0;
    long b = 0;
    for (long i = start; i < to; i++) {
      if (i / total != pass) {
        pass = i / total;
        a = multiplier(pass, total);
        b = Math.floorMod(mix(seed * 31 + pass), total);
      }
      long slot = (a * (i % total) + b) % total;
      writeSlot(writer, slot, firstStamp + (i - from));
    }
  }

  /** This workload once one of its members has gone: the others are written as fast. */
  public Workload without(int member) {
    return new Workload(seed, bytesPerSecond, extentGrains, extents.removeAt(member));
  }

  private void writeSlot(Writer writer, long slot, long stamp) {
    int member = 0;
    while (slot >= extents.get(member)) {
      slot -= extents.get(member);
      member++;
    }
    writer.write(member, slot * extentGrains, extentGrains, stamp);
  }

  /** A number coprime to the length of the pass, so that a * i + b visits every slot once. */
  private long multiplier(long pass, long total) {
    long bound = Math.min(total, 1L << 31);
    long a = 1 + Math.floorMod(mix(seed ^ (pass * 0x9E3779B97F4A7C15L)), bound);
    while (gcd(a, total) != 1) {
      a = a % bound + 1;
    }
    return a;
  }

  private static long gcd(long x, long y) {
    return y == 0 ? x : gcd(y, x % y);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
