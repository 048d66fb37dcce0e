package org.arraytwin.proof;

import org.arraytwin.fleet.Command;

/** What a walk does next. */
sealed interface Step {
  /** Somebody asks for something. */
  record Do(Command command) implements Step {
    @Override
    public String toString() {
      return Said.of(command);
    }
  }

  /** Time passes until the next deadline has struck, with all that are due at that moment. */
  record ToNextDeadline() implements Step {}

  /** Time passes. */
  record Pass(long micros) implements Step {
    @Override
    public String toString() {
      return "pass " + micros / 1e6 + " s";
    }
  }
}
