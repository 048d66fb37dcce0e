package org.arraytwin.replication.load;

/**
 * A host workload as the fleet file states it.
 *
 * @param seed of its order
 * @param bytesPerSecond rate, 1 to 2^40
 * @param extentGrains grains per write, 1 or more
 * @param rangeBytes written to, over all volumes of the group; at least one write, and where the
 *     volumes are smaller, all of them
 * @param manner in which order, in bursts, with reads between, or as a trace has it
 */
public record HostLoad(
    long seed, long bytesPerSecond, int extentGrains, long rangeBytes, Manner manner) {
  private static final long GRAIN_BYTES = 65_536;
  private static final long MOST_BYTES_PER_SECOND = 1L << 40;

  /**
   * @throws IllegalArgumentException where a number is out of its range
   */
  public HostLoad {
    if (bytesPerSecond < 1 || bytesPerSecond > MOST_BYTES_PER_SECOND) {
      throw new IllegalArgumentException(
          "rate " + bytesPerSecond + " is wrong, expected 1 to 1024GiB a second");
    }
    if (extentGrains < 1) {
      throw new IllegalArgumentException(
          "extentGrains " + extentGrains + " is wrong, expected 1 or more");
    }
    if (manner.trace() == null && rangeBytes / GRAIN_BYTES < extentGrains) {
      throw new IllegalArgumentException(
          "range "
              + rangeBytes
              + " is wrong, expected at least one write of "
              + extentGrains
              + " grains of 64KiB");
    }
  }

  public HostLoad(long seed, long bytesPerSecond, int extentGrains, long rangeBytes) {
    this(seed, bytesPerSecond, extentGrains, rangeBytes, Manner.STEADY);
  }
}
