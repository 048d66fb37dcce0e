package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.fleet.Reason;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Column;
import org.arraytwin.replication.table.CopyRules;
import org.arraytwin.replication.table.Delay;
import org.arraytwin.replication.table.Detail;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Verdict;
import org.arraytwin.replication.table.Words;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a session file: every word must be one that is known there. */
final class CellReader {
  private static final Pattern DETAIL = Pattern.compile("\\{([^{}]*)\\}");

  private final Path file;
  private final String kind;
  private final Family family;
  private final CopyRules copies;
  private final List<State> states;
  private final List<String> options;

  CellReader(
      Path file,
      String kind,
      Family family,
      CopyRules copies,
      List<State> states,
      List<String> options) {
    this.file = file;
    this.kind = kind;
    this.family = family;
    this.copies = copies;
    this.states = states;
    this.options = options;
  }

  /** The words of an attribute, none where it is empty. */
  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
  }

  /** The constant of a word. */
  static <E extends Enum<E>> E constant(
      Path file, Located at, Class<E> type, String word, String what) {
    E found = Words.find(type, word);
    if (found == null) {
      throw FleetChecks.wrong(
          file,
          at,
          "'"
              + word
              + "' is no "
              + what
              + ", expected one of "
              + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Words::of).toList()));
    }
    return found;
  }

  /** An operation, or a happening, which sees the options of what led to it. */
  Action action(SessionXml.ActionXml action, boolean happens) {
    int given = 0;
    for (String option : words(action.options)) {
      int index = options.indexOf(option);
      if (index < 0) {
        throw wrong(action, "no operation has an option '" + option + "'");
      }
      given |= 1 << index;
    }
    List<Column> columns = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (SessionXml.CellXml cell : action.cells) {
      CellRef ref = new CellRef(kind, action.name + "#" + (cells.size() + 1));
      List<Cell.Term> terms = terms(cell, given, columns);
      cells.add(new Cell(ref, terms, verdict(cell, happens), cell.source, cell.certainty));
    }
    return new Action(action.name, action.about, happens, given, columns, cells);
  }

  private List<Cell.Term> terms(SessionXml.CellXml cell, int given, List<Column> columns) {
    List<Cell.Term> terms = new ArrayList<>();
    for (String term : words(cell.when)) {
      int equals = term.indexOf('=');
      Column column = column(cell, term.substring(0, equals), given);
      long mask = 0;
      for (String value : term.substring(equals + 1).split("\\|", -1)) {
        mask |= 1L << value(cell, column, value);
      }
      if (!columns.contains(column)) {
        columns.add(column);
      }
      int index = columns.indexOf(column);
      if (terms.stream().anyMatch(t -> t.column() == index)) {
        throw wrong(cell, "column '" + column.name() + "' twice, expected it once");
      }
      terms.add(new Cell.Term(index, mask));
    }
    return terms;
  }

  private int value(SessionXml.CellXml cell, Column column, String word) {
    for (int i = 0; i < column.values().size(); i++) {
      if (column.values().get(i).replace(' ', '_').equals(word)) {
        return i;
      }
    }
    throw wrong(
        cell,
        "'"
            + word
            + "' is no "
            + column.name()
            + ", expected one of "
            + String.join(", ", column.values()));
  }

  private Column column(SessionXml.CellXml cell, String name, int given) {
    int option = options.indexOf(name);
    if (option >= 0 && (given >>> option & 1) == 1) {
      return Column.option(name, option);
    }
    if (name.equals("state")) {
      return Column.state(states);
    }
    if (name.equals("peer") && family == Family.GROUP) {
      return Column.peer(states);
    }
    Fact fact = Words.find(Fact.class, name);
    if (fact == null || fact.family() != family) {
      throw wrong(
          cell,
          "column '"
              + name
              + "' is unknown, expected state, peer, an option of the operation or a fact of family "
              + family.word());
    }
    return Column.of(fact);
  }

  private Verdict verdict(SessionXml.CellXml cell, boolean happens) {
    if (cell.never != null) {
      if (cell.refuse != null || cell.is != null || cell.legal != null || takes(cell)) {
        throw wrong(cell, "a cell that never comes up says nothing besides");
      }
      return new Verdict.Never(cell.never);
    }
    if (cell.refuse != null) {
      return refusal(cell, cell.refuse, happens);
    }
    if (cell.is != null || cell.legal != null) {
      throw wrong(cell, "is and legal are for cells that refuse");
    }
    if (cell.after != null && cell.then == null) {
      throw wrong(cell, "after needs then");
    }
    return new Verdict.Take(
        state(cell, cell.next),
        state(cell, cell.peer),
        effects(cell, cell.effects),
        effects(cell, cell.peerDo),
        cell.then == null ? null : constant(file, cell, Happening.class, cell.then, "happening"),
        cell.after == null ? null : constant(file, cell, Delay.class, cell.after, "timing"));
  }

  private Verdict refusal(SessionXml.CellXml cell, String reason, boolean happens) {
    if (happens) {
      throw wrong(cell, "what happens by itself cannot be refused");
    }
    if (Arrays.stream(Reason.values()).noneMatch(r -> r.name().equals(reason))) {
      throw wrong(cell, "'" + reason + "' is no reason that is known");
    }
    if (cell.is == null || cell.legal == null) {
      throw wrong(cell, "a cell that refuses needs is and legal");
    }
    if (takes(cell)) {
      throw wrong(cell, "a cell that refuses does nothing besides");
    }
    for (String text : List.of(cell.is, cell.legal)) {
      Matcher matcher = DETAIL.matcher(text);
      while (matcher.find()) {
        constant(file, cell, Detail.class, matcher.group(1), "detail");
      }
    }
    return new Verdict.Refuse(reason, cell.is, cell.legal);
  }

  private static boolean takes(SessionXml.CellXml cell) {
    return cell.next != null
        || cell.peer != null
        || cell.then != null
        || cell.after != null
        || !(cell.effects + cell.peerDo).isBlank();
  }

  private @Nullable State state(SessionXml.CellXml cell, @Nullable String word) {
    if (word == null) {
      return null;
    }
    for (State state : states) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw wrong(
        cell,
        "'"
            + word
            + "' is no state, expected one of "
            + String.join(", ", states.stream().map(State::word).toList()));
  }

  private List<Effect> effects(SessionXml.CellXml cell, String text) {
    List<Effect> effects = new ArrayList<>();
    for (String word : words(text)) {
      Effect effect = constant(file, cell, Effect.class, word, "effect");
      if (!fits(effect)) {
        throw wrong(
            cell,
            "effect '"
                + word
                + "' is not for "
                + kind
                + ", expected one of "
                + String.join(
                    ", ",
                    Arrays.stream(Effect.values()).filter(this::fits).map(Effect::word).toList()));
      }
      effects.add(effect);
    }
    return effects;
  }

  private boolean fits(Effect effect) {
    return effect.family() == family && effect.fits(copies);
  }

  private ConfigException wrong(Located at, String message) {
    return FleetChecks.wrong(file, at, message);
  }
}
