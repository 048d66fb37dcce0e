package org.arraytwin.cim.mof.syntax;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts one MOF text into tokens; the current token stands in the fields until {@link #next()}. */
final class Lexer {
  private static final char[] PRAGMA = "#pragma".toCharArray();
  private static final String PUNCTUATION = "[]{}(),;:=";

  /** How much of a declaration stays in the window, in characters. */
  private static final int KEPT = 1 << 20;

  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;

  /**
   * Per ASCII character; a table, because the lexer runs mostly uncompiled at the server's start.
   */
  private static final byte[] NAME_CHARACTERS = new byte[0x80];

  static {
    Arrays.fill(NAME_CHARACTERS, 'A', 'Z' + 1, LETTER);
    Arrays.fill(NAME_CHARACTERS, 'a', 'z' + 1, LETTER);
    Arrays.fill(NAME_CHARACTERS, '0', '9' + 1, DIGIT);
    NAME_CHARACTERS['_'] = LETTER;
  }

  private final SourceFile file;
  private final LiteralScanner literals;
  private char[] text;
  private int limit;
  private int mark;
  private int start;
  private int end;
  private boolean newLine = true;
  private boolean lineBroken;
  private TokenKind kind = TokenKind.END;
  private @Nullable Object value;

  Lexer(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.limit = file.limit();
    this.literals = new LiteralScanner(file);
    if (limit > 0 && text[0] == '\uFEFF') {
      end = 1;
    }
    next();
  }

  TokenKind kind() {
    return kind;
  }

  /** The offset of the current token in the file. */
  int start() {
    return file.base() + start;
  }

  SourceFile file() {
    return file;
  }

  /** A declaration begins with the current token: its text stays in the window. */
  void mark() {
    mark = start;
  }

  /** Whether the current token is the first of its line. */
  boolean beginsLine() {
    return newLine;
  }

  /** The character that the next token begins with, as far as it stands on the same line. */
  char ahead() {
    int i = end;
    while (i < limit && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    return i < limit ? text[i] : '\n';
  }

  /** Whether the token before lacked its end and took with it what stood behind it. */
  boolean lineBroken() {
    return lineBroken;
  }

  /** The value of a literal token: String, Character, Long, BigInteger or Double. */
  @Nullable Object value() {
    return value;
  }

  /** The current token as written. */
  String written() {
    return new String(text, start, end - start);
  }

  boolean isPunctuation(char c) {
    return kind == TokenKind.PUNCTUATION && text[start] == c;
  }

  /** Whether the current token is that word, which must be in lower case. */
  boolean isWord(String word) {
    if (kind != TokenKind.IDENTIFIER || end - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = text[start + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  void next() {
    newLine = false;
    lineBroken = literals.lineBroken() && value != null;
    value = null;
    do {
      skipBlanks();
      if (start >= limit) {
        start = limit;
        end = start;
        kind = TokenKind.END;
        return;
      }
    } while (!token(text[start]));
  }

  /** Reads the token that begins at the start; false where there is none. */
  private boolean token(char c) {
    if (isNameStart(c)) {
      kind = TokenKind.IDENTIFIER;
      end = nameEnd(start + 1);
    } else if (c == '"') {
      take(TokenKind.STRING, literals.string(start));
    } else if (c == '\'') {
      take(TokenKind.CHARACTER, literals.character(start));
    } else if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.') {
      Object number = literals.number(start);
      take(number instanceof Double ? TokenKind.REAL : TokenKind.INTEGER, number);
    } else if (PUNCTUATION.indexOf(c) >= 0) {
      kind = TokenKind.PUNCTUATION;
      end = start + 1;
    } else {
      return marked(c);
    }
    return true;
  }

  /** Moves past the current line: for pragmas of unknown form. */
  void skipLine() {
    end = start;
    while (end < limit && text[end] != '\n') {
      end++;
    }
    next();
  }

  private void take(TokenKind literal, Object literalValue) {
    kind = literal;
    value = literalValue;
    end = literals.end();
  }

  private boolean marked(char c) {
    if (c == '$') {
      end = nameEnd(start + 1);
      kind = TokenKind.ALIAS;
      if (end == start + 1) {
        wrong(start, "'$' without a name", "an alias such as $volume");
      }
      return true;
    }
    if (c == '#') {
      end = nameEnd(start + 1);
      char[] word = written().toLowerCase(Locale.ROOT).toCharArray();
      if (!Arrays.equals(word, PRAGMA)) {
        wrong(start, "unknown directive '" + written() + "'", "#pragma");
      }
      kind = TokenKind.PRAGMA;
      return true;
    }
    wrong(start, "character " + described(c) + " is not MOF", "a MOF token");
    end = start + 1;
    while (end < limit && text[end] == c) {
      end++;
    }
    return false;
  }

  private void wrong(int at, String problem, String expected) {
    file.report(file.error(file.base() + at, problem, expected));
  }

  private static String described(char c) {
    return c > ' ' && c < 0x7F
        ? "'" + c + "'"
        : "U+" + Integer.toHexString(0x10000 + c).substring(1);
  }

  /** Moves the start from the end of the last token to the next. */
  private void skipBlanks() {
    start = end;
    while (start < limit || more()) {
      char c = text[start];
      if (c == '\n') {
        newLine = true;
        start++;
      } else if (c == ' ' || c == '\r' || c == '\t' || c == '\f') {
        start++;
      } else if (c != '/' || !skipComment()) {
        return;
      }
    }
  }

  /** Moves the window on, now that all up to the start is read. */
  private boolean more() {
    boolean longAgo = start - mark > KEPT || mark > start;
    int shift = file.advance(longAgo ? start : mark);
    text = file.text();
    limit = file.limit();
    if (shift < 0) {
      return false;
    }
    start -= shift;
    mark = longAgo ? start : mark - shift;
    return start < limit || more();
  }

  /** Moves the start behind a comment; false where none begins there. */
  private boolean skipComment() {
    char second = start + 1 < limit ? text[start + 1] : ' ';
    if (second == '/') {
      while (start < limit && text[start] != '\n') {
        start++;
      }
      return true;
    }
    if (second != '*') {
      wrong(start, "a lone '/'", "// or /* to begin a comment");
      start++;
      return true;
    }
    Position from = new Position(file, start());
    start += 2;
    while (start + 1 < limit || more()) {
      if (text[start] == '*' && start + 1 < limit && text[start + 1] == '/') {
        start += 2;
        return true;
      }
      newLine |= text[start] == '\n';
      start++;
    }
    file.report(from.error("the comment is not closed", "*/ before the end of the file"));
    start = limit;
    return true;
  }

  private static boolean isNameStart(char c) {
    return c < 0x80 ? NAME_CHARACTERS[c] == LETTER : isForeign(c);
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < limit && isNamePart(text[i])) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c) {
    return c < 0x80 ? NAME_CHARACTERS[c] != 0 : isForeign(c);
  }

  /** DSP0004 lets any character from U+0080 to U+FFEF stand in a name; letters are enough here. */
  private static boolean isForeign(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
