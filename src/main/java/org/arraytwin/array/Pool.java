package org.arraytwin.array;

/**
 * A pool that volumes draw their space from; a CPG on a 3PAR.
 *
 * @param id dense id in its array
 * @param name as the operator gave it
 * @param sizeBytes managed space
 * @param raid RAID type as the product prints it, for example {@code RAID5}
 * @param device device type as the product prints it, for example {@code FC}
 * @param disks how many it is made of, 1 or more
 * @param spares further disks that stand by
 * @param warningPercent use at which the array warns, 1 to 99; 0 for never
 * @param delta whether it is for what snapshots save alone: no ETERNUS command puts volumes there
 */
public record Pool(
    int id,
    String name,
    long sizeBytes,
    String raid,
    String device,
    int disks,
    int spares,
    int warningPercent,
    boolean delta) {
  /** Disks of a pool that does not say how many. */
  public static final int DISKS = 16;

  /** A pool of the usual number of disks with one spare, which never warns. */
  public Pool(int id, String name, long sizeBytes, String raid, String device) {
    this(id, name, sizeBytes, raid, device, DISKS, 1, 0, false);
  }

  /** The pool at another size. */
  public Pool sized(long bytes) {
    return new Pool(id, name, bytes, raid, device, disks, spares, warningPercent, delta);
  }

  public Raid raidType() {
    return Raid.of(raid);
  }

  /** Bytes in use from which the array warns; more than there are where it never does. */
  public long warningBytes() {
    return warningPercent == 0 ? Long.MAX_VALUE : sizeBytes / 100 * warningPercent;
  }

  /** Bytes of its data that one disk holds. */
  public long diskBytes() {
    return sizeBytes / disks;
  }
}
