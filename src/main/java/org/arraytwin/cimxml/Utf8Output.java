package org.arraytwin.cimxml;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A buffer in front of a stream that everything is encoded straight into. Until it is full for the
 * first time nothing has left, so that the answer can still be exchanged for another.
 *
 * <p>Failures of the stream are thrown as {@link UncheckedIOException}.
 */
public final class Utf8Output {
  /** Bytes collected before they are handed on. */
  public static final int BUFFER_BYTES = 32 << 10;

  private static final int SLICE_CHARS = 1024;
  private static final int LONGEST_ESCAPE_BYTES = 6;
  private static final byte PLAIN = 0;
  private static final byte ESCAPE = 1;
  private static final byte ILLEGAL = 2;
  private static final byte[] KIND = new byte[128];
  private static final byte[][] ESCAPES = new byte[128][];
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
  private static final byte[] TAB = "&#9;".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE_FEED = "&#10;".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGIT_TENS = new byte[100];
  private static final byte[] DIGIT_ONES = new byte[100];

  static {
    for (int c = 0; c < ' '; c++) {
      KIND[c] = c == '\t' || c == '\n' ? PLAIN : ILLEGAL;
    }
    // A bare carriage return is read as a line feed (XML 1.0 clause 2.11).
    escape('\r', "&#13;");
    escape('&', "&amp;");
    escape('<', "&lt;");
    escape('>', "&gt;");
    escape('"', "&quot;");
    for (int i = 0; i < 100; i++) {
      DIGIT_TENS[i] = (byte) ('0' + i / 10);
      DIGIT_ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private final OutputStream sink;
  private final byte[] buffer;
  private int at;

  /** How much has left. */
  private long gone;

  private @Nullable Runnable gate;

  public Utf8Output(OutputStream sink) {
    this(sink, new byte[BUFFER_BYTES]);
  }

  /**
   * With a buffer of the caller's, who may use it again afterwards.
   *
   * @param buffer at least 8 KiB
   */
  public Utf8Output(OutputStream sink, byte[] buffer) {
    if (buffer.length < SLICE_CHARS * 8) {
      throw new IllegalArgumentException("a buffer of " + buffer.length + " bytes is too small");
    }
    this.sink = sink;
    this.buffer = buffer;
  }

  private static void escape(char c, String text) {
    KIND[c] = ESCAPE;
    ESCAPES[c] = text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Bytes that are already what they are to be. */
  public void raw(byte[] bytes) {
    int n = bytes.length;
    if (n > buffer.length - at) {
      flush();
      if (n > buffer.length) {
        leaving();
        write(bytes, n);
        return;
      }
    }
    System.arraycopy(bytes, 0, buffer, at, n);
    at += n;
  }

  /** Markup of our own. */
  public void markup(String ascii) {
    raw(ascii.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The value of an attribute in double quotes. As {@link #text}, but tabs and line feeds are
   * escaped too: a reader takes bare ones for blanks (XML 1.0 clause 3.3.3).
   */
  public void attribute(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t' || c == '\n') {
        text(text.substring(from, i));
        raw(c == '\t' ? TAB : LINE_FEED);
        from = i + 1;
      }
    }
    text(from == 0 ? text : text.substring(from));
  }

  /**
   * Text as the content of an element, also fit for attributes that are names: the characters that
   * need it are escaped, and what XML 1.0 cannot carry becomes U+FFFD.
   */
  public void text(String text) {
    int n = text.length();
    int i = 0;
    while (i < n) {
      int end = Math.min(n, i + SLICE_CHARS);
      reserve((end - i + 1) * LONGEST_ESCAPE_BYTES);
      i = slice(text, i, end);
    }
  }

  private int slice(String text, int from, int end) {
    byte[] b = buffer;
    int p = at;
    int i = from;
    while (i < end) {
      char c = text.charAt(i++);
      if (c < 128 && KIND[c] == PLAIN) {
        b[p++] = (byte) c;
      } else if (c < 128) {
        byte[] escape = KIND[c] == ESCAPE ? ESCAPES[c] : REPLACEMENT;
        System.arraycopy(escape, 0, b, p, escape.length);
        p += escape.length;
      } else if (c < 0x800) {
        b[p++] = (byte) (0xC0 | (c >> 6));
        b[p++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i < text.length()
          && Character.isLowSurrogate(text.charAt(i))) {
        int point = Character.toCodePoint(c, text.charAt(i++));
        b[p++] = (byte) (0xF0 | (point >> 18));
        b[p++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        b[p++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        b[p++] = (byte) (0x80 | (point & 0x3F));
      } else {
        char legal = Character.isSurrogate(c) || c >= 0xFFFE ? '\uFFFD' : c;
        b[p++] = (byte) (0xE0 | (legal >> 12));
        b[p++] = (byte) (0x80 | ((legal >> 6) & 0x3F));
        b[p++] = (byte) (0x80 | (legal & 0x3F));
      }
    }
    at = p;
    return i;
  }

  /** A signed number in decimal. */
  public void number(long value) {
    reserve(20);
    if (value >= 0) {
      digits(value);
    } else if (value == Long.MIN_VALUE) {
      raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    } else {
      buffer[at++] = '-';
      digits(-value);
    }
  }

  /** The 64 bits as an unsigned number in decimal. */
  public void unsigned(long value) {
    reserve(20);
    if (value >= 0) {
      digits(value);
    } else {
      long tenth = Long.divideUnsigned(value, 10);
      digits(tenth);
      buffer[at++] = (byte) ('0' + (value - tenth * 10));
    }
  }

  private void digits(long positive) {
    long v = positive;
    int n = 1;
    for (long limit = 10; n < 19 && v >= limit; limit *= 10) {
      n++;
    }
    int p = at + n;
    at = p;
    while (v >= 100) {
      long rest = v / 100;
      int pair = (int) (v - rest * 100);
      buffer[--p] = DIGIT_ONES[pair];
      buffer[--p] = DIGIT_TENS[pair];
      v = rest;
    }
    buffer[--p] = DIGIT_ONES[(int) v];
    if (v >= 10) {
      buffer[--p] = DIGIT_TENS[(int) v];
    }
  }

  private void reserve(int bytes) {
    if (bytes > buffer.length - at) {
      flush();
    }
  }

  /** The place that comes next, in bytes from the beginning. */
  public long mark() {
    return gone + at;
  }

  /** Whether nothing behind a mark has left, so that it can be taken back. */
  public boolean holds(long mark) {
    return mark >= gone;
  }

  /**
   * Forgets what was written behind a mark.
   *
   * @throws IllegalArgumentException where a part of it has left
   */
  public void rewind(long mark) {
    if (!holds(mark)) {
      throw new IllegalArgumentException("what was to be taken back has left");
    }
    at = (int) (mark - gone);
  }

  /** Makes room for something that may have to be taken back: half a buffer at least. */
  public void makeRoom() {
    reserve(buffer.length / 2);
  }

  /**
   * Runs something once, the next time bytes are about to leave; what it throws keeps them here.
   *
   * @param action null for nothing any more
   */
  public void beforeAnyLeaves(@Nullable Runnable action) {
    gate = action;
  }

  /** Hands on what has been collected. */
  public void flush() {
    if (at > 0) {
      leaving();
      int n = at;
      at = 0;
      write(buffer, n);
    }
  }

  private void leaving() {
    Runnable action = gate;
    if (action != null) {
      gate = null;
      action.run();
    }
  }

  private void write(byte[] bytes, int n) {
    gone += n;
    try {
      sink.write(bytes, 0, n);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
