package org.arraytwin.product.bs2000.sdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands for an operand, as it was typed. */
sealed interface Value {
  /**
   * A word, perhaps with a structure behind it.
   *
   * @param text without quotes; without quotes around it, in upper case
   * @param typed the same as it was typed, for values in which lower case counts
   * @param structure what stands in brackets behind it, null where there are none
   */
  record Word(String text, String typed, @Nullable List<Given> structure) implements Value {}

  /** Several values in brackets. */
  record Several(List<Value> values) implements Value {
    public Several {
      values = List.copyOf(values);
    }
  }

  /** Nothing: the default. */
  record Left() implements Value {}

  /**
   * An operand as typed.
   *
   * @param name null where it is given by position
   */
  record Given(@Nullable String name, Value value) {}
}
