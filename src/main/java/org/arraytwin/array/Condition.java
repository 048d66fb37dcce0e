package org.arraytwin.array;

import org.jspecify.annotations.Nullable;

/**
 * How a volume by itself takes its hosts' commands, whatever replication makes of it.
 *
 * @param state see {@link State}
 * @param sense what a failed command is told; null where none fails
 */
public record Condition(State state, @Nullable Sense sense) {
  /** Which commands a volume takes. */
  public enum State {
    ONLINE("online"),
    OFFLINE("offline"),
    IO_FAILED("io-failed"),
    READ_ONLY("read-only");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** The state of that word, or null. */
    public static @Nullable State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      return null;
    }
  }

  public static final Condition ONLINE = new Condition(State.ONLINE, null);

  /** The condition of a state, with the sense that is usual for it. */
  public static Condition of(State state) {
    return switch (state) {
      case ONLINE -> ONLINE;
      case OFFLINE -> new Condition(state, Sense.NOT_READY);
      case IO_FAILED -> new Condition(state, Sense.HARDWARE_ERROR);
      case READ_ONLY -> new Condition(state, Sense.WRITE_PROTECTED);
    };
  }
}
