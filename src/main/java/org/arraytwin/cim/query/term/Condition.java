package org.arraytwin.cim.query.term;

import java.util.List;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/** A part of an expression that is true, false, or - where the language knows it - unknown. */
public sealed interface Condition extends Term
    permits Comparison,
        Condition.And,
        Condition.Or,
        Condition.Not,
        Condition.IsA,
        Condition.IsNull,
        Condition.Truth,
        Condition.Like,
        Condition.Satisfies {
  /** Null where it is unknown. */
  @Nullable Boolean test(Row row);

  @Override
  default Shape shape() {
    return Shape.BOOLEAN;
  }

  @Override
  default @Nullable Object value(Row row) {
    return test(row);
  }

  /** False if one is false, else unknown if one is unknown. */
  record And(List<Condition> parts) implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      boolean unknown = false;
      for (Condition part : parts) {
        Boolean holds = part.test(row);
        if (Boolean.FALSE.equals(holds)) {
          return false;
        }
        unknown |= holds == null;
      }
      return unknown ? null : (Boolean) true;
    }
  }

  /** True if one is true, else unknown if one is unknown. */
  record Or(List<Condition> parts) implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      boolean unknown = false;
      for (Condition part : parts) {
        Boolean holds = part.test(row);
        if (Boolean.TRUE.equals(holds)) {
          return true;
        }
        unknown |= holds == null;
      }
      return unknown ? null : (Boolean) false;
    }
  }

  /** Unknown stays unknown. */
  record Not(Condition operand) implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      Boolean holds = operand.test(row);
      return holds == null ? null : (Boolean) !holds;
    }
  }

  /** Whether an object, or what a reference leads to, is of a class; unknown for NULL. */
  record IsA(Term object, String className, boolean threeValued) implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      Object value = object.value(row);
      if (value instanceof CimInstance instance) {
        return row.isA(instance, className);
      }
      if (value instanceof ObjectPath path) {
        return row.isA(path, className);
      }
      return threeValued ? null : (Boolean) false;
    }
  }

  /** Whether there is no value. */
  record IsNull(Term operand) implements Condition {
    @Override
    public Boolean test(Row row) {
      return operand.value(row) == null;
    }
  }

  /** A boolean value as a condition. */
  record Truth(Term operand, boolean threeValued) implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      return operand.value(row) instanceof Boolean holds
          ? holds
          : threeValued ? null : (Boolean) false;
    }
  }

  /** Whether a text, or one or every text of an array, is like a pattern. */
  record Like(Term text, TextPattern pattern, boolean every, boolean threeValued)
      implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      Object value = text.value(row);
      if (!(value instanceof ArrayValue array)) {
        return one(value);
      }
      return Comparison.over(array, every, this::one);
    }

    private @Nullable Boolean one(@Nullable Object value) {
      String given = value instanceof ObjectPath path ? path.toString() : null;
      if (value instanceof String || value instanceof org.arraytwin.cim.CimDateTime) {
        given = value.toString();
      }
      if (given == null) {
        return threeValued ? null : (Boolean) false;
      }
      return pattern.matches(given);
    }
  }

  /** Whether one or every element of an array passes a condition. */
  record Satisfies(boolean every, int slot, Term array, Condition condition) implements Condition {
    @Override
    public @Nullable Boolean test(Row row) {
      if (!(array.value(row) instanceof ArrayValue value)) {
        return null;
      }
      return Comparison.over(
          value,
          every,
          item -> {
            row.set(slot, item);
            return condition.test(row);
          });
    }
  }
}
