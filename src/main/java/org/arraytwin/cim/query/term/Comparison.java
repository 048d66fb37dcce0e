package org.arraytwin.cim.query.term;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A comparison. An array and a single value compare by elements: with EVERY all must pass, else one
 * must, where {@code <>} without a quantifier means that none is equal. Two arrays compare as a
 * whole.
 *
 * @param quantified whether ANY or EVERY was written
 * @param every whether it was EVERY
 * @param threeValued whether NULL makes it unknown; else NULL equals NULL and nothing else
 */
public record Comparison(
    Operator operator,
    Term left,
    Term right,
    boolean quantified,
    boolean every,
    boolean threeValued)
    implements Condition {
  /** The comparison operators. */
  public enum Operator {
    EQUAL("="),
    UNEQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String words;

    Operator(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** The operator of that spelling. */
    public static Operator of(String words) {
      for (Operator operator : values()) {
        if (operator.words.equals(words)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(words);
    }

    /** Whether it asks for more than equality. */
    public boolean ordering() {
      return this != EQUAL && this != UNEQUAL;
    }

    boolean holds(Relation relation) {
      return switch (this) {
        case EQUAL -> relation == Relation.EQUAL;
        case UNEQUAL -> relation != Relation.EQUAL;
        case LESS -> relation == Relation.LESS;
        case LESS_OR_EQUAL -> relation == Relation.LESS || relation == Relation.EQUAL;
        case GREATER -> relation == Relation.GREATER;
        case GREATER_OR_EQUAL -> relation == Relation.GREATER || relation == Relation.EQUAL;
      };
    }
  }

  @Override
  public @Nullable Boolean test(Row row) {
    Object a = left.value(row);
    Object b = right.value(row);
    if (a instanceof ArrayValue array && (quantified || !(b instanceof ArrayValue))) {
      return elements(array, item -> scalars(item, b), b);
    }
    if (b instanceof ArrayValue array && !(a instanceof ArrayValue)) {
      return elements(array, item -> scalars(a, item), a);
    }
    return scalars(a, b);
  }

  private @Nullable Boolean elements(
      ArrayValue array, Function<@Nullable Object, @Nullable Boolean> one, @Nullable Object other) {
    if (other == null && !quantified) {
      return withNull(array, null);
    }
    return over(array, every || (!quantified && operator == Operator.UNEQUAL), one);
  }

  private @Nullable Boolean scalars(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return withNull(a, b);
    }
    if (operator.ordering() && (a instanceof ArrayValue || b instanceof ArrayValue)) {
      return unknown();
    }
    Relation relation = Relation.of(a, b);
    return relation == Relation.UNKNOWN ? unknown() : (Boolean) operator.holds(relation);
  }

  private @Nullable Boolean withNull(@Nullable Object a, @Nullable Object b) {
    if (threeValued) {
      return null;
    }
    return operator == Operator.EQUAL ? a == b : operator == Operator.UNEQUAL && a != b;
  }

  private @Nullable Boolean unknown() {
    return threeValued ? null : (Boolean) false;
  }

  /** Whether one or every element passes, by three-valued OR and AND. */
  static @Nullable Boolean over(
      ArrayValue array, boolean every, Function<@Nullable Object, @Nullable Boolean> test) {
    boolean unknown = false;
    for (Object item : array.items()) {
      Boolean holds = test.apply(item);
      if (holds != null && holds != every) {
        return !every;
      }
      unknown |= holds == null;
    }
    return unknown ? null : (Boolean) every;
  }
}
