package org.arraytwin.cim.query.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The syntax tree of an expression; {@code at} is where in the text it begins, from 0. */
public sealed interface Syntax {
  int at();

  /** Calculations. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    CONCATENATE("||");

    private final String words;

    Operator(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** How many elements of an array must pass. */
  enum Quantifier {
    NONE,
    ANY,
    EVERY
  }

  /** A value: String, Long, BigInteger, BigDecimal, Boolean, or null for NULL. */
  record Literal(int at, @Nullable Object value) implements Syntax {}

  /** The values of an array in braces. */
  record ArrayLiteral(int at, List<Syntax> items) implements Syntax {}

  /** A name on its own: a property, an alias, a variable or a class. */
  record Name(int at, String name) implements Syntax {}

  /**
   * A property of an object.
   *
   * @param object null for the instance itself
   * @param scope the class before {@code ::}, or null
   */
  record Member(int at, @Nullable Syntax object, @Nullable String scope, String name)
      implements Syntax {}

  /** From and to, both counted from 0 and both included. */
  record Range(long from, long to) {}

  /**
   * Elements of an array.
   *
   * @param ranges empty for all ({@code [*]})
   * @param single whether it is one element and no array
   */
  record Elements(int at, Syntax array, List<Range> ranges, boolean single) implements Syntax {}

  /** The value that the Values qualifier of a property calls by a name. */
  record Symbol(int at, Syntax property, String name) implements Syntax {}

  /** A function. */
  record Call(int at, String function, List<Syntax> arguments) implements Syntax {}

  /** A calculation; {@code at} is where the operator stands. */
  record Calculation(int at, Operator operator, Syntax left, Syntax right) implements Syntax {}

  /** A sign changed. */
  record Negative(int at, Syntax operand) implements Syntax {}

  /** All must hold. */
  record And(int at, List<Syntax> parts) implements Syntax {}

  /** One must hold. */
  record Or(int at, List<Syntax> parts) implements Syntax {}

  record Not(int at, Syntax operand) implements Syntax {}

  /**
   * A comparison; {@code at} is where the operator stands.
   *
   * @param operator one of = <> < <= > >=
   */
  record Comparison(int at, String operator, Quantifier quantifier, Syntax left, Syntax right)
      implements Syntax {}

  /** Whether a text is like a pattern. */
  record Like(int at, Quantifier quantifier, Syntax text, Syntax pattern) implements Syntax {}

  /** Whether an object is of a class or one of its subclasses. */
  record IsA(int at, Syntax object, String className) implements Syntax {}

  /** IS NULL, where value is null, else IS TRUE or IS FALSE. */
  record Is(int at, Syntax operand, @Nullable Boolean value) implements Syntax {}

  /** ANY or EVERY variable IN array SATISFIES (condition). */
  record Satisfies(int at, boolean every, String variable, Syntax array, Syntax condition)
      implements Syntax {}
}
