package org.arraytwin.fleet.site;

/**
 * Something that an array does for a while.
 *
 * @param id counted from 1 in its array
 * @param type what is done, for example {@code sync} or {@code failover}
 * @param name of what it is done to
 * @param state how far it has come
 * @param startMicros virtual time of its start
 * @param endMicros virtual time of its end; 0 while it goes on
 */
public record Task(
    int id, String type, String name, State state, long startMicros, long endMicros) {
  /** How far a task has come. */
  public enum State {
    ACTIVE,
    DONE,
    FAILED,
    CANCELLED
  }

  public boolean active() {
    return state == State.ACTIVE;
  }

  Task named(String newName) {
    return new Task(id, type, newName, state, startMicros, endMicros);
  }

  Task ended(State as, long atMicros) {
    return new Task(id, type, name, as, startMicros, atMicros);
  }
}
