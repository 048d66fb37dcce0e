package org.arraytwin.wbem.store;

import java.util.Arrays;

/** The bytes of a document while it is written; the same calls give the same bytes. */
final class DocumentOutput {
  private byte[] bytes = new byte[256];
  private int size;

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** A number from 0 up, small ones short. */
  void count(int value) {
    unsigned(value);
  }

  private void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    octet((int) rest);
  }

  /** Any 64 bits, those near zero short. */
  void number(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  void bits(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >> shift);
    }
  }

  /** A text in ISO 8859-1 where that holds it, else in UTF-16, which keeps lone surrogates. */
  void text(String text) {
    boolean narrow = true;
    for (int i = 0; i < text.length() && narrow; i++) {
      narrow = text.charAt(i) < 0x100;
    }
    if (narrow) {
      int length = text.length();
      unsigned((long) length << 1);
      room(length);
      for (int i = 0; i < length; i++) {
        bytes[size++] = (byte) text.charAt(i);
      }
    } else {
      unsigned((long) text.length() << 1 | 1);
      room(text.length() * 2);
      for (int i = 0; i < text.length(); i++) {
        bytes[size++] = (byte) (text.charAt(i) >> 8);
        bytes[size++] = (byte) text.charAt(i);
      }
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
