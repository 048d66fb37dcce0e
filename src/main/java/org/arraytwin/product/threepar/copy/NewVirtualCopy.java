package org.arraytwin.product.threepar.copy;

/**
 * A virtual copy that somebody wants.
 *
 * @param name of it; {@code @vvname@} stands for the parent's name
 * @param parent volume name, or {@code set:} and the name of a set
 * @param readOnly whether hosts may only read it
 * @param expires after this time, empty for never
 * @param retained for this time, empty for not at all
 * @param remote whether the parent's remote volume is copied at the same instant, too
 */
public record NewVirtualCopy(
    String name, String parent, boolean readOnly, String expires, String retained, boolean remote) {
  /** One that is read-only and neither expires nor is retained. */
  public static NewVirtualCopy readOnly(String name, String parent) {
    return new NewVirtualCopy(name, parent, true, "", "", false);
  }
}
