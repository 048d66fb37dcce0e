package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimInstance;
import org.jspecify.annotations.Nullable;

/** A part of a typed expression that has a value; see {@link Values} for its Java form. */
public sealed interface Term
    permits Calculation,
        Condition,
        Term.Constant,
        Term.Self,
        Term.Property,
        Term.Variable,
        Term.Slice,
        Term.Texts,
        Term.Negative,
        Term.Applied,
        Term.ArrayOf {
  Shape shape();

  /** The value for one instance; null for NULL. */
  @Nullable Object value(Row row);

  /** A literal, already in the type it is compared with. */
  record Constant(Shape shape, @Nullable Object value) implements Term {
    @Override
    public @Nullable Object value(Row row) {
      return value;
    }
  }

  /** The instance itself. */
  record Self(Shape shape) implements Term {
    @Override
    public Object value(Row row) {
      return row.instance();
    }
  }

  /**
   * A property of an object; NULL where the object is NULL, lacks the property or is not of the
   * scoping class.
   *
   * @param scope the class before {@code ::}, or null
   * @param name of the property, in any case
   */
  record Property(Term object, @Nullable String scope, String name, Shape shape) implements Term {
    @Override
    public @Nullable Object value(Row row) {
      if (!(object.value(row) instanceof CimInstance instance)
          || (scope != null && !row.isA(instance, scope))) {
        return null;
      }
      int i = instance.layout().indexOf(name);
      return i < 0 ? null : Values.of(instance.layout().properties().get(i), instance.value(i));
    }
  }

  /** A variable of SATISFIES. */
  record Variable(int slot, Shape shape) implements Term {
    @Override
    public @Nullable Object value(Row row) {
      return row.variable(slot);
    }
  }

  /** From and to, both counted from 0 and both included. */
  record Range(long from, long to) {}

  /**
   * Elements of an array; those beyond its end are left out, a single one is NULL.
   *
   * @param ranges empty for all
   * @param single whether the value is one element and no array
   */
  record Slice(Term array, List<Range> ranges, boolean single, Shape shape) implements Term {
    @Override
    public @Nullable Object value(Row row) {
      if (!(array.value(row) instanceof ArrayValue value)) {
        return null;
      }
      if (ranges.isEmpty()) {
        return value;
      }
      List<@Nullable Object> items = value.items();
      if (single) {
        long i = ranges.get(0).from();
        return i < items.size() ? items.get((int) i) : null;
      }
      List<@Nullable Object> some = new ArrayList<>();
      for (Range range : ranges) {
        for (long i = range.from(); i <= range.to() && i < items.size(); i++) {
          some.add(items.get((int) i));
        }
      }
      return new ArrayValue(some, value.ordered());
    }
  }

  /** The values of an array in braces. */
  record ArrayOf(List<Term> items, Shape shape) implements Term {
    @Override
    public Object value(Row row) {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      for (Term item : items) {
        values.add(item.value(row));
      }
      return new ArrayValue(values, true);
    }
  }

  /** Texts put together; NULL if one of them is. */
  record Texts(Term left, Term right) implements Term {
    private static final int LONGEST = 1 << 20;

    @Override
    public Shape shape() {
      return Shape.TEXT;
    }

    @Override
    public @Nullable Object value(Row row) {
      return left.value(row) instanceof String a
              && right.value(row) instanceof String b
              && a.length() + b.length() <= LONGEST
          ? a + b
          : null;
    }
  }

  /** A number with its sign changed. */
  record Negative(Term operand, Shape shape) implements Term {
    /** The number with its sign changed. */
    public static Number of(Number number) {
      return Numbers.negative(number);
    }

    @Override
    public @Nullable Object value(Row row) {
      return operand.value(row) instanceof Number n ? of(n) : null;
    }
  }

  /** A function of values. */
  record Applied(Function function, List<Term> arguments) implements Term {
    @Override
    public Shape shape() {
      return Shape.of(function.type());
    }

    @Override
    public @Nullable Object value(Row row) {
      List<@Nullable Object> values = new ArrayList<>(arguments.size());
      for (Term argument : arguments) {
        Object value = argument.value(row);
        if (value == null) {
          return null;
        }
        values.add(value);
      }
      return function.apply(row, values);
    }
  }
}
