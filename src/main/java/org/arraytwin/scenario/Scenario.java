package org.arraytwin.scenario;

import java.util.List;

/**
 * A fleet and what happens to it.
 *
 * @param name 1 to 64 letters, digits, {@code . _ -}
 * @param story what it shows, for people; may be empty
 * @param fleet it plays on
 * @param startMicros virtual time of the start, microseconds since the epoch
 * @param seed changes the order of all hosts' writes; 0 leaves it as the fleet says
 * @param steps in order of time
 */
public record Scenario(
    String name, String story, FleetChoice fleet, long startMicros, long seed, List<Step> steps) {
  /** When scenarios start that do not say it: 2026-01-01T00:00:00Z. */
  public static final long DEFAULT_START_MICROS = 1_767_225_600_000_000L;

  public Scenario {
    steps = List.copyOf(steps);
  }
}
