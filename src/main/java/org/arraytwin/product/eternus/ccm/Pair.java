package org.arraytwin.product.eternus.ccm;

import org.jspecify.annotations.Nullable;

/** A source and a destination of a copy group, for example {@code ET001/0x1:ET001/0x6}. */
record Pair(VolumeRef source, VolumeRef target) {
  /** The pair that a text names, or null. */
  static @Nullable Pair parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return null;
    }
    VolumeRef source = VolumeRef.parse(text.substring(0, colon));
    VolumeRef target = VolumeRef.parse(text.substring(colon + 1));
    return source == null || target == null ? null : new Pair(source, target);
  }

  String text() {
    return source.text() + ":" + target.text();
  }
}
