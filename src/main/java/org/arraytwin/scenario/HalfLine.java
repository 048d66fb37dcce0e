package org.arraytwin.scenario;

/**
 * How one array shows its side of a session.
 *
 * @param array its name
 * @param session as the array names it
 * @param state for example {@code Primary/Started}
 * @param data for example {@code Synced}; of a copy within the array, its volumes
 */
public record HalfLine(String array, String session, String state, String data) {
  /** The same once the array no longer has it. */
  HalfLine gone() {
    return new HalfLine(array, session, "gone", "");
  }
}
