package org.arraytwin.scenario;

import java.util.List;

/**
 * What happens at one instant.
 *
 * @param when it is
 * @param say what is going on, one line for who watches; may be empty
 * @param acts in order
 */
public record Step(Place place, When when, String say, List<Act> acts) {
  public Step {
    acts = List.copyOf(acts);
  }

  /** When a step is. */
  public sealed interface When {
    /** So many microseconds after the start. */
    record At(long micros) implements When {}

    /** So many microseconds after the step before. */
    record After(long micros) implements When {}

    /**
     * As soon as all that it expects is seen, at most so many microseconds after the step before.
     */
    record Within(long micros) implements When {}
  }

  /** A step at a time counted from the start. */
  public static Step at(long offsetMicros, String say, Act... acts) {
    return new Step(Place.NONE, new When.At(offsetMicros), say, List.of(acts));
  }
}
