package org.arraytwin.replication.copy;

/**
 * Stamps of grains that hold nothing anyone has written: what an interrupted copy leaves. They are
 * negative, so no write has them, and each interruption has its own.
 */
public final class Undefined {
  private Undefined() {}

  /**
   * The stamp of one interruption.
   *
   * @param id unique in the fleet, 0 or more
   */
  public static long stamp(long id) {
    return Long.MIN_VALUE | id;
  }

  public static boolean is(long stamp) {
    return stamp < 0;
  }
}
