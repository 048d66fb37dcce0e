package org.arraytwin.product.storwize.system;

import org.arraytwin.array.Volume;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;

/**
 * The memory of an I/O group for bitmaps of one kind: a bit for each grain, two for those of
 * incremental mappings.
 *
 * @param totalBytes set aside
 * @param usedBytes in use
 */
public record Bitmaps(long totalBytes, long usedBytes) {
  private static final long MIB = 1L << 20;
  private static final long KIB = 1L << 10;
  private static final long REMOTE_GRAIN_KIB = 256;
  private static final int BITS = 8;

  /** What is left. */
  public long freeBytes() {
    return totalBytes - usedBytes;
  }

  /** That for FlashCopy. */
  public static Bitmaps flash(Cluster cluster, int ioGroup) {
    long used = 0;
    for (Mapping mapping : cluster.mappings()) {
      if (mapping.ioGroup() == ioGroup) {
        used +=
            bytes(
                cluster.vdisk(mapping.copy().source()),
                mapping.grainSize(),
                mapping.copy().settings().incremental());
      }
    }
    return new Bitmaps(total(cluster, ioGroup, "flash"), used);
  }

  /** That for Metro and Global Mirror. */
  public static Bitmaps remote(Cluster cluster, int ioGroup) {
    long used = 0;
    for (GroupHalf half : cluster.site().groups()) {
      for (PairHalf pair : half == null ? java.util.List.<PairHalf>of() : half.pairs()) {
        if (cluster.site().ioGroup(pair.localVolume()) == ioGroup) {
          used += bytes(cluster.vdisk(pair.localVolume()), REMOTE_GRAIN_KIB, false);
        }
      }
    }
    return new Bitmaps(total(cluster, ioGroup, "remote"), used);
  }

  private static long total(Cluster cluster, int ioGroup, String feature) {
    Card card = cluster.card(Drawer.IO_GROUP, String.valueOf(ioGroup));
    String chosen = card == null ? "" : card.value(feature);
    return MIB * (chosen.isEmpty() ? cluster.data().bitmapMib() : Long.parseLong(chosen));
  }

  /** What the bitmaps of a volume's mapping take. */
  static long bytes(Volume source, long grainKib, boolean incremental) {
    long grains = (source.sizeBytes() + grainKib * KIB - 1) / (grainKib * KIB);
    return (grains + BITS - 1) / BITS * (incremental ? 2 : 1);
  }
}
