package org.arraytwin.replication.copy;

import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;

/**
 * Work on a set of grains in order of location, as a function of time: a background copy, or the
 * cleaning of a target.
 *
 * @param work the grains, whole grains of the product
 * @param unit grains of 64 KiB in one grain of the product
 * @param fromTop whether it begins at the highest address
 * @param startMicros since when it runs at this rate
 * @param doneBytes what was done by then
 * @param donePart millionths of a byte that were done besides, 0 to 999,999: however often a rate
 *     is set, nothing is lost by it
 * @param bytesPerSecond 0 for not at all
 */
public record Sweep(
    Extents work,
    int unit,
    boolean fromTop,
    long startMicros,
    long doneBytes,
    long donePart,
    long bytesPerSecond) {
  private static final long SECOND = 1_000_000;

  /** Work of which nothing is done yet. */
  public static Sweep of(Extents work, int unit, boolean fromTop, long now, long bytesPerSecond) {
    return new Sweep(work, unit, fromTop, now, 0, 0, bytesPerSecond);
  }

  /** Nothing to do. */
  public static Sweep nothing(int unit, long now) {
    return of(Extents.none(), unit, false, now, 0);
  }

  private long elapsed(long now) {
    return Math.max(0, now - startMicros);
  }

  private long bytes(long now) {
    long moved = elapsed(now) / SECOND * bytesPerSecond + millionths(now) / SECOND + doneBytes;
    return Math.min(moved, totalBytes());
  }

  /** What has come in the last second that is not whole, and with it what is no whole byte yet. */
  private long millionths(long now) {
    return elapsed(now) % SECOND * bytesPerSecond + donePart;
  }

  private long unitBytes() {
    return (long) unit * Content.GRAIN_BYTES;
  }

  /** The last grain of the product may reach beyond the volume; it counts as a whole one. */
  private long totalBytes() {
    return (work.count() + unit - 1) / unit * unitBytes();
  }

  /** Grains done by then, whole grains of the product. */
  public long done(long now) {
    return Math.min(work.count(), bytes(now) / unitBytes() * unit);
  }

  public boolean finished(long now) {
    return done(now) >= work.count();
  }

  /** Whether a grain of the work is done by then; true for one that is none of it. */
  public boolean passed(long grain, long now) {
    if (!work.contains(grain)) {
      return true;
    }
    long rank = work.rank(grain);
    return fromTop ? rank >= work.count() - fromTopDone(now) : rank < done(now);
  }

  /** Whether a grain is of the work and done by then. */
  public boolean done(long grain, long now) {
    return work.contains(grain) && passed(grain, now);
  }

  /** The grains of the work that are done by then. */
  public Extents handled(long now) {
    return work.minus(left(now));
  }

  /** What is left by then. */
  public Extents left(long now) {
    return fromTop ? work.withoutHighest(fromTopDone(now)) : work.withoutLowest(done(now));
  }

  /** From the top the grain that may be a short one comes first. */
  private long fromTopDone(long now) {
    long units = bytes(now) / unitBytes();
    long lacking = (work.count() + unit - 1) / unit * unit - work.count();
    return units == 0 ? 0 : Math.min(work.count(), units * unit - lacking);
  }

  /** When it ends, or -1 where it never does at this rate. */
  public long endsMicros() {
    long bytes = totalBytes() - doneBytes;
    if (bytes <= 0) {
      return startMicros;
    }
    if (bytesPerSecond == 0) {
      return -1;
    }
    long rest = bytes % bytesPerSecond * SECOND - donePart;
    return startMicros
        + bytes / bytesPerSecond * SECOND
        + Math.floorDiv(rest + bytesPerSecond - 1, bytesPerSecond);
  }

  /** The same work at another rate from now on. */
  public Sweep at(long newBytesPerSecond, long now) {
    long part = millionths(now) % SECOND;
    return new Sweep(work, unit, fromTop, now, bytes(now), part, newBytesPerSecond);
  }
}
