package org.arraytwin.product.bs2000.sdf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operands with what stands for them, names in full.
 *
 * @param values by operand
 */
public record Bound(Map<String, Choice> values) {
  public Bound {
    values = Map.copyOf(values);
  }

  /**
   * What stands for an operand.
   *
   * @param keyword in full with its star, null where it is no keyword
   * @param structure of the keyword; empty where it has none
   * @param words the values that are no keywords, in order
   */
  public record Choice(@Nullable String keyword, Bound structure, List<String> words) {
    public Choice {
      words = List.copyOf(words);
    }

    /** Whether it is that keyword. */
    public boolean is(String word) {
      return word.equals(keyword);
    }

    /** The only value. */
    public String word() {
      return words.get(0);
    }
  }

  /** No operands. */
  public static final Bound NONE = new Bound(Map.of());

  /**
   * What stands for an operand.
   *
   * @throws IllegalArgumentException where the definition has no such operand
   */
  public Choice of(String operand) {
    Choice choice = values.get(operand);
    if (choice == null) {
      throw new IllegalArgumentException("no operand " + operand);
    }
    return choice;
  }

  /** The same, or null where the definition has no such operand. */
  public @Nullable Choice optional(String operand) {
    return values.get(operand);
  }
}
