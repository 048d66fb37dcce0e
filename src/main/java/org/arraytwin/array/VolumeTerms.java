package org.arraytwin.array;

/**
 * What was asked of a volume besides its size, on products where one may.
 *
 * @param ioGroup number of the I/O group that serves it, from 0; {@link #BY_ID} where it follows
 *     from the volume's id
 * @param heldBytes of its pool that a thin volume holds back for itself: beyond what is written, or
 *     in all where that is fixed
 * @param fixed whether a thin volume has no more than it holds back, and goes offline where it
 *     would take more
 * @param wwn by which hosts know it, 32 hex digits; empty where it follows from its id
 */
public record VolumeTerms(int ioGroup, long heldBytes, boolean fixed, String wwn) {
  /** The I/O group follows from the id. */
  public static final int BY_ID = -1;

  /** Those of a volume that takes what is written, beside what it holds back. */
  public VolumeTerms(int ioGroup, long heldBytes) {
    this(ioGroup, heldBytes, false);
  }

  /** Those of a volume whose WWN follows from its id. */
  public VolumeTerms(int ioGroup, long heldBytes, boolean fixed) {
    this(ioGroup, heldBytes, fixed, "");
  }

  /** Those of a volume that hosts know by the WWN of another one. */
  public static VolumeTerms knownAs(String wwn) {
    return new VolumeTerms(BY_ID, 0, false, wwn);
  }

  /** Nothing was asked for. */
  public static final VolumeTerms USUAL = new VolumeTerms(BY_ID, 0);
}
