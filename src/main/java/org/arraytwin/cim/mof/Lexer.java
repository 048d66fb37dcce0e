package org.arraytwin.cim.mof;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts one MOF text into tokens; the current token stands in the fields until {@link #next()}. */
final class Lexer {
  private static final char[] PRAGMA = "#pragma".toCharArray();
  private static final String PUNCTUATION = "[]{}(),;:=";

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
  private final char[] text;
  private final LiteralScanner literals;
  private int start;
  private int end;
  private TokenKind kind = TokenKind.END;
  private @Nullable Object value;

  Lexer(SourceFile file) {
    this.file = file;
    this.text = file.text();
    this.literals = new LiteralScanner(file);
    if (text.length > 0 && text[0] == '\uFEFF') {
      end = 1;
    }
    next();
  }

  TokenKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  SourceFile file() {
    return file;
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
    start = skipBlanks(end);
    value = null;
    if (start >= text.length) {
      start = text.length;
      end = start;
      kind = TokenKind.END;
      return;
    }
    char c = text[start];
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
      marked(c);
    }
  }

  /** Moves past the current line: for pragmas of unknown form. */
  void skipLine() {
    end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    next();
  }

  private void take(TokenKind literal, Object literalValue) {
    kind = literal;
    value = literalValue;
    end = literals.end();
  }

  private void marked(char c) {
    if (c == '$') {
      end = nameEnd(start + 1);
      if (end == start + 1) {
        throw file.error(start, "'$' without a name", "an alias such as $volume");
      }
      kind = TokenKind.ALIAS;
    } else if (c == '#') {
      end = nameEnd(start + 1);
      char[] word = written().toLowerCase(Locale.ROOT).toCharArray();
      if (!Arrays.equals(word, PRAGMA)) {
        throw file.error(start, "unknown directive '" + written() + "'", "#pragma");
      }
      kind = TokenKind.PRAGMA;
    } else {
      throw file.error(start, "character " + described(c) + " is not MOF", "a MOF token");
    }
  }

  private static String described(char c) {
    return c > ' ' && c < 0x7F
        ? "'" + c + "'"
        : "U+" + Integer.toHexString(0x10000 + c).substring(1);
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length) {
      char c = text[i];
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
        i++;
      } else if (c != '/') {
        break;
      } else {
        i = skipComment(i);
      }
    }
    return i;
  }

  private int skipComment(int from) {
    char kindOfComment = from + 1 < text.length ? text[from + 1] : ' ';
    int i = from + 2;
    if (kindOfComment == '/') {
      while (i < text.length && text[i] != '\n') {
        i++;
      }
      return i;
    }
    if (kindOfComment != '*') {
      throw file.error(from, "a lone '/'", "// or /* to begin a comment");
    }
    while (i + 1 < text.length) {
      if (text[i] == '*' && text[i + 1] == '/') {
        return i + 2;
      }
      i++;
    }
    throw file.error(from, "the comment is not closed", "*/ before the end of the file");
  }

  private static boolean isNameStart(char c) {
    return c < 0x80 ? NAME_CHARACTERS[c] == LETTER : Character.isLetterOrDigit(c);
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < text.length && isNamePart(text[i])) {
      i++;
    }
    return i;
  }

  private static boolean isNamePart(char c) {
    return c < 0x80 ? NAME_CHARACTERS[c] != 0 : Character.isLetterOrDigit(c);
  }
}
