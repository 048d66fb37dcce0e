package org.arraytwin.wbem.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Short texts read not long ago, so that what stands in every instance of a class (the name of its
 * system, for example) is one object in memory. Threads may overwrite each other's entries: then a
 * text is made once more, which harms nobody.
 */
final class RecentTexts {
  private static final int SLOTS = 256;
  private static final int LONGEST = 64;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];

  /** The text of some bytes in ISO 8859-1. */
  String text(byte[] bytes, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && same(known, bytes, from, length)) {
      return known;
    }
    String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    slots[slot] = text;
    return text;
  }

  private static boolean same(String text, byte[] bytes, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != (char) (bytes[from + i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }
}
