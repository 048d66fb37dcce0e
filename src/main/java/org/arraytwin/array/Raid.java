package org.arraytwin.array;

import java.util.List;
import java.util.Locale;

/**
 * How a pool protects its data against the loss of disks. Its disks form sets of neighbours; each
 * set bears the loss of so many at once (a mirror one of two, single parity one, double parity
 * two).
 */
public enum Raid {
  RAID0(1, 0),
  RAID1(2, 1),
  RAID10(2, 1),
  RAID5(4, 1),
  RAID6(8, 2);

  private final int set;
  private final int bears;

  Raid(int set, int bears) {
    this.set = set;
    this.bears = bears;
  }

  /** Disks of a set. */
  public int set() {
    return set;
  }

  /** Disks of one set that may be missing at the same time. */
  public int bears() {
    return bears;
  }

  /** The set that a disk belongs to; what is left over at the end joins the last whole set. */
  public int setOf(int disk, int disks) {
    return Math.min(disk / set, Math.max(1, disks / set) - 1);
  }

  /** Whether the data are still there without these disks. */
  public boolean survives(List<Integer> missing, int disks) {
    for (int disk : missing) {
      int of = setOf(disk, disks);
      if (missing.stream().filter(d -> setOf(d, disks) == of).count() > bears) {
        return false;
      }
    }
    return true;
  }

  /** The type behind a product's word, for example {@code RAID1+0}; single parity if unknown. */
  public static Raid of(String word) {
    String plain = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return switch (plain) {
      case "RAID0", "R0" -> RAID0;
      case "RAID1", "R1" -> RAID1;
      case "RAID10", "R10", "RAID01" -> RAID10;
      case "RAID6", "R6", "RAID60" -> RAID6;
      default -> RAID5;
    };
  }
}
