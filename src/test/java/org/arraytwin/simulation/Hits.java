package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;

/** How often each cell of each table counted. */
final class Hits {
  private final List<SessionTable> tables;
  private final Map<CellRef, Long> counts = new HashMap<>();
  private final Map<CellRef, List<Effect>> effects;

  private Hits(List<SessionTable> tables, Map<CellRef, List<Effect>> effects) {
    this.tables = tables;
    this.effects = effects;
  }

  Hits(List<SessionTable> tables) {
    this(List.copyOf(tables), new HashMap<>());
    for (SessionTable table : tables) {
      for (Cell cell : table.cells()) {
        if (cell.verdict() instanceof Verdict.Take take) {
          effects.put(cell.ref(), take.effects());
        }
      }
    }
  }

  /** For the same tables, with nothing counted. */
  Hits fresh() {
    return new Hits(tables, effects);
  }

  void add(Hits other) {
    other.counts.forEach((cell, count) -> counts.merge(cell, count, Long::sum));
  }

  void add(List<CellRef> cells) {
    cells.forEach(cell -> counts.merge(cell, 1L, Long::sum));
  }

  /** Cells that counted, but no more often than that. */
  List<String> rare(long most) {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() <= most)
        .map(e -> Scout.text(e.getKey()))
        .sorted()
        .toList();
  }

  /** What cells do. */
  Set<Effect> effects(List<CellRef> cells) {
    Set<Effect> all = new HashSet<>();
    cells.forEach(cell -> all.addAll(effects.getOrDefault(cell, List.of())));
    return all;
  }

  /** Cells that never counted, of those that the rules of some product let come up. */
  List<String> missed() {
    List<String> missed = new ArrayList<>();
    for (SessionTable table : tables) {
      for (Action action : actions(table)) {
        for (Cell cell : action.cells()) {
          boolean never = cell.verdict() instanceof Verdict.Never || limited(action, cell);
          if (!never && !counts.containsKey(cell.ref())) {
            missed.add(table.kind() + ": " + cell.ref().cell());
          }
        }
      }
    }
    return missed;
  }

  /** Whether it asks for modes that must not be mixed, a limit that no product file sets. */
  private static boolean limited(Action action, Cell cell) {
    return cell.terms().stream()
        .anyMatch(term -> action.columns().get(term.column()).fact() == Fact.MODES);
  }

  private static List<Action> actions(SessionTable table) {
    List<Action> actions = new ArrayList<>(table.operations());
    actions.addAll(table.happenings());
    return actions;
  }

  /** A line for each operation and happening: how often each of its cells counted, in order. */
  String report() {
    StringBuilder text = new StringBuilder();
    for (SessionTable table : tables) {
      for (Action action : actions(table)) {
        text.append(table.kind()).append(", ").append(action.name()).append(':');
        for (Cell cell : action.cells()) {
          text.append(' ').append(counts.getOrDefault(cell.ref(), 0L));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }
}
