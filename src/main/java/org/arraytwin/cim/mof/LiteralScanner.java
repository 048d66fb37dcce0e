package org.arraytwin.cim.mof;

import java.math.BigInteger;

/** Reads string, character and number literals (DSP0004 annex A). */
final class LiteralScanner {
  /** More digits than any CIM type holds (64 binary ones, and leading zeros). */
  private static final int MAX_DIGITS = 128;

  private final SourceFile file;
  private final char[] text;
  private int end;

  LiteralScanner(SourceFile file) {
    this.file = file;
    this.text = file.text();
  }

  /** The offset behind the literal read last. */
  int end() {
    return end;
  }

  /** The string whose opening quote is at an offset. */
  String string(int start) {
    int i = start + 1;
    while (i < text.length && (text[i] > '\\' || isPlain(text[i]))) {
      i++;
    }
    if (i < text.length && text[i] == '"') {
      end = i + 1;
      return new String(text, start + 1, i - start - 1);
    }
    StringBuilder out = new StringBuilder(128);
    end = start + 1;
    while (end < text.length && text[end] != '"' && text[end] != '\n') {
      out.append(text[end] == '\\' ? escape() : text[end++]);
    }
    if (end >= text.length || text[end] != '"') {
      throw file.error(start, "the string is not closed", "\" before the end of the line");
    }
    end++;
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c != '"' && c != '\\' && c != '\n';
  }

  /** The character literal whose opening quote is at an offset. */
  Character character(int start) {
    end = start + 1;
    if (end >= text.length || text[end] == '\'' || text[end] == '\n') {
      throw file.error(start, "empty character literal", "one character between ' and '");
    }
    char c = text[end] == '\\' ? escape() : text[end++];
    if (end >= text.length || text[end] != '\'') {
      throw file.error(start, "the character literal is not closed", "' after one character");
    }
    end++;
    return c;
  }

  private char escape() {
    int at = end;
    char c = at + 1 < text.length ? text[at + 1] : '\n';
    if (c == '\n' || c == '\r') {
      throw file.error(at, "the backslash ends the line", "the string to end on its line");
    }
    end = at + 2;
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\'', '\\' -> c;
      case 'x', 'X' -> hexEscape(at);
      default ->
          throw file.error(
              at, "unknown escape", "\\\" \\' \\\\ \\n \\r \\t \\b \\f or \\x with 1 to 4 digits");
    };
  }

  private char hexEscape(int at) {
    int code = 0;
    int digits = 0;
    while (digits < 4 && end < text.length && digit(text[end]) < 16) {
      code = code * 16 + digit(text[end++]);
      digits++;
    }
    if (digits == 0) {
      throw file.error(at, "\\x without digits", "1 to 4 hexadecimal digits");
    }
    return (char) code;
  }

  /** The number at an offset: Long, BigInteger where it exceeds 63 bits, or Double. */
  Object number(int start) {
    int i = start;
    boolean negative = text[i] == '-';
    if (negative || text[i] == '+') {
      i++;
    }
    int digits = i;
    if (i + 1 < text.length && text[i] == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X')) {
      end = wordEnd(i + 2);
      return integer(start, i + 2, end, 16, negative);
    }
    i = digitsEnd(i);
    if (i < text.length && text[i] == '.') {
      return real(start, i);
    }
    end = wordEnd(i);
    if (end == i + 1 && i > digits && (text[i] == 'b' || text[i] == 'B')) {
      return integer(start, digits, i, 2, negative);
    }
    boolean octal = end - digits > 1 && text[digits] == '0';
    return integer(start, digits, end, octal ? 8 : 10, negative);
  }

  private Object integer(int start, int from, int to, int radix, boolean negative) {
    if (from == to || to - from > MAX_DIGITS) {
      throw badNumber(start);
    }
    long magnitude = 0;
    boolean big = false;
    for (int i = from; i < to; i++) {
      int d = digit(text[i]);
      if (d >= radix) {
        throw badNumber(start);
      }
      big |= magnitude > (Long.MAX_VALUE - d) / radix;
      magnitude = magnitude * radix + d;
    }
    if (big) {
      BigInteger wide = new BigInteger(new String(text, from, to - from), radix);
      return negative ? wide.negate() : wide;
    }
    return negative ? -magnitude : magnitude;
  }

  private Object real(int start, int point) {
    int i = digitsEnd(point + 1);
    boolean ok = i > point + 1;
    if (ok && i < text.length && (text[i] == 'e' || text[i] == 'E')) {
      i++;
      if (i < text.length && (text[i] == '+' || text[i] == '-')) {
        i++;
      }
      int exponent = i;
      i = digitsEnd(i);
      ok = i > exponent;
    }
    end = wordEnd(i);
    if (!ok || end != i || end - start > MAX_DIGITS) {
      throw badNumber(start);
    }
    return Double.valueOf(new String(text, start, end - start));
  }

  private MofException badNumber(int start) {
    return file.error(
        start,
        "not a number",
        "decimal 10, hexadecimal 0xA, octal 012, binary 1010b or real 1.0e1");
  }

  private int digitsEnd(int from) {
    int i = from;
    while (i < text.length && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < text.length && (digit(text[i]) < 36 || text[i] == '_')) {
      i++;
    }
    return i;
  }

  /** The value of an ASCII digit or letter in radix 36, else 36. */
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 36;
  }
}
