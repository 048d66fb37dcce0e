package org.arraytwin.cim.schema;

import java.util.function.Consumer;

/** Takes down what is wrong with one class. */
final class Complaints {
  private final Consumer<Violation> violations;

  Complaints(Consumer<Violation> violations) {
    this.violations = violations;
  }

  void add(SchemaRule rule, Place place, String problem, String expected) {
    violations.accept(new Violation(rule, place, problem, expected));
  }

  /** Checks the form of a name (DSP0004 annex A, IDENTIFIER). */
  void name(Place place, String what, String name) {
    boolean ok = !name.isEmpty() && !isDigit(name.charAt(0));
    for (int i = 0; ok && i < name.length(); i++) {
      char c = name.charAt(i);
      ok = c >= 0x80 ? Character.isLetterOrDigit(c) || Character.isSurrogate(c) : isNamePart(c);
    }
    if (!ok) {
      add(
          SchemaRule.NAME,
          place,
          "'" + name + "' is not the name of a " + what,
          "a letter or underscore, then letters, digits and underscores");
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return isDigit(c) || c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
