package org.arraytwin.simulation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that must never be.
 *
 * @param rule which invariant, the same for all violations of it
 * @param message what was seen
 * @param expect words of a scenario's expectation that this breaks; empty where the engine itself
 *     breaks off
 */
record Violation(String rule, String message, Map<String, String> expect) {
  Violation {
    // In one order, so that the same run is always the same file.
    expect = Collections.unmodifiableSortedMap(new TreeMap<>(expect));
  }

  @Override
  public String toString() {
    return rule + ": " + message;
  }

  /** Ends a run. */
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final transient Violation violation;

    Found(Violation violation) {
      super(violation.toString(), null, false, false);
      this.violation = violation;
    }

    Violation violation() {
      return violation;
    }
  }

  static void require(boolean holds, String rule, String message, Map<String, String> expect) {
    if (!holds) {
      throw new Found(new Violation(rule, message, expect));
    }
  }
}
