package org.arraytwin.product.eternus.ccm.call;

import org.jspecify.annotations.Nullable;

/** A source and a destination of a copy group, for example {@code ET001/0x1:ET001/0x6}. */
public record Pair(VolumeRef source, VolumeRef target) {
  /** The pair that a text names, or null. */
  public static @Nullable Pair parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return null;
    }
    VolumeRef source = VolumeRef.parse(text.substring(0, colon));
    VolumeRef target = VolumeRef.parse(text.substring(colon + 1));
    return source == null || target == null ? null : new Pair(source, target);
  }

  /** Whether volumes are copied as a whole, not extents of them. */
  public boolean whole() {
    return source.start() < 0 && target.start() < 0;
  }

  /** The other way round. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // exchanged on purpose
  public Pair reversed() {
    return new Pair(target, source);
  }

  public String text() {
    return source.text() + ":" + target.text();
  }
}
