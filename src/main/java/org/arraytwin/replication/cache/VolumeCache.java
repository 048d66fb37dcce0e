package org.arraytwin.replication.cache;

import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * The write cache of one volume. What it holds is the difference between the content that hosts see
 * and the content on the disks. The disks are brought up to date at fixed instants (every {@link
 * #DESTAGE_MICROS}, counted from the epoch), so what was on them at any time is a function of time:
 * nothing is ticked.
 *
 * @param mode what becomes of writes
 * @param disk content of the disks when that last had to be noted; null: as of the last instant
 * @param diskMicros when it was noted; what was written since is on the disks from the next instant
 *     on
 * @param begun content that hosts saw when the flush under way began, else null
 * @param flush id of the flush under way, 0 for none
 * @param flushUntilMicros when it will have ended
 * @param flushFails whether the next flush to end fails
 */
public record VolumeCache(
    CacheMode mode,
    @Nullable Content disk,
    long diskMicros,
    @Nullable Content begun,
    long flush,
    long flushUntilMicros,
    boolean flushFails) {
  /** How often the disks are brought up to date. */
  public static final long DESTAGE_MICROS = 10_000_000L;

  /** How fast a flush writes. */
  public static final long FLUSH_BYTES_PER_SECOND = 200L << 20;

  /** A cache that nothing was ever said about. */
  public static final VolumeCache USUAL =
      new VolumeCache(CacheMode.ENABLED, null, 0, null, 0, 0, false);

  /** The last instant at or before a time at which the disks were brought up to date. */
  public static long instant(long now) {
    return Math.floorDiv(now, DESTAGE_MICROS) * DESTAGE_MICROS;
  }

  /** Whether what was noted of the disks still holds: no instant has come since. */
  public boolean noted(long now) {
    return disk != null && instant(now) <= diskMicros;
  }

  /** In another mode; leaving {@link CacheMode#ENABLED} alone flushes nothing. */
  public VolumeCache in(CacheMode newMode) {
    return new VolumeCache(newMode, disk, diskMicros, begun, flush, flushUntilMicros, flushFails);
  }

  /** With the content of the disks noted. */
  public VolumeCache on(Content content, long now) {
    return new VolumeCache(mode, content, now, begun, flush, flushUntilMicros, flushFails);
  }

  /** With a flush begun. */
  public VolumeCache flushing(Content content, long id, long untilMicros) {
    return new VolumeCache(mode, disk, diskMicros, content, id, untilMicros, flushFails);
  }

  /** With no flush under way. */
  public VolumeCache rested() {
    return new VolumeCache(mode, disk, diskMicros, null, 0, 0, flushFails);
  }

  /** With the next flush bound to fail, or not. */
  public VolumeCache failing(boolean fails) {
    return new VolumeCache(mode, disk, diskMicros, begun, flush, flushUntilMicros, fails);
  }

  /** How long a flush of so many grains takes, microseconds. */
  public static long flushMicros(long grains) {
    return grains * Content.GRAIN_BYTES * 1_000_000L / FLUSH_BYTES_PER_SECOND;
  }
}
