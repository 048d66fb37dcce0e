package org.arraytwin.scenario;

/**
 * How a scenario went.
 *
 * @param scenario its name
 * @param held expectations that were met, those of refusals and of commands not refused included
 * @param failed those that were not
 * @param broken whether a defect ended it
 * @param micros of virtual time it took
 */
public record Result(String scenario, int held, int failed, boolean broken, long micros) {
  /** Whether everything was as expected. */
  public boolean good() {
    return failed == 0 && !broken;
  }
}
