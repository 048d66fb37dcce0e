package org.arraytwin.cim.query.syntax;

import java.util.List;
import org.arraytwin.cim.CimException;

/** The words of a query one after another, and how much of its limits is used. */
final class Words {
  private final QueryText query;
  private final Dialect dialect;
  private final QueryLimits limits;
  private final List<Token> tokens;
  private int position;
  private int nodes;
  private int depth;

  Words(QueryText query, Dialect dialect, QueryLimits limits) {
    this.query = query;
    this.dialect = dialect;
    this.limits = limits;
    if (query.text().length() > limits.characters()) {
      throw query.tooMuch(
          0, "the query has " + query.text().length() + " characters", limits.characters());
    }
    this.tokens = Lexer.tokens(query, dialect);
  }

  Dialect dialect() {
    return dialect;
  }

  Token peek() {
    return tokens.get(position);
  }

  /** The word after the next one. */
  Token second() {
    return tokens.get(Math.min(position + 1, tokens.size() - 1));
  }

  /** Takes a name, a dot and a star if they come next. */
  boolean takesAllOf() {
    boolean there =
        position + 2 < tokens.size()
            && tokens.get(position).kind() == Token.Kind.NAME
            && tokens.get(position + 1).symbol(".")
            && tokens.get(position + 2).symbol("*");
    if (there) {
      position += 3;
    }
    return there;
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      position++;
    }
    return token;
  }

  /** Takes that keyword if it comes next. */
  boolean takes(String keyword) {
    boolean there = peek().is(keyword);
    if (there) {
      take();
    }
    return there;
  }

  /** Takes that symbol if it comes next. */
  boolean takesSymbol(String symbol) {
    boolean there = peek().symbol(symbol);
    if (there) {
      take();
    }
    return there;
  }

  void requireSymbol(String symbol) {
    if (!takesSymbol(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  /** Takes a name. */
  Token requireName(String what) {
    if (peek().kind() != Token.Kind.NAME) {
      throw unexpected(what);
    }
    return take();
  }

  CimException unexpected(String expected) {
    return query.invalid(peek().at(), "found " + peek().shown(), expected);
  }

  CimException unsupported(Token token, String what) {
    return query.unsupported(token.at(), what + " in " + dialect.words() + " is");
  }

  /** Refuses what the language lacks. */
  void require(Feature feature, Token token) {
    if (!dialect.has(feature)) {
      throw query.unsupported(
          token.at(),
          feature.words() + " (at " + token.shown() + ") in " + dialect.words() + " is");
    }
  }

  /** Counts a node of the tree. */
  <T> T node(T node) {
    if (++nodes > limits.nodes()) {
      throw query.tooMuch(peek().at(), "the query has too many parts", limits.nodes());
    }
    return node;
  }

  /** Goes one level down, to be left with {@link #up}. */
  void down() {
    if (++depth > limits.depth()) {
      throw query.tooMuch(peek().at(), "the query is nested too deeply", limits.depth());
    }
  }

  void up() {
    depth--;
  }

  void up(int levels) {
    depth -= levels;
  }
}
