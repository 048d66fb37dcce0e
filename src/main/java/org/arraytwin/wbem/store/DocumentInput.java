package org.arraytwin.wbem.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DocumentOutput} wrote; never beyond the end. */
final class DocumentInput {
  private static final int LONGEST_NUMBER_BITS = 63;

  private final byte[] bytes;
  private final @Nullable RecentTexts recent;
  private int at;

  DocumentInput(byte[] bytes) {
    this(bytes, null);
  }

  /**
   * @param recent where texts come from that stand in many documents
   */
  DocumentInput(byte[] bytes, @Nullable RecentTexts recent) {
    this.bytes = bytes;
    this.recent = recent;
  }

  /** What is thrown where the bytes cannot be what was written. */
  IllegalStateException damaged(String what) {
    return new IllegalStateException(
        "a stored document is damaged at byte " + at + " of " + bytes.length + ": " + what);
  }

  private void require(long more) {
    if (more < 0 || more > bytes.length - at) {
      throw damaged(more + " bytes more expected");
    }
  }

  int octet() {
    require(1);
    return bytes[at++] & 0xFF;
  }

  boolean flag() {
    return octet() != 0;
  }

  private long unsigned() {
    long value = 0;
    for (int shift = 0; shift <= LONGEST_NUMBER_BITS; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged("a number without end");
  }

  /** A number of things of which each takes a byte at least. */
  int count() {
    long value = unsigned();
    require(value);
    return (int) value;
  }

  /** A number from 0 up. */
  int size() {
    long value = unsigned();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw damaged("size " + value);
    }
    return (int) value;
  }

  long number() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  long bits() {
    require(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (bytes[at++] & 0xFF);
    }
    return value;
  }

  String text() {
    long head = unsigned();
    long length = head >>> 1;
    if ((head & 1) == 0) {
      require(length);
      int from = at;
      at += (int) length;
      return recent == null
          ? new String(bytes, from, (int) length, StandardCharsets.ISO_8859_1)
          : recent.text(bytes, from, (int) length);
    }
    require(length > Integer.MAX_VALUE ? -1 : length * 2);
    char[] chars = new char[(int) length];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF));
      at += 2;
    }
    return new String(chars);
  }

  /** Requires that nothing is left. */
  void end() {
    if (at != bytes.length) {
      throw damaged((bytes.length - at) + " bytes too many");
    }
  }
}
