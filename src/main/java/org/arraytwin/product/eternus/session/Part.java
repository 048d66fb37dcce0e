package org.arraytwin.product.eternus.session;

import org.arraytwin.array.Volume;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.copy.Run;

/**
 * What a session copies of its source, and where to. Contents are tracked by 64 KiB, so that a part
 * begins and ends at a multiple of 128 blocks.
 *
 * @param sourceBlock first block of the source, of 512 bytes
 * @param targetBlock first block of the destination
 * @param blocks how many
 */
public record Part(long sourceBlock, long targetBlock, long blocks) {
  /** All that one of two volumes holds and the other one can hold, from their beginnings on. */
  public static Part whole(Volume source, Volume target) {
    return new Part(
        0, 0, Math.min(source.sizeBytes(), target.sizeBytes()) / CopySession.BLOCK_BYTES);
  }

  /** The same the other way. */
  public Part reversed() {
    return new Part(/* sourceBlock= */ targetBlock, /* targetBlock= */ sourceBlock, blocks);
  }

  /** What is copied, in grains. */
  public Run from(Volume source) {
    return run(source, sourceBlock);
  }

  /** Where to, in grains. */
  public Run to(Volume target) {
    return run(target, targetBlock);
  }

  private Run run(Volume volume, long block) {
    return new Run(volume.id(), grains(block), grains(blocks));
  }

  private static long grains(long blocks) {
    return blocks / (Content.GRAIN_BYTES / CopySession.BLOCK_BYTES);
  }

  /** Whether it begins and ends where contents can be told apart. */
  public boolean aligned() {
    return (sourceBlock | targetBlock | blocks) % (Content.GRAIN_BYTES / CopySession.BLOCK_BYTES)
        == 0;
  }

  /** Whether it lies in both volumes. */
  public boolean fits(Volume source, Volume target) {
    return blocks > 0
        && sourceBlock >= 0
        && targetBlock >= 0
        && blocks <= source.sizeBytes() / CopySession.BLOCK_BYTES - sourceBlock
        && blocks <= target.sizeBytes() / CopySession.BLOCK_BYTES - targetBlock;
  }
}
