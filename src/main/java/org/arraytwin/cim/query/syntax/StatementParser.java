package org.arraytwin.cim.query.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole query: {@code SELECT list FROM class [alias] [WHERE condition]}, or a condition
 * alone. What SQL and the languages have beyond is named and refused.
 */
public final class StatementParser {
  private static final Set<String> AFTER_CLASS =
      Set.of(
          "where",
          "order",
          "group",
          "having",
          "within",
          "join",
          "inner",
          "outer",
          "left",
          "right",
          "full",
          "cross",
          "natural",
          "union",
          "intersect",
          "except",
          "limit");
  private static final Set<String> OTHER_STATEMENTS =
      Set.of("associators", "references", "insert", "update", "delete", "create", "exec");
  private static final Set<String> AGGREGATES =
      Set.of("count", "sum", "min", "max", "avg", "mean", "median");

  private final Words words;
  private final ExpressionParser expressions;

  private StatementParser(QueryText query, Dialect dialect, QueryLimits limits) {
    this.words = new Words(query, dialect, limits);
    this.expressions = new ExpressionParser(words);
  }

  /**
   * Reads a statement.
   *
   * @throws org.arraytwin.cim.CimException INVALID_QUERY, QUERY_FEATURE_NOT_SUPPORTED or
   *     SERVER_LIMITS_EXCEEDED, with the position
   */
  public static Statement statement(QueryText query, Dialect dialect, QueryLimits limits) {
    return new StatementParser(query, dialect, limits).statement();
  }

  /**
   * Reads a condition.
   *
   * @throws org.arraytwin.cim.CimException as {@link #statement} does
   */
  public static Syntax condition(QueryText query, Dialect dialect, QueryLimits limits) {
    StatementParser parser = new StatementParser(query, dialect, limits);
    Token first = parser.words.peek();
    if (first.is("SELECT")) {
      parser.words.require(Feature.STATEMENT, first);
    }
    Syntax condition = parser.expressions.expression();
    parser.end();
    return condition;
  }

  private Statement statement() {
    Token first = words.peek();
    if (first.kind() == Token.Kind.NAME && OTHER_STATEMENTS.contains(Names.fold(first.text()))) {
      throw words.unsupported(first, "a statement of " + first.shown());
    }
    if (!words.takes("SELECT")) {
      throw words.unexpected("SELECT");
    }
    refuseNow("DISTINCT", "FIRST", "TOP", "ALL");
    List<Statement.Item> items = items();
    if (!words.takes("FROM")) {
      throw words.unexpected("',' or FROM");
    }
    if (words.peek().symbol("(")) {
      throw words.unsupported(words.peek(), "a query within FROM");
    }
    Token from = words.requireName("a class name");
    if (words.peek().symbol(":") || words.peek().symbol(".") || words.peek().symbol("/")) {
      throw words.unsupported(words.peek(), "a class of another namespace");
    }
    String alias = alias();
    Syntax where = words.takes("WHERE") ? expressions.expression() : null;
    end();
    return new Statement(items, from.text(), from.at(), alias, where);
  }

  private void refuseNow(String... keywords) {
    for (String keyword : keywords) {
      boolean aName = words.second().symbol(",") || words.second().is("FROM");
      if (words.peek().is(keyword) && !aName) {
        throw words.unsupported(words.peek(), keyword);
      }
    }
  }

  private List<Statement.Item> items() {
    List<Statement.Item> items = new ArrayList<>();
    do {
      items.add(words.node(item()));
    } while (words.takesSymbol(","));
    return items;
  }

  private Statement.Item item() {
    Token first = words.peek();
    if (words.takesSymbol("*")) {
      return new Statement.Item(first.at(), null, null, null);
    }
    if (first.kind() == Token.Kind.NAME
        && words.second().symbol("(")
        && AGGREGATES.contains(Names.fold(first.text()))) {
      throw words.unsupported(first, "the aggregation " + first.shown());
    }
    Syntax expression = expressions.item();
    if (expression == null) {
      return new Statement.Item(first.at(), null, first.text(), null);
    }
    String label = null;
    if (words.peek().is("AS")) {
      words.require(Feature.ALIAS, words.take());
      label = words.requireName("a name for the item").text();
    }
    return new Statement.Item(first.at(), expression, null, label);
  }

  private @Nullable String alias() {
    if (words.peek().is("AS")) {
      words.require(Feature.ALIAS, words.take());
      return words.requireName("an alias of the class").text();
    }
    Token token = words.peek();
    if (token.kind() != Token.Kind.NAME || AFTER_CLASS.contains(Names.fold(token.text()))) {
      return null;
    }
    words.require(Feature.ALIAS, token);
    return words.take().text();
  }

  private void end() {
    words.takesSymbol(";");
    Token token = words.peek();
    if (token.kind() == Token.Kind.END) {
      return;
    }
    if (token.symbol(",")) {
      throw words.unsupported(token, "a join of several classes");
    }
    if (token.kind() == Token.Kind.NAME
        && AFTER_CLASS.contains(Names.fold(token.text()))
        && !token.is("WHERE")) {
      throw words.unsupported(token, token.shown());
    }
    throw words.unexpected("the end of the query");
  }
}
