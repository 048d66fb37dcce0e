package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lexer with the questions a recursive descent parser asks, and values, which are simple. */
final class TokenReader {
  private final Lexer lexer;
  private final SourceFile file;

  TokenReader(SourceFile file) {
    this.file = file;
    this.lexer = new Lexer(file);
  }

  Position here() {
    return new Position(file, lexer.start());
  }

  boolean atEnd() {
    return lexer.kind() == TokenKind.END;
  }

  boolean is(TokenKind kind) {
    return lexer.kind() == kind;
  }

  boolean is(char punctuation) {
    return lexer.isPunctuation(punctuation);
  }

  boolean isWord(String lowerCaseWord) {
    return lexer.isWord(lowerCaseWord);
  }

  /** Takes the punctuation where it is next. */
  boolean accept(char punctuation) {
    boolean found = lexer.isPunctuation(punctuation);
    if (found) {
      lexer.next();
    }
    return found;
  }

  /** Takes the keyword where it is next. */
  boolean acceptWord(String lowerCaseWord) {
    boolean found = lexer.isWord(lowerCaseWord);
    if (found) {
      lexer.next();
    }
    return found;
  }

  void expect(char punctuation, String expected) {
    if (!accept(punctuation)) {
      throw unexpected(expected);
    }
  }

  /** Takes a name. */
  String name(String expected) {
    if (lexer.kind() != TokenKind.IDENTIFIER) {
      throw unexpected(expected);
    }
    String name = lexer.written();
    lexer.next();
    return name;
  }

  /** Takes an alias and gives its name without the dollar sign. */
  String alias() {
    if (lexer.kind() != TokenKind.ALIAS) {
      throw unexpected("an alias such as $volume");
    }
    String alias = lexer.written().substring(1);
    lexer.next();
    return alias;
  }

  void next() {
    lexer.next();
  }

  void skipLine() {
    lexer.skipLine();
  }

  MofException unexpected(String expected) {
    String found = atEnd() ? "the file ends" : "found " + shown();
    return here().error(found, expected);
  }

  private String shown() {
    String written = lexer.written();
    String kind = lexer.kind() == TokenKind.PUNCTUATION ? "" : lexer.kind().words() + " ";
    return kind + "'" + (written.length() > 40 ? written.substring(0, 40) + "..." : written) + "'";
  }

  /** A scalar or an array in braces. */
  Literal value() {
    Position at = here();
    if (!accept('{')) {
      return scalar();
    }
    List<Literal> elements = new ArrayList<>();
    if (!accept('}')) {
      do {
        elements.add(scalar());
      } while (accept(','));
      expect('}', "',' or '}' in the array");
    }
    return new Literal(Literal.Kind.ARRAY, List.copyOf(elements), at);
  }

  private Literal scalar() {
    Position at = here();
    Object value = lexer.value();
    return switch (lexer.kind()) {
      case STRING -> new Literal(Literal.Kind.STRING, string(), at);
      case INTEGER -> taken(Literal.Kind.INTEGER, value, at);
      case REAL -> taken(Literal.Kind.REAL, value, at);
      case CHARACTER -> taken(Literal.Kind.CHARACTER, value, at);
      case ALIAS -> new Literal(Literal.Kind.ALIAS, alias(), at);
      default -> word(at);
    };
  }

  private Literal taken(Literal.Kind kind, @Nullable Object value, Position at) {
    lexer.next();
    return new Literal(kind, value, at);
  }

  private Literal word(Position at) {
    if (acceptWord("true")) {
      return new Literal(Literal.Kind.BOOLEAN, true, at);
    }
    if (acceptWord("false")) {
      return new Literal(Literal.Kind.BOOLEAN, false, at);
    }
    if (acceptWord("null")) {
      return new Literal(Literal.Kind.NULL, null, at);
    }
    throw unexpected("a value: a string, number, character, true, false, null or alias");
  }

  /** Takes a string; adjacent literals are one string. */
  String string() {
    if (!(lexer.value() instanceof String first) || lexer.kind() != TokenKind.STRING) {
      throw unexpected("a string");
    }
    lexer.next();
    if (lexer.kind() != TokenKind.STRING) {
      return first;
    }
    StringBuilder all = new StringBuilder(256).append(first);
    while (lexer.kind() == TokenKind.STRING) {
      all.append((String) lexer.value());
      lexer.next();
    }
    return all.toString();
  }

  /** Takes a positive array size. */
  int arraySize() {
    if (lexer.value() instanceof Long n && n > 0 && n <= Integer.MAX_VALUE) {
      lexer.next();
      return (int) (long) n;
    }
    throw unexpected("']' or an array size from 1 to 2147483647");
  }
}
