package org.arraytwin.cim.query.term;

import org.arraytwin.cim.CimDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A calculation with numbers or datetimes (DSP0202). NULL on a side gives NULL.
 *
 * @param shape of the result
 */
public record Calculation(Kind kind, Term left, Term right, Shape shape) implements Term {
  /** What is calculated. */
  public enum Kind {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
  }

  @Override
  public @Nullable Object value(Row row) {
    Object a = left.value(row);
    Object b = right.value(row);
    if (a instanceof Number x && b instanceof Number y) {
      return Numbers.calculate(kind, x, y);
    }
    if (a instanceof CimDateTime x) {
      return b instanceof CimDateTime y
          ? DateTimes.calculate(kind, x, y)
          : b instanceof Number n ? DateTimes.scale(kind, x, n) : null;
    }
    return null;
  }
}
