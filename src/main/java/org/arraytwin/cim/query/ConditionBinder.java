package org.arraytwin.cim.query;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.query.syntax.Dialect;
import org.arraytwin.cim.query.syntax.QueryText;
import org.arraytwin.cim.query.syntax.Syntax;
import org.arraytwin.cim.query.syntax.Syntax.Quantifier;
import org.arraytwin.cim.query.term.Comparison;
import org.arraytwin.cim.query.term.Comparison.Operator;
import org.arraytwin.cim.query.term.Condition;
import org.arraytwin.cim.query.term.Family;
import org.arraytwin.cim.query.term.RegularExpression;
import org.arraytwin.cim.query.term.Shape;
import org.arraytwin.cim.query.term.Term;
import org.arraytwin.cim.query.term.TextPattern;
import org.arraytwin.cim.query.term.Wildcards;
import org.jspecify.annotations.Nullable;

/** Turns the conditions of a query into typed ones. What cannot be is INVALID_QUERY. */
final class ConditionBinder {
  private final Vocabulary names;
  private final QueryText text;
  private final Dialect dialect;
  private final ValueBinder values;
  private final Literals literals;
  private final boolean threeValued;

  ConditionBinder(Vocabulary names, Dialect dialect) {
    this.names = names;
    this.text = names.text();
    this.dialect = dialect;
    this.values = new ValueBinder(names, this);
    this.literals = new Literals(text, dialect);
    this.threeValued = dialect.threeValued();
  }

  ValueBinder values() {
    return values;
  }

  Literals literals() {
    return literals;
  }

  Condition condition(Syntax syntax) {
    if (syntax instanceof Syntax.And and) {
      return new Condition.And(conditions(and.parts()));
    }
    if (syntax instanceof Syntax.Or or) {
      return new Condition.Or(conditions(or.parts()));
    }
    if (syntax instanceof Syntax.Not not) {
      return new Condition.Not(condition(not.operand()));
    }
    if (syntax instanceof Syntax.Comparison comparison) {
      return comparison(comparison);
    }
    if (syntax instanceof Syntax.Like like) {
      return like(like);
    }
    if (syntax instanceof Syntax.IsA isA) {
      return isA(isA);
    }
    if (syntax instanceof Syntax.Is is) {
      return is(is);
    }
    if (syntax instanceof Syntax.Satisfies satisfies) {
      return satisfies(satisfies);
    }
    Term value = values.value(syntax);
    Family family = value.shape().family();
    if (value.shape().array() || (family != Family.BOOLEAN && family != Family.ANY)) {
      throw text.invalid(
          syntax.at(), "found " + value.shape().words(), "a comparison or a boolean");
    }
    return new Condition.Truth(value, threeValued);
  }

  private List<Condition> conditions(List<Syntax> parts) {
    List<Condition> conditions = new ArrayList<>(parts.size());
    for (Syntax part : parts) {
      conditions.add(condition(part));
    }
    return conditions;
  }

  private Condition comparison(Syntax.Comparison syntax) {
    Operator operator = Operator.of(syntax.operator());
    Condition odd = classCompared(syntax, operator);
    if (odd != null) {
      return odd;
    }
    Term left = values.value(syntax.left());
    Term right = values.value(syntax.right());
    if (isNull(left) || isNull(right)) {
      return withNull(syntax, operator, isNull(left) ? right : left);
    }
    left = literals.typed(left, syntax.left().at(), right.shape());
    right = literals.typed(right, syntax.right().at(), left.shape());
    check(syntax, operator, left.shape(), right.shape());
    return new Comparison(
        operator,
        left,
        right,
        syntax.quantifier() != Quantifier.NONE,
        syntax.quantifier() == Quantifier.EVERY,
        threeValued);
  }

  /**
   * {@code SourceInstance = CIM_FCPort}, as a manual of an array has it: means ISA. Null where the
   * comparison is none of this kind.
   */
  private @Nullable Condition classCompared(Syntax.Comparison syntax, Operator operator) {
    if (operator.ordering()
        || !(syntax.right() instanceof Syntax.Name name)
        || names.find(name.name()) != null
        || (names.classes().get(name.name()) == null && name.name().indexOf('_') < 0)) {
      return null;
    }
    Term object = values.value(syntax.left());
    if (object.shape().family() != Family.OBJECT || object.shape().array()) {
      return null;
    }
    Condition isA = new Condition.IsA(object, name.name(), threeValued);
    return operator == Operator.EQUAL ? isA : new Condition.Not(isA);
  }

  private static boolean isNull(Term term) {
    return term.shape().family() == Family.NULL;
  }

  private Condition withNull(Syntax.Comparison syntax, Operator operator, Term operand) {
    if (dialect == Dialect.CQL) {
      throw text.invalid(syntax.at(), "a comparison with NULL", "IS NULL or IS NOT NULL");
    }
    if (operator.ordering() || syntax.quantifier() != Quantifier.NONE) {
      throw text.invalid(
          syntax.at(), "NULL with " + operator.words() + " or a quantifier", "= NULL or <> NULL");
    }
    Condition isNull = new Condition.IsNull(operand);
    return operator == Operator.EQUAL ? isNull : new Condition.Not(isNull);
  }

  private void check(Syntax.Comparison syntax, Operator operator, Shape left, Shape right) {
    if (!left.family().meets(right.family())) {
      throw text.invalid(
          syntax.at(), "a comparison of " + left.words() + " with " + right.words(), "equal types");
    }
    if (operator.ordering() && !(left.family().ordered() && right.family().ordered())) {
      throw text.invalid(
          syntax.at(),
          (left.family().ordered() ? right : left).words() + " with " + operator.words(),
          "= or <>, it has no order");
    }
    if (syntax.quantifier() != Quantifier.NONE) {
      requireArray(left, syntax.left().at());
      if (right.array()) {
        throw text.invalid(syntax.right().at(), "found " + right.words(), "one value");
      }
    } else if (operator.ordering() && left.array() && right.array()) {
      throw text.invalid(syntax.at(), "arrays with " + operator.words(), "= or <>, or ANY, EVERY");
    }
  }

  private void requireArray(Shape shape, int at) {
    if (!shape.array() && shape.family() != Family.ANY) {
      throw text.invalid(at, "found " + shape.words(), "an array after ANY or EVERY");
    }
  }

  private Condition like(Syntax.Like like) {
    Term operand = values.value(like.text());
    Family family = operand.shape().family();
    if (family == Family.NUMBER || family == Family.BOOLEAN || family == Family.OBJECT) {
      throw text.invalid(like.text().at(), "found " + operand.shape().words(), "a string for LIKE");
    }
    if (like.quantifier() != Quantifier.NONE) {
      requireArray(operand.shape(), like.text().at());
    }
    if (!(like.pattern() instanceof Syntax.Literal literal)) {
      throw text.unsupported(like.pattern().at(), "a pattern that is not a literal is");
    }
    if (!(literal.value() instanceof String pattern)) {
      throw text.invalid(literal.at(), "found " + literal.value(), "a pattern in quotes");
    }
    boolean every = like.quantifier() == Quantifier.EVERY;
    return new Condition.Like(operand, pattern(pattern, literal.at()), every, threeValued);
  }

  /** In DMTF:CQL a pattern is a regular expression; with {@code %} it is meant as in SQL. */
  private TextPattern pattern(String pattern, int at) {
    try {
      if (dialect == Dialect.WQL || (dialect == Dialect.CQL && pattern.indexOf('%') >= 0)) {
        return Wildcards.of(pattern, dialect == Dialect.WQL);
      }
      return RegularExpression.of(pattern);
    } catch (TextPattern.Malformed e) {
      throw text.invalid(at, "the pattern cannot be read: " + e.getMessage(), "a pattern");
    }
  }

  private Condition isA(Syntax.IsA isA) {
    Term object = values.value(isA.object());
    Family family = object.shape().family();
    if (object.shape().array()
        || (family != Family.OBJECT && family != Family.REFERENCE && family != Family.ANY)) {
      throw text.invalid(
          isA.object().at(), "found " + object.shape().words(), "an object before ISA");
    }
    return new Condition.IsA(object, isA.className(), threeValued);
  }

  private Condition is(Syntax.Is is) {
    Term operand = values.value(is.operand());
    Boolean value = is.value();
    if (value == null) {
      return new Condition.IsNull(operand);
    }
    if (!operand.shape().family().meets(Family.BOOLEAN)) {
      throw text.invalid(
          is.operand().at(), "found " + operand.shape().words(), "a boolean before IS");
    }
    Term constant = new Term.Constant(Shape.BOOLEAN, value);
    return new Comparison(Operator.EQUAL, operand, constant, false, false, false);
  }

  private Condition satisfies(Syntax.Satisfies satisfies) {
    Term array = values.value(satisfies.array());
    requireArray(array.shape(), satisfies.array().at());
    int slot = names.learn(satisfies.variable(), array.shape().element());
    Condition condition = condition(satisfies.condition());
    names.forget();
    return new Condition.Satisfies(satisfies.every(), slot, array, condition);
  }
}
