package org.arraytwin.cim.mof.syntax;

import java.math.BigInteger;

/** Reads string, character and number literals (DSP0004 annex A). */
final class LiteralScanner {
  /** More digits than any CIM type holds (64 binary ones, and leading zeros). */
  private static final int MAX_DIGITS = 128;

  private final SourceFile file;
  private char[] text = {};
  private int limit;
  private int end;
  private boolean lineBroken;

  LiteralScanner(SourceFile file) {
    this.file = file;
  }

  /** The offset behind the literal read last. */
  int end() {
    return end;
  }

  /** Whether the literal read last lacks its end and took the rest of its line. */
  boolean lineBroken() {
    return lineBroken;
  }

  private void begin() {
    text = file.text();
    limit = file.limit();
    lineBroken = false;
  }

  private void wrong(int at, String problem, String expected) {
    file.report(file.error(file.base() + at, problem, expected));
  }

  /** The string whose opening quote is at an offset; what is readable of a damaged one. */
  String string(int start) {
    begin();
    int i = start + 1;
    while (i < limit && (text[i] > '\\' || isPlain(text[i]))) {
      i++;
    }
    if (i < limit && text[i] == '"') {
      end = i + 1;
      return new String(text, start + 1, i - start - 1);
    }
    StringBuilder out = new StringBuilder(128);
    end = start + 1;
    while (end < limit && text[end] != '"' && text[end] != '\n' && !lineBroken) {
      if (text[end] == '\\') {
        escape(out);
      } else {
        out.append(text[end++]);
      }
    }
    if (end < limit && text[end] == '"') {
      end++;
    } else if (!lineBroken) {
      wrong(start, "the string is not closed", "\" before the end of the line");
      lineBroken = true;
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return c != '"' && c != '\\' && c != '\n';
  }

  /** The character literal whose opening quote is at an offset. */
  Character character(int start) {
    begin();
    end = start + 1;
    if (end >= limit || text[end] == '\'' || text[end] == '\n') {
      wrong(start, "empty character literal", "one character between ' and '");
      end += end < limit && text[end] == '\'' ? 1 : 0;
      return ' ';
    }
    StringBuilder out = new StringBuilder(1);
    if (text[end] == '\\') {
      escape(out);
    } else {
      out.append(text[end++]);
    }
    if (end < limit && text[end] == '\'') {
      end++;
    } else if (!lineBroken) {
      wrong(start, "the character literal is not closed", "' after one character");
      int i = end;
      while (i < limit && text[i] != '\n' && text[i] != '\'') {
        i++;
      }
      end = i < limit && text[i] == '\'' ? i + 1 : end;
    }
    return out.length() == 0 ? ' ' : out.charAt(0);
  }

  private void escape(StringBuilder out) {
    int at = end;
    char c = at + 1 < limit ? text[at + 1] : '\n';
    if (c == '\n' || c == '\r') {
      wrong(at, "the backslash ends the line", "the string to end on its line");
      end = at + 1;
      lineBroken = true;
      return;
    }
    end = at + 2;
    switch (c) {
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case '"', '\'', '\\' -> out.append(c);
      case 'x', 'X' -> out.append(hexEscape(at));
      default -> {
        wrong(at, "unknown escape", "\\\" \\' \\\\ \\n \\r \\t \\b \\f or \\x with 1 to 4 digits");
        out.append(c);
      }
    }
  }

  private char hexEscape(int at) {
    int code = 0;
    int digits = 0;
    while (digits < 4 && end < limit && digit(text[end]) < 16) {
      code = code * 16 + digit(text[end++]);
      digits++;
    }
    if (digits == 0) {
      wrong(at, "\\x without digits", "1 to 4 hexadecimal digits");
    }
    return (char) code;
  }

  /** The number at an offset: Long, BigInteger where it exceeds 63 bits, or Double. */
  Object number(int start) {
    begin();
    int i = start;
    boolean negative = text[i] == '-';
    if (negative || text[i] == '+') {
      i++;
    }
    int digits = i;
    if (i + 1 < limit && text[i] == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X')) {
      end = wordEnd(i + 2);
      return integer(start, i + 2, end, 16, negative);
    }
    i = digitsEnd(i);
    if (i < limit && text[i] == '.') {
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
      return notANumber(start);
    }
    long magnitude = 0;
    boolean big = false;
    for (int i = from; i < to; i++) {
      int d = digit(text[i]);
      if (d >= radix) {
        return notANumber(start);
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
    if (ok && i < limit && (text[i] == 'e' || text[i] == 'E')) {
      i++;
      if (i < limit && (text[i] == '+' || text[i] == '-')) {
        i++;
      }
      int exponent = i;
      i = digitsEnd(i);
      ok = i > exponent;
    }
    end = wordEnd(i);
    if (!ok || end != i || end - start > MAX_DIGITS) {
      return notANumber(start);
    }
    return Double.valueOf(new String(text, start, end - start));
  }

  private Object notANumber(int start) {
    wrong(
        start,
        "not a number",
        "decimal 10, hexadecimal 0xA, octal 012, binary 1010b or real 1.0e1");
    end = Math.max(end, start + 1);
    return 1L;
  }

  private int digitsEnd(int from) {
    int i = from;
    while (i < limit && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < limit && (digit(text[i]) < 36 || text[i] == '_')) {
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
