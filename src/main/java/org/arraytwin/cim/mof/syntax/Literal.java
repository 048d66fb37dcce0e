package org.arraytwin.cim.mof.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value as written in MOF, before a type is known for it.
 *
 * @param kind its form
 * @param value String, Character, Long, BigInteger (beyond 63 bits), Double, Boolean, a list of
 *     literals for an array, the name without {@code $} for an alias, a {@link Declared.Instance}
 *     for an instance, null for null
 * @param at where it begins
 */
public record Literal(Kind kind, @Nullable Object value, Position at) {
  /** The forms of a value. */
  public enum Kind {
    NULL("null"),
    BOOLEAN("a boolean"),
    INTEGER("an integer"),
    REAL("a real number"),
    STRING("a string"),
    CHARACTER("a character"),
    ALIAS("an alias"),
    INSTANCE("an instance"),
    ARRAY("an array");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The form with its article. */
    public String words() {
      return words;
    }
  }

  /** The elements of an array; empty for anything else. */
  public List<Literal> elements() {
    List<Literal> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        elements.add((Literal) element);
      }
    }
    return elements;
  }
}
