package org.arraytwin.cim.query.syntax;

/**
 * Reads a string in single or double quotes. A quote is written doubled or after a backslash.
 * DMTF:CQL and DMTF:FQL also have backslash and b t n f r, uXXXX and xX to xXXXX; WQL has none of
 * these. A backslash before anything else stands for itself, so that patterns need no double ones.
 */
final class StringScanner {
  private static final String LETTERS = "btnfr";
  private static final String MEANT = "\b\t\n\f\r";
  private static final int HEX_DIGITS = 4;

  private final QueryText query;
  private final String text;
  private final boolean escapes;
  private int at;

  StringScanner(QueryText query, Dialect dialect) {
    this.query = query;
    this.text = query.text();
    this.escapes = dialect.escapes();
  }

  /** Where the string that was scanned last ends: the position after its closing quote. */
  int end() {
    return at;
  }

  /** The value of the string whose opening quote stands there. */
  String scan(int from) {
    char quote = text.charAt(from);
    StringBuilder value = new StringBuilder();
    at = from + 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        if (at == text.length() || text.charAt(at) != quote) {
          return value.toString();
        }
        value.append(quote);
        at++;
      } else if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
    throw query.invalid(from, "the string has no end", "a closing " + quote);
  }

  private void escape(StringBuilder value) {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at++);
    if (c == '\\' || c == '\'' || c == '"') {
      value.append(c);
    } else if (escapes && LETTERS.indexOf(c) >= 0) {
      value.append(MEANT.charAt(LETTERS.indexOf(c)));
    } else if (escapes && (c == 'u' || c == 'x')) {
      hex(c, value);
    } else {
      value.append('\\').append(c);
    }
  }

  private void hex(char kind, StringBuilder value) {
    int code = 0;
    int digits = 0;
    while (digits < HEX_DIGITS && at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
      code = code * 16 + Character.digit(text.charAt(at++), 16);
      digits++;
    }
    if (digits == 0 || (kind == 'u' && digits < HEX_DIGITS)) {
      throw query.invalid(
          at, "a broken \\" + kind, kind == 'u' ? "four hexadecimal digits" : "hexadecimal digits");
    }
    value.append((char) code);
  }
}
