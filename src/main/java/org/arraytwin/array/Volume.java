package org.arraytwin.array;

/**
 * A virtual volume.
 *
 * @param id dense id in its array
 * @param name unique in its array
 * @param pool id of its pool
 * @param sizeBytes multiple of 64 KiB
 * @param provisioning full or thin
 * @param terms what was asked of it besides
 */
public record Volume(
    int id, String name, int pool, long sizeBytes, Provisioning provisioning, VolumeTerms terms) {
  /** No product has a larger one; sums of sizes do not overflow. */
  public static final long MOST_BYTES = 1L << 48;

  /** A volume on the usual terms. */
  public Volume(int id, String name, int pool, long sizeBytes, Provisioning provisioning) {
    this(id, name, pool, sizeBytes, provisioning, VolumeTerms.USUAL);
  }

  /** The NAA identifier by which hosts of an array know it, 32 hex digits. */
  public String wwn(StorageArray array) {
    return terms.wwn().isEmpty() ? array.volumeWwn(id) : terms.wwn();
  }

  /** Under another name. */
  public Volume named(String newName) {
    return new Volume(id, newName, pool, sizeBytes, provisioning, terms);
  }

  /** At another size. */
  public Volume sized(long bytes) {
    return new Volume(id, name, pool, bytes, provisioning, terms);
  }

  /** On other terms. */
  public Volume on(VolumeTerms other) {
    return new Volume(id, name, pool, sizeBytes, provisioning, other);
  }

  /** Whether it is thin and may take no more of its pool than it holds back. */
  public boolean fixed() {
    return provisioning == Provisioning.THIN && terms.fixed();
  }

  /** Whether it is thin and takes of its pool what is written of it. */
  public boolean draws() {
    return provisioning == Provisioning.THIN && !terms.fixed();
  }

  /**
   * Bytes of its pool that it takes beside those that it holds back: it has no more than its size
   * in all.
   *
   * @param written bytes that are written of it
   */
  public long drawn(long written) {
    return draws() ? Math.min(written, sizeBytes - terms.heldBytes()) : 0;
  }

  /** Bytes of its pool that it takes whether they are written or not. */
  public long heldBytes() {
    return provisioning == Provisioning.FULL ? sizeBytes : terms.heldBytes();
  }

  /** So many percent of a size, in bytes. */
  public static long share(long bytes, int percent) {
    return bytes / 100 * percent + bytes % 100 * percent / 100;
  }
}
