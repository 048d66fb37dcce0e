package org.arraytwin.cim.query.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.query.syntax.Syntax.Quantifier;
import org.jspecify.annotations.Nullable;

/** Conditions: OR binds weakest, then AND, NOT, and comparisons. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

  private final Words words;
  private final OperandParser operands;

  ExpressionParser(Words words) {
    this.words = words;
    this.operands = new OperandParser(words, this);
  }

  /** A condition, or a value where the caller takes one. */
  Syntax expression() {
    words.down();
    int at = words.peek().at();
    List<Syntax> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
    } while (words.takes("OR"));
    words.up();
    return parts.size() == 1 ? parts.get(0) : words.node(new Syntax.Or(at, parts));
  }

  /** An item of a select list; null for {@code name.*}. */
  @Nullable Syntax item() {
    return words.takesAllOf() ? null : operands.value();
  }

  private Syntax conjunction() {
    int at = words.peek().at();
    List<Syntax> parts = new ArrayList<>();
    do {
      parts.add(negation());
    } while (words.takes("AND"));
    return parts.size() == 1 ? parts.get(0) : words.node(new Syntax.And(at, parts));
  }

  private Syntax negation() {
    int at = words.peek().at();
    int levels = 0;
    while (words.takes("NOT")) {
      words.down();
      levels++;
    }
    Syntax operand = predicate();
    words.up(levels);
    for (int i = 0; i < levels; i++) {
      operand = words.node(new Syntax.Not(at, operand));
    }
    return operand;
  }

  private Syntax predicate() {
    Token first = words.peek();
    if (first.is("EXISTS") && words.second().symbol("(")) {
      throw words.unsupported(first, "EXISTS with a query");
    }
    boolean quantified =
        (first.is("ANY") || first.is("EVERY"))
            && (words.second().kind() == Token.Kind.NAME || words.second().symbol("("));
    if (!quantified) {
      return comparison(Quantifier.NONE);
    }
    words.require(Feature.QUANTIFIER, words.take());
    boolean any = first.is("ANY");
    Syntax condition = comparison(any ? Quantifier.ANY : Quantifier.EVERY);
    if (condition instanceof Syntax.Name name && words.peek().is("IN")) {
      return satisfies(first, !any, name.name());
    }
    if (condition instanceof Syntax.Comparison || condition instanceof Syntax.Like) {
      return condition;
    }
    throw words.unexpected("a comparison after " + first.shown());
  }

  private Syntax satisfies(Token first, boolean every, String variable) {
    words.require(Feature.SATISFIES, words.take());
    Syntax array = operands.value();
    if (!words.takes("SATISFIES")) {
      throw words.unexpected("SATISFIES");
    }
    words.requireSymbol("(");
    Syntax condition = expression();
    words.requireSymbol(")");
    return words.node(new Syntax.Satisfies(first.at(), every, variable, array, condition));
  }

  private Syntax comparison(Quantifier quantifier) {
    Syntax left = operands.value();
    Token operator = words.peek();
    if (operator.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(operator.text())) {
      words.take();
      String text = operator.text().equals("!=") ? "<>" : operator.text();
      Token at = words.peek();
      if (at.symbol("(") && words.second().is("SELECT")) {
        throw words.unsupported(at, "a query within a query");
      }
      Syntax right = operands.value();
      return words.node(new Syntax.Comparison(operator.at(), text, quantifier, left, right));
    }
    if (operator.kind() != Token.Kind.NAME) {
      return left;
    }
    return named(quantifier, left, operator);
  }

  /** The comparisons that are words. */
  private Syntax named(Quantifier quantifier, Syntax left, Token operator) {
    return switch (Names.fold(operator.text())) {
      case "like" -> like(quantifier, left);
      case "not" -> words.second().is("LIKE") ? notLike(quantifier, left) : left;
      case "isa" -> isA(left);
      case "is" -> is(left);
      case "between" -> throw words.unsupported(operator, "BETWEEN");
      case "in" -> {
        if (quantifier == Quantifier.NONE) {
          throw words.unsupported(operator, "IN with a list or a query");
        }
        yield left;
      }
      default -> left;
    };
  }

  private Syntax notLike(Quantifier quantifier, Syntax left) {
    Token not = words.take();
    return words.node(new Syntax.Not(not.at(), like(quantifier, left)));
  }

  private Syntax isA(Syntax left) {
    Token operator = words.take();
    words.require(Feature.ISA, operator);
    Token name = words.peek();
    if (name.kind() == Token.Kind.STRING) {
      words.take();
      return words.node(new Syntax.IsA(operator.at(), left, String.valueOf(name.value())));
    }
    return words.node(
        new Syntax.IsA(operator.at(), left, words.requireName("a class name").text()));
  }

  private Syntax like(Quantifier quantifier, Syntax left) {
    Token operator = words.take();
    Syntax pattern = operands.value();
    if (words.peek().is("ESCAPE")) {
      throw words.unsupported(words.peek(), "ESCAPE");
    }
    return words.node(new Syntax.Like(operator.at(), quantifier, left, pattern));
  }

  private Syntax is(Syntax left) {
    Token operator = words.take();
    words.require(Feature.IS, operator);
    boolean not = words.takes("NOT");
    Boolean value = null;
    if (words.takes("TRUE")) {
      value = Boolean.TRUE;
    } else if (words.takes("FALSE")) {
      value = Boolean.FALSE;
    } else if (!words.takes("NULL")) {
      throw words.unexpected(not ? "NULL, TRUE or FALSE" : "NOT, NULL, TRUE or FALSE");
    }
    Syntax is = words.node(new Syntax.Is(operator.at(), left, value));
    return not ? words.node(new Syntax.Not(operator.at(), is)) : is;
  }
}
