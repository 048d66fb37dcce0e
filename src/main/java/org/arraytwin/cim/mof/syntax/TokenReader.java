package org.arraytwin.cim.mof.syntax;

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

  /** A declaration begins here. */
  void mark() {
    lexer.mark();
  }

  /**
   * Tells of a mistake, unless it only follows from a string that lacks its end and so took the
   * rest of its line along.
   */
  void report(MofException problem) {
    if (!lexer.lineBroken()) {
      file.report(problem);
    }
  }

  /** The offset in the file of the current token. */
  int offset() {
    return lexer.start();
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

  /**
   * Takes the semicolon that ends a declaration. Where it is missing, that is told; the next line
   * is then taken for the next declaration, or else all is skipped up to a semicolon.
   *
   * @return whether nothing has been skipped
   */
  boolean end(String expected) {
    if (accept(';')) {
      return true;
    }
    report(unexpected(expected));
    boolean next = is(TokenKind.IDENTIFIER) || is('[') || is('}') || is(TokenKind.PRAGMA);
    if (next && (lexer.beginsLine() || is('}'))) {
      return true;
    }
    skipFeature();
    return false;
  }

  /** Whether a declaration of the top level begins here: words that nothing else begins with. */
  boolean atDeclaration() {
    return is(TokenKind.PRAGMA) || isWord("class") || isWord("instance") || isWord("qualifier");
  }

  /** Skips the rest of a feature and its semicolon; stops before a brace that closes a class. */
  void skipFeature() {
    int depth = 0;
    while (!atEnd() && !(lexer.beginsLine() && atDeclaration())) {
      if (is('{')) {
        depth++;
      } else if (is('}') && --depth < 0) {
        return;
      } else if (is(';') && depth == 0) {
        next();
        return;
      }
      next();
    }
  }

  /** Skips the rest of a declaration with its body and semicolon. */
  void skipDeclaration() {
    skipFeature();
    while (is('}')) {
      next();
      if (accept(';')) {
        return;
      }
    }
  }

  /** Skips the rest of a list in brackets and the bracket, but not beyond the feature. */
  void skipList() {
    while (!atEnd() && !is(';') && !(lexer.beginsLine() && atDeclaration())) {
      if (accept(']')) {
        return;
      }
      next();
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

  /** A value that is no array. */
  Literal scalar() {
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

  /**
   * Takes the bracket that makes an array of what stands before it. One that begins a line and does
   * not look like an array's begins the qualifiers of the next feature.
   */
  boolean acceptArray() {
    char ahead = lexer.ahead();
    boolean qualifiers = lexer.beginsLine() && (Character.isLetter(ahead) || ahead == '\n');
    return !(is('[') && qualifiers) && accept('[');
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
