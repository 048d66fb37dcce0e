package org.arraytwin.fleet.site;

import org.jspecify.annotations.Nullable;

/**
 * What an operator chose for a copy within an array.
 *
 * @param rateBytesPerSecond of the background copy, 0 for none
 * @param cleanBytesPerSecond of handing grains down to older copies, 0 for none
 * @param incremental whether changes are recorded so that a later start moves only these
 * @param autodelete whether the session goes away once it is complete
 * @param group of copies that are driven together, or null
 * @param unit grains of 64 KiB in one grain of the copy, 1 or more; never changes
 * @param keepTarget whether the source goes offline rather than that the copy ends, while the
 *     target cannot be written; never changes
 * @param ioGroup number of the I/O group that holds its bitmaps; {@link #OF_SOURCE} where that is
 *     the one of its source
 */
public record CopySettings(
    long rateBytesPerSecond,
    long cleanBytesPerSecond,
    boolean incremental,
    boolean autodelete,
    @Nullable String group,
    int unit,
    boolean keepTarget,
    int ioGroup) {
  /** The bitmaps are where the source is. */
  public static final int OF_SOURCE = -1;

  /** With what an operator may change later. */
  public CopySettings with(long rate, long clean, boolean gone, @Nullable String newGroup) {
    return new CopySettings(rate, clean, incremental, gone, newGroup, unit, keepTarget, ioGroup);
  }

  /** With its bitmaps in an I/O group. */
  public CopySettings in(int newIoGroup) {
    return new CopySettings(
        rateBytesPerSecond,
        cleanBytesPerSecond,
        incremental,
        autodelete,
        group,
        unit,
        keepTarget,
        newIoGroup);
  }
}
