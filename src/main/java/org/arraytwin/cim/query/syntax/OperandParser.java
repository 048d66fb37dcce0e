package org.arraytwin.cim.query.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.query.syntax.Syntax.Operator;
import org.jspecify.annotations.Nullable;

/** Values: {@code ||} binds weakest, then + and -, * and /, signs, and chains of names. */
final class OperandParser {
  /** Words that cannot begin a value, so that a forgotten value is told as such. */
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "from", "where", "like", "isa", "is", "select", "as");

  private final Words words;
  private final ExpressionParser expressions;

  OperandParser(Words words, ExpressionParser expressions) {
    this.words = words;
    this.expressions = expressions;
  }

  Syntax value() {
    Syntax left = sum();
    int levels = 0;
    while (words.peek().symbol("||")) {
      words.down();
      levels++;
      Token operator = words.take();
      words.require(Feature.CONCATENATION, operator);
      left = calculation(operator, Operator.CONCATENATE, left, sum());
    }
    words.up(levels);
    return left;
  }

  private Syntax sum() {
    Syntax left = product();
    int levels = 0;
    while (words.peek().symbol("+") || words.peek().symbol("-")) {
      words.down();
      levels++;
      Token operator = words.take();
      words.require(Feature.ARITHMETIC, operator);
      Operator kind = operator.symbol("+") ? Operator.ADD : Operator.SUBTRACT;
      left = calculation(operator, kind, left, product());
    }
    words.up(levels);
    return left;
  }

  private Syntax product() {
    Syntax left = signed();
    int levels = 0;
    while (words.peek().symbol("*") || words.peek().symbol("/")) {
      words.down();
      levels++;
      Token operator = words.take();
      words.require(Feature.ARITHMETIC, operator);
      Operator kind = operator.symbol("*") ? Operator.MULTIPLY : Operator.DIVIDE;
      left = calculation(operator, kind, left, signed());
    }
    words.up(levels);
    return left;
  }

  private Syntax calculation(Token at, Operator operator, Syntax left, Syntax right) {
    return words.node(new Syntax.Calculation(at.at(), operator, left, right));
  }

  private Syntax signed() {
    Token sign = words.peek();
    if (!sign.symbol("-") && !sign.symbol("+")) {
      return chain();
    }
    words.take();
    Token.Kind next = words.peek().kind();
    if (next != Token.Kind.INTEGER && next != Token.Kind.REAL) {
      words.require(Feature.ARITHMETIC, sign);
    }
    words.down();
    Syntax operand = signed();
    words.up();
    return sign.symbol("-") ? words.node(new Syntax.Negative(sign.at(), operand)) : operand;
  }

  private Syntax chain() {
    Syntax value = primary();
    int levels = 0;
    while (true) {
      Token link = words.peek();
      if (link.symbol(".")) {
        words.take();
        value = member(value);
      } else if (link.symbol("[")) {
        words.require(Feature.ELEMENTS, words.take());
        value = elements(link, value);
      } else if (link.symbol("#")) {
        words.require(Feature.SYMBOL, words.take());
        value = symbol(link, value);
      } else {
        words.up(levels);
        return value;
      }
      words.down();
      levels++;
    }
  }

  private Syntax member(Syntax object) {
    Token name = words.requireName("a property name");
    Token scope = words.peek();
    if (!words.takesSymbol("::")) {
      return words.node(new Syntax.Member(name.at(), object, null, name.text()));
    }
    words.require(Feature.SCOPE, scope);
    Token property = words.requireName("a property name");
    return words.node(new Syntax.Member(name.at(), object, name.text(), property.text()));
  }

  private Syntax symbol(Token at, Syntax property) {
    if (words.peek().kind() != Token.Kind.STRING) {
      throw words.unexpected("the name of a value in quotes");
    }
    return words.node(new Syntax.Symbol(at.at(), property, String.valueOf(words.take().value())));
  }

  private Syntax elements(Token at, Syntax array) {
    if (words.takesSymbol("*")) {
      words.requireSymbol("]");
      return words.node(new Syntax.Elements(at.at(), array, List.of(), false));
    }
    List<Syntax.Range> ranges = new ArrayList<>();
    boolean single = true;
    do {
      long from = index();
      long to = from;
      if (words.takesSymbol("..") || words.takesSymbol("-")) {
        to = index();
        single = false;
      }
      ranges.add(words.node(new Syntax.Range(from, to)));
    } while (words.takesSymbol(","));
    words.requireSymbol("]");
    return words.node(
        new Syntax.Elements(at.at(), array, List.copyOf(ranges), single && ranges.size() == 1));
  }

  private long index() {
    if (words.peek().kind() == Token.Kind.INTEGER && words.peek().value() instanceof Long index) {
      words.take();
      return index;
    }
    throw words.unexpected("* or a number of an element, from 0");
  }

  private Syntax primary() {
    Token token = words.peek();
    if (token.kind() == Token.Kind.NAME) {
      return named(token);
    }
    if (token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.END) {
      words.take();
      return words.node(new Syntax.Literal(token.at(), token.value()));
    }
    if (token.symbol("{")) {
      words.require(Feature.ARRAY_LITERAL, words.take());
      return words.node(new Syntax.ArrayLiteral(token.at(), list("}")));
    }
    if (words.takesSymbol("(")) {
      if (words.peek().is("SELECT")) {
        throw words.unsupported(words.peek(), "a query within a query");
      }
      Syntax inner = expressions.expression();
      words.requireSymbol(")");
      return inner;
    }
    throw words.unexpected("a value or a name");
  }

  private Syntax named(Token token) {
    if (RESERVED.contains(Names.fold(token.text())) && !words.second().symbol(".")) {
      throw words.unexpected("a value or a name");
    }
    words.take();
    Syntax constant = constant(token);
    if (constant != null) {
      return words.node(constant);
    }
    if (words.peek().symbol("(")) {
      words.require(Feature.FUNCTION, token);
      words.take();
      return words.node(new Syntax.Call(token.at(), token.text(), list(")")));
    }
    Token scope = words.peek();
    if (words.takesSymbol("::")) {
      words.require(Feature.SCOPE, scope);
      Token name = words.requireName("a property name");
      return words.node(new Syntax.Member(token.at(), null, token.text(), name.text()));
    }
    return words.node(new Syntax.Name(token.at(), token.text()));
  }

  private static @Nullable Syntax constant(Token token) {
    if (token.is("NULL")) {
      return new Syntax.Literal(token.at(), null);
    }
    if (token.is("TRUE") || token.is("FALSE")) {
      return new Syntax.Literal(token.at(), token.is("TRUE"));
    }
    return null;
  }

  private List<Syntax> list(String end) {
    List<Syntax> items = new ArrayList<>();
    if (words.takesSymbol(end)) {
      return items;
    }
    words.down();
    do {
      items.add(value());
    } while (words.takesSymbol(","));
    words.up();
    words.requireSymbol(end);
    return items;
  }
}
