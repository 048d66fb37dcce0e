package org.arraytwin.cim.query.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A word of a query.
 *
 * @param kind of word
 * @param text as written; a symbol is compared by it
 * @param value of a literal: String, Long, BigInteger or BigDecimal; else null
 * @param at the position of its first character, from 0
 */
record Token(Kind kind, String text, @Nullable Object value, int at) {
  enum Kind {
    NAME,
    STRING,
    INTEGER,
    REAL,
    SYMBOL,
    END
  }

  /** Whether it is that keyword, in any case. */
  boolean is(String keyword) {
    return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
  }

  /** Whether it is that symbol. */
  boolean symbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** As messages show it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + QueryText.shown(text) + "'";
  }
}
