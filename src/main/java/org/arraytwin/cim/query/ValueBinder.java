package org.arraytwin.cim.query;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ValueText;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.syntax.Syntax;
import org.arraytwin.cim.query.term.Calculation;
import org.arraytwin.cim.query.term.Family;
import org.arraytwin.cim.query.term.Function;
import org.arraytwin.cim.query.term.Shape;
import org.arraytwin.cim.query.term.Term;
import org.arraytwin.cim.query.term.Values;
import org.jspecify.annotations.Nullable;

/** Gives the values in a query their types. What cannot be is INVALID_QUERY with its position. */
final class ValueBinder {
  private final Vocabulary names;
  private final QueryText text;
  private final ConditionBinder conditions;

  ValueBinder(Vocabulary names, ConditionBinder conditions) {
    this.names = names;
    this.text = names.text();
    this.conditions = conditions;
  }

  Term value(Syntax syntax) {
    if (syntax instanceof Syntax.Literal literal) {
      return new Term.Constant(shape(literal.value()), literal.value());
    }
    if (syntax instanceof Syntax.Name name) {
      return names.name(name);
    }
    if (syntax instanceof Syntax.Member member) {
      return member(member);
    }
    if (syntax instanceof Syntax.Elements elements) {
      return elements(elements);
    }
    if (syntax instanceof Syntax.Symbol symbol) {
      return symbol(symbol);
    }
    if (syntax instanceof Syntax.Call call) {
      return call(call);
    }
    if (syntax instanceof Syntax.ArrayLiteral array) {
      return array(array);
    }
    if (syntax instanceof Syntax.Calculation calculation) {
      return calculation(calculation);
    }
    if (syntax instanceof Syntax.Negative negative) {
      return negative(negative);
    }
    return conditions.condition(syntax);
  }

  private static Shape shape(@Nullable Object literal) {
    if (literal == null) {
      return Shape.NULL;
    }
    if (literal instanceof String) {
      return Shape.TEXT;
    }
    if (literal instanceof Boolean) {
      return Shape.BOOLEAN;
    }
    return Shape.of(literal instanceof java.math.BigDecimal ? CimType.REAL64 : CimType.SINT64);
  }

  private Term member(Syntax.Member member) {
    Syntax object = member.object();
    if (object == null) {
      return names.member(member, names.self());
    }
    boolean itself =
        object instanceof Syntax.Name n && (names.isSelf(n.name()) || names.find(n.name()) == null);
    if (itself && object instanceof Syntax.Name n && !names.isSelf(n.name())) {
      throw text.invalid(
          n.at(), n.name() + " is neither the class asked nor its alias nor a property", "one");
    }
    Term term = itself ? names.self() : value(object);
    require(term, member.at(), "an object before ." + member.name(), Family.OBJECT);
    if (term.shape().array()) {
      throw text.invalid(
          member.at(), "found an array of objects before ." + member.name(), "one object of it");
    }
    return names.member(member, term);
  }

  private void require(Term term, int at, String what, Family... families) {
    for (Family family : families) {
      if (term.shape().family() == family || term.shape().family() == Family.ANY) {
        return;
      }
    }
    throw text.invalid(at, "found " + term.shape().words(), what);
  }

  private Term elements(Syntax.Elements elements) {
    Term array = value(elements.array());
    Shape shape = array.shape();
    if (!shape.array() && shape.family() != Family.ANY) {
      throw text.invalid(elements.at(), "found " + shape.words(), "an array before [");
    }
    List<Term.Range> ranges = new ArrayList<>();
    for (Syntax.Range range : elements.ranges()) {
      if (range.to() < range.from()) {
        throw text.invalid(
            elements.at(), range.from() + " to " + range.to() + " runs backwards", "a range");
      }
      ranges.add(new Term.Range(range.from(), range.to()));
    }
    return new Term.Slice(
        array, ranges, elements.single(), elements.single() ? shape.element() : shape);
  }

  private Term symbol(Syntax.Symbol symbol) {
    CimProperty property = names.declared(symbol.property());
    List<String> words = property.qualifiers().texts("Values");
    List<String> map = property.qualifiers().texts("ValueMap");
    for (int i = 0; i < words.size(); i++) {
      if (Names.same(words.get(i), symbol.name())) {
        String value = map.isEmpty() ? String.valueOf(i) : i < map.size() ? map.get(i) : "";
        try {
          return new Term.Constant(
              Shape.of(property.type()),
              Values.literal(property.type(), ValueText.parse(property.type(), value)));
        } catch (IllegalArgumentException e) {
          throw text.invalid(
              symbol.at(),
              "'" + symbol.name() + "' of " + property.name() + " stands for " + value,
              "a name that stands for one value");
        }
      }
    }
    throw text.invalid(
        symbol.at(),
        property.name() + " has no value called '" + symbol.name() + "'",
        words.isEmpty() ? "a property with Values" : "one of " + String.join(", ", words));
  }

  private Term call(Syntax.Call call) {
    Function function = Function.named(call.function());
    if (function == null) {
      throw text.unsupported(
          call.at(), "function " + call.function() + " (there are " + Function.all() + ") is");
    }
    List<Family> parameters = function.parameters();
    List<Term> arguments = new ArrayList<>();
    if (call.arguments().isEmpty() && parameters.equals(List.of(Family.OBJECT))) {
      arguments.add(names.self());
      return new Term.Applied(function, arguments);
    }
    if (call.arguments().size() != parameters.size()) {
      throw text.invalid(
          call.at(),
          function.words() + " with " + call.arguments().size() + " arguments",
          parameters.size() + " arguments");
    }
    for (int i = 0; i < parameters.size(); i++) {
      Syntax given = call.arguments().get(i);
      Term argument = value(given);
      String what = parameters.get(i).words() + " for " + function.words();
      if (parameters.get(i) == Family.OBJECT) {
        require(argument, given.at(), what, Family.OBJECT, Family.REFERENCE, Family.TEXT);
      } else {
        require(argument, given.at(), what, parameters.get(i));
      }
      arguments.add(argument);
    }
    return new Term.Applied(function, arguments);
  }

  private Term array(Syntax.ArrayLiteral array) {
    List<Term> items = new ArrayList<>();
    Shape shape = Shape.ANY;
    for (Syntax item : array.items()) {
      Term term = value(item);
      if (!(term instanceof Term.Constant)) {
        throw text.invalid(item.at(), "found " + term.shape().words(), "a literal");
      }
      if (!term.shape().family().meets(shape.family())) {
        throw text.invalid(item.at(), "found " + term.shape().words(), shape.family().words());
      }
      shape = term.shape().family() == Family.NULL ? shape : term.shape();
      items.add(term);
    }
    return new Term.ArrayOf(items, new Shape(shape.family(), true, shape.type(), null));
  }

  private Term calculation(Syntax.Calculation calculation) {
    Term left = value(calculation.left());
    Term right = value(calculation.right());
    if (calculation.operator() == Syntax.Operator.CONCATENATE) {
      require(left, calculation.left().at(), "a string for ||", Family.TEXT);
      require(right, calculation.right().at(), "a string for ||", Family.TEXT);
      return new Term.Texts(left, right);
    }
    String what = "a number or a datetime for " + calculation.operator().words();
    if (left.shape().family() == Family.DATETIME) {
      right = conditions.literals().typed(right, calculation.right().at(), left.shape());
    }
    require(left, calculation.left().at(), what, Family.NUMBER, Family.DATETIME);
    require(right, calculation.right().at(), what, Family.NUMBER, Family.DATETIME);
    Calculation.Kind kind =
        switch (calculation.operator()) {
          case ADD -> Calculation.Kind.ADD;
          case SUBTRACT -> Calculation.Kind.SUBTRACT;
          case MULTIPLY -> Calculation.Kind.MULTIPLY;
          default -> Calculation.Kind.DIVIDE;
        };
    return new Calculation(kind, left, right, result(left.shape(), right.shape()));
  }

  private static Shape result(Shape left, Shape right) {
    if (left.family() == Family.DATETIME || right.family() == Family.DATETIME) {
      return Shape.of(CimType.DATETIME);
    }
    CimType a = left.type();
    CimType b = right.type();
    if (a == null || b == null) {
      return Shape.ANY;
    }
    return Shape.of(a.isReal() || b.isReal() ? CimType.REAL64 : CimType.SINT64);
  }

  private Term negative(Syntax.Negative negative) {
    Term operand = value(negative.operand());
    require(operand, negative.operand().at(), "a number after -", Family.NUMBER);
    Shape shape = operand.shape();
    CimType type = shape.type();
    Term.Negative term =
        new Term.Negative(
            operand,
            type == null ? shape : Shape.of(type.isReal() ? CimType.REAL64 : CimType.SINT64));
    return operand instanceof Term.Constant constant && constant.value() instanceof Number n
        ? new Term.Constant(term.shape(), Term.Negative.of(n))
        : term;
  }
}
