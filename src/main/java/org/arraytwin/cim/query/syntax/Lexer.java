package org.arraytwin.cim.query.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a query into words. */
final class Lexer {
  private static final String[] SYMBOLS = {
    "::", "<>", "<=", ">=", "!=", "||", "..", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ".",
    "#", "+", "-", "*", "/", ";"
  };

  /** A literal of more digits than any CIM type has is refused, not calculated with. */
  private static final int DIGITS = 400;

  private final QueryText query;
  private final String text;
  private final Dialect dialect;
  private int at;

  private Lexer(QueryText query, Dialect dialect) {
    this.query = query;
    this.text = query.text();
    this.dialect = dialect;
  }

  /** The words, the last of which is END. */
  static List<Token> tokens(QueryText query, Dialect dialect) {
    Lexer lexer = new Lexer(query, dialect);
    List<Token> tokens = new ArrayList<>();
    Token token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int from = at;
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", null, from);
    }
    char c = text.charAt(at);
    if (nameStart(c)) {
      return name(from);
    }
    if (digit(c) || (c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1)))) {
      return number(from);
    }
    if (c == '\'' || c == '"') {
      StringScanner string = new StringScanner(query, dialect);
      String value = string.scan(at);
      at = string.end();
      return new Token(Token.Kind.STRING, text.substring(from, at), value, from);
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return new Token(Token.Kind.SYMBOL, symbol, null, from);
      }
    }
    String found = new String(Character.toChars(text.codePointAt(at)));
    throw query.invalid(at, "found '" + found + "'", "a name, a value or an operator");
  }

  private static boolean nameStart(char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private Token name(int from) {
    while (at < text.length() && (nameStart(text.charAt(at)) || digit(text.charAt(at)))) {
      at++;
    }
    return new Token(Token.Kind.NAME, text.substring(from, at), null, from);
  }

  private Token number(int from) {
    if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
      at += 2;
      while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
        at++;
      }
      return integer(from, text.substring(from + 2, at), 16);
    }
    digits();
    boolean binary = at < text.length() && (text.charAt(at) == 'b' || text.charAt(at) == 'B');
    if (binary) {
      at++;
      return integer(from, text.substring(from, at - 1), 2);
    }
    boolean real = false;
    if (at + 1 < text.length() && text.charAt(at) == '.' && digit(text.charAt(at + 1))) {
      real = true;
      at++;
      digits();
    }
    if (exponent()) {
      real = true;
    }
    return real ? real(from) : integer(from, text.substring(from, at), 10);
  }

  private void digits() {
    while (at < text.length() && digit(text.charAt(at))) {
      at++;
    }
  }

  private boolean exponent() {
    if (at == text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return false;
    }
    int sign = at + 1;
    if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
      sign++;
    }
    if (sign == text.length() || !digit(text.charAt(sign))) {
      return false;
    }
    at = sign;
    digits();
    return true;
  }

  private Token real(int from) {
    String digits = text.substring(from, at);
    BigDecimal value = null;
    try {
      value = new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw notANumber(from, digits);
    }
    if (Math.abs((long) value.scale()) > DIGITS || digits.length() > DIGITS) {
      throw notANumber(from, digits);
    }
    return word(Token.Kind.REAL, from, value);
  }

  private Token integer(int from, String digits, int radix) {
    BigInteger value = null;
    if (digits.length() <= DIGITS) {
      try {
        value = new BigInteger(digits, radix);
      } catch (NumberFormatException e) {
        throw notANumber(from, text.substring(from, at));
      }
    }
    if (value == null) {
      throw notANumber(from, digits);
    }
    return word(
        Token.Kind.INTEGER,
        from,
        value.bitLength() < Long.SIZE ? (Object) value.longValue() : value);
  }

  private Token word(Token.Kind kind, int from, @Nullable Object value) {
    if (at < text.length() && (nameStart(text.charAt(at)) || digit(text.charAt(at)))) {
      throw notANumber(from, text.substring(from, at + 1));
    }
    return new Token(kind, text.substring(from, at), value, from);
  }

  private RuntimeException notANumber(int from, String found) {
    return query.invalid(
        from,
        "'" + QueryText.shown(found) + "' is not a number",
        "digits, 0x and hexadecimal digits, binary digits and b, or a real number");
  }
}
