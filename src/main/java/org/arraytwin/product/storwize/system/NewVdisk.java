package org.arraytwin.product.storwize.system;

import org.jspecify.annotations.Nullable;

/**
 * A volume that is asked for.
 *
 * @param name empty: {@code vdisk} and its id
 * @param pool name or id
 * @param bytes rounded up to 64 KiB
 * @param ioGroup name or id; empty for the one with the fewest volumes
 * @param thin what it asks for as a thin volume, null for a full one
 * @param easyTier {@code on} or {@code off}
 */
public record NewVdisk(
    String name, String pool, long bytes, String ioGroup, @Nullable Thin thin, String easyTier) {

  /**
   * How a volume is thin.
   *
   * @param heldBytes that are kept free for it beyond what is used, or are all it has; at most its
   *     size
   * @param fixed whether it goes offline where it would use more than that, rather than grow
   * @param grainKib 32, 64, 128 or 256
   * @param warningPercent of its size whose use is worth an event, 0 for none
   */
  public record Thin(long heldBytes, boolean fixed, int grainKib, int warningPercent) {
    /** The grain where none is asked for. */
    public static final int USUAL_GRAIN = 256;
  }

  /** A thin volume that takes what is written and no more. */
  public static NewVdisk snapshot(String name, String pool, long bytes, String ioGroup) {
    return new NewVdisk(name, pool, bytes, ioGroup, new Thin(0, false, Thin.USUAL_GRAIN, 0), "on");
  }
}
