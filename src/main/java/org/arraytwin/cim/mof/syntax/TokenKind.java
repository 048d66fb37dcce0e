package org.arraytwin.cim.mof.syntax;

/** What the lexer tells apart; keywords are identifiers, since MOF names may equal them. */
enum TokenKind {
  IDENTIFIER("a name"),
  STRING("a string"),
  CHARACTER("a character"),
  INTEGER("an integer"),
  REAL("a real number"),
  ALIAS("an alias"),
  PRAGMA("#pragma"),
  PUNCTUATION("punctuation"),
  END("the end of the file");

  private final String words;

  TokenKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
