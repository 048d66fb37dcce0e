package org.arraytwin.array;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be wrong with a pool.
 *
 * @param online whether its volumes can be reached
 * @param lost more disks are missing than its RAID type bears: its data are gone
 * @param full no space is left, and somebody has been refused some
 * @param warned its use is at or above the warning threshold
 * @param disks those that are not as they should be, by number
 */
public record PoolHealth(
    boolean online, boolean lost, boolean full, boolean warned, List<Disk> disks) {
  public static final PoolHealth GOOD = new PoolHealth(true, false, false, false, List.of());

  public PoolHealth {
    disks = List.copyOf(disks);
  }

  public PoolHealth online(boolean is) {
    return new PoolHealth(is, lost, full, warned, disks);
  }

  public PoolHealth full(boolean is) {
    return new PoolHealth(online, lost, is, warned, disks);
  }

  public PoolHealth warned(boolean is) {
    return new PoolHealth(online, lost, full, is, disks);
  }

  /** The disk of that number where it is not as it should be, else null. */
  public @Nullable Disk disk(int number) {
    for (Disk disk : disks) {
      if (disk.number() == number) {
        return disk;
      }
    }
    return null;
  }

  /** With a disk's state; its data are gone for good once the RAID type cannot bear it. */
  public PoolHealth with(Disk disk, Pool pool) {
    List<Disk> others = others(disk.number());
    others.add(disk);
    others.sort(Comparator.comparingInt(Disk::number));
    List<Integer> absent = others.stream().filter(Disk::absent).map(Disk::number).toList();
    boolean gone = lost || !pool.raidType().survives(absent, pool.disks());
    return new PoolHealth(online, gone, full, warned, others);
  }

  /** With a disk as it should be. */
  public PoolHealth without(int number) {
    return new PoolHealth(online, lost, full, warned, others(number));
  }

  /** With its data lost, or with new disks throughout. */
  public PoolHealth lost(boolean is) {
    return new PoolHealth(online, is, full, warned, is ? disks : List.of());
  }

  /** Whether any disk's data are missing: a further loss may be the last. */
  public boolean degraded() {
    return disks.stream().anyMatch(Disk::absent);
  }

  /** Whether a volume's data can be had from it. */
  public boolean serves() {
    return online && !lost;
  }

  private List<Disk> others(int number) {
    List<Disk> others = new ArrayList<>(disks);
    others.removeIf(d -> d.number() == number);
    return others;
  }
}
