package org.arraytwin.cim.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;

/** A class that cannot be, with every rule it breaks. */
public final class ClassRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  private final transient List<Violation> violations;

  /**
   * @param className of the class refused
   * @param violations one at least
   */
  ClassRuleException(String className, List<Violation> violations) {
    super("class " + className + ": " + words(violations), null, false, false);
    this.violations = List.copyOf(violations);
  }

  private static String words(List<Violation> violations) {
    String words =
        violations.stream()
            .limit(SHOWN)
            .map(v -> v.problem() + ", expected " + v.expected())
            .collect(Collectors.joining("; "));
    return violations.size() <= SHOWN
        ? words
        : words + "; and " + (violations.size() - SHOWN) + " more";
  }

  /** In the order found. */
  public List<Violation> violations() {
    return violations;
  }

  /** The rule broken first. */
  public SchemaRule rule() {
    return violations.get(0).rule();
  }

  /** The status DSP0200 has for the rule broken first. */
  public CimStatus status() {
    return rule().status();
  }

  /** The answer to a client who asked for such a class. */
  public CimException asCimException() {
    return new CimException(status(), getMessage() == null ? "" : getMessage());
  }
}
