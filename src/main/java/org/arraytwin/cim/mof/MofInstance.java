package org.arraytwin.cim.mof;

import java.util.List;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/**
 * An instance declaration as written: {@code instance of X as $alias { p = v; };}.
 *
 * @param className the class named
 * @param alias the name without {@code $}, or null
 * @param values in the order written
 * @param at where it begins
 */
public record MofInstance(
    String className, @Nullable String alias, List<Value> values, Position at) {
  /**
   * One property of it.
   *
   * @param property the name written
   * @param literal an {@link Literal.Kind#ALIAS} or a string holding a path for a reference
   * @param at where it begins
   */
  public record Value(String property, Literal literal, Position at) {}

  public MofInstance {
    values = List.copyOf(values);
  }

  /** The value of a property, or null where the declaration does not name it. */
  public @Nullable Literal value(String property) {
    for (Value v : values) {
      if (Names.same(v.property(), property)) {
        return v.literal();
      }
    }
    return null;
  }
}
