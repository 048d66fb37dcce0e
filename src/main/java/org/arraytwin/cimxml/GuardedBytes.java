package org.arraytwin.cimxml;

import java.io.IOException;
import java.io.InputStream;
import org.arraytwin.cimxml.CimXmlException.Fault;

/**
 * The bytes of a document on their way to the parser: bounded in number, well-formed UTF-8 without
 * NUL, and without tags so long that the parser would have to hold them whole.
 */
final class GuardedBytes extends InputStream {
  private static final int TEXT = 0;
  private static final int OPENED = 1;
  private static final int TAG = 2;
  private static final int QUOTED = 3;
  private static final int APOSTROPHED = 4;
  private static final int SPECIAL = 5;

  private final InputStream in;
  private final XmlLimits limits;
  private long total;
  private int state = TEXT;
  private int tagLength;
  private int recent;
  private int continuation;
  private int lowest;
  private int highest;

  GuardedBytes(InputStream in, XmlLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = in.read(b, off, len);
    if (n < 0) {
      if (continuation > 0) {
        throw new CimXmlException(Fault.NOT_VALID, "the document ends inside a UTF-8 character");
      }
      return n;
    }
    total += n;
    if (total > limits.bodyBytes()) {
      throw new CimXmlException(
          Fault.TOO_LARGE, "the document is longer than " + limits.bodyBytes() + " bytes");
    }
    for (int i = off; i < off + n; i++) {
      check(b[i] & 0xFF);
    }
    return n;
  }

  private void check(int c) {
    if (c >= 0x80 || continuation > 0) {
      utf8(c);
    } else if (c == 0) {
      throw new CimXmlException(Fault.NOT_VALID, "a NUL byte: the document is not UTF-8");
    }
    if (state == TEXT) {
      if (c == '<') {
        state = OPENED;
        tagLength = 0;
      }
    } else {
      markup(c);
    }
  }

  private void markup(int c) {
    switch (state) {
      case OPENED -> {
        state = c == '!' || c == '?' ? SPECIAL : TAG;
        recent = c;
      }
      case QUOTED -> {
        if (c == '"') {
          state = TAG;
        }
      }
      case APOSTROPHED -> {
        if (c == '\'') {
          state = TAG;
        }
      }
      case SPECIAL -> {
        special(c);
        return;
      }
      default -> {
        if (c == '>') {
          state = TEXT;
        } else if (c == '"') {
          state = QUOTED;
        } else if (c == '\'') {
          state = APOSTROPHED;
        }
      }
    }
    if (++tagLength > limits.tagBytes()) {
      throw new CimXmlException(
          Fault.TOO_LARGE, "a tag is longer than " + limits.tagBytes() + " bytes");
    }
  }

  /** Comments, CDATA and processing instructions end at --&gt;, ]]&gt; and ?&gt;. */
  private void special(int c) {
    if (c == '>') {
      int last = recent & 0xFF;
      int beforeLast = (recent >>> 8) & 0xFF;
      boolean twice = last == beforeLast && (last == '-' || last == ']');
      if (last == '?' || twice) {
        state = TEXT;
      }
    }
    recent = (recent << 8) | c;
  }

  /** Table 3-7 of the Unicode standard: no overlong forms, no surrogates, at most U+10FFFF. */
  private void utf8(int c) {
    if (continuation > 0) {
      if (c < lowest || c > highest) {
        throw badUtf8();
      }
      continuation--;
      lowest = 0x80;
      highest = 0xBF;
      return;
    }
    lowest = 0x80;
    highest = 0xBF;
    if (c >= 0xC2 && c <= 0xDF) {
      continuation = 1;
    } else if (c >= 0xE0 && c <= 0xEF) {
      continuation = 2;
      lowest = c == 0xE0 ? 0xA0 : 0x80;
      highest = c == 0xED ? 0x9F : 0xBF;
    } else if (c >= 0xF0 && c <= 0xF4) {
      continuation = 3;
      lowest = c == 0xF0 ? 0x90 : 0x80;
      highest = c == 0xF4 ? 0x8F : 0xBF;
    } else {
      throw badUtf8();
    }
  }

  private CimXmlException badUtf8() {
    return new CimXmlException(
        Fault.NOT_VALID, "byte sequence near offset " + total + " is not UTF-8");
  }
}
