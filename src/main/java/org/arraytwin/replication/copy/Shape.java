package org.arraytwin.replication.copy;

/**
 * How a copy moves its data.
 *
 * @param unit grains of 64 KiB in one grain of the product, 1 or more
 * @param fromTop whether the background copy begins at the highest address
 * @param bytesPerSecond of the background copy, 0 for none
 * @param chained whether a source write goes to the newest copy alone and older ones read through
 *     newer ones (FlashCopy); else each copy stands for itself (ETERNUS)
 */
public record Shape(int unit, boolean fromTop, long bytesPerSecond, boolean chained) {
  public Shape {
    if (unit < 1 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("unit " + unit + ", rate " + bytesPerSecond);
    }
  }
}
