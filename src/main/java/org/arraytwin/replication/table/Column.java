package org.arraytwin.replication.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a condition asks about.
 *
 * @param name as session files spell it
 * @param kind where the answer comes from
 * @param option index of the option, for {@link Kind#OPTION}
 * @param fact the fact, for {@link Kind#FACT}, else null
 * @param values what it may be, at most 64
 */
public record Column(String name, Kind kind, int option, @Nullable Fact fact, List<String> values) {
  /** The value of {@code peer} while the two are not in touch. */
  public static final String UNKNOWN = "unknown";

  private static final List<String> FLAG = List.of("false", "true");

  /** Where an answer comes from. */
  public enum Kind {
    STATE,
    PEER,
    OPTION,
    FACT
  }

  public Column {
    values = List.copyOf(values);
  }

  /** This side's state. */
  public static Column state(List<State> states) {
    return new Column("state", Kind.STATE, 0, null, states.stream().map(State::word).toList());
  }

  /** The peer's state. */
  public static Column peer(List<State> states) {
    List<String> words = new ArrayList<>(states.stream().map(State::word).toList());
    words.add(UNKNOWN);
    return new Column("peer", Kind.PEER, 0, null, words);
  }

  /** Whether an option is given. */
  public static Column option(String name, int index) {
    return new Column(name, Kind.OPTION, index, null, FLAG);
  }

  /** A fact. */
  public static Column of(Fact fact) {
    return new Column(fact.word(), Kind.FACT, 0, fact, fact.domain());
  }

  int read(FactReader reader, int options) {
    return switch (kind) {
      case STATE -> reader.state();
      case PEER -> reader.peerState();
      case OPTION -> (options >>> option) & 1;
      case FACT -> fact == null ? 0 : reader.value(fact);
    };
  }
}
