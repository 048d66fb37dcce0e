package org.arraytwin.fleet;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.replication.table.CellRef;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param fleet afterwards; unchanged but for the time where it was refused
 * @param events what changed, in order, what fell due before the command included
 * @param refusal why it was refused, or null
 * @param cells the cells of session tables that counted, in order, the refusing one included
 * @param due how many commands time has brought before it, all carried out
 */
public record Outcome(
    Fleet fleet, List<Event> events, @Nullable Refusal refusal, List<CellRef> cells, int due) {

  public boolean refused() {
    return refusal != null;
  }

  /** Lets everything happen that falls due up to a time. */
  public static Outcome advance(Fleet fleet, long to) {
    if (!fleet.dueBy(to)) {
      return new Outcome(fleet.reaching(to), List.of(), null, List.of(), 0);
    }
    List<Event> events = new ArrayList<>();
    List<CellRef> cells = new ArrayList<>();
    Fleet at = fleet;
    int due = 0;
    while (at.dueBy(to)) {
      Outcome outcome = next(at);
      due++;
      events.addAll(outcome.events);
      cells.addAll(outcome.cells);
      at = outcome.fleet;
    }
    return new Outcome(at.reaching(to), events, null, cells, due);
  }

  /** Lets the one thing happen that falls due next; there must be one. */
  static Outcome next(Fleet fleet) {
    Deadlines deadlines = fleet.deadlines();
    Fleet due = fleet.at(deadlines.nextMicros(), deadlines.rest());
    Outcome outcome = apply(due, deadlines.next());
    if (outcome.refused()) {
      throw new IllegalStateException("a deadline was refused: " + outcome.refusal());
    }
    return outcome;
  }

  /** Lets time pass up to {@code now}, then carries out the command. */
  public static Outcome execute(Fleet fleet, Command command, long now) {
    Outcome before = advance(fleet, now);
    Outcome after = apply(before.fleet, command);
    return new Outcome(
        after.fleet,
        joined(before.events, after.events),
        after.refusal,
        joined(before.cells, after.cells),
        before.due);
  }

  private static <T> List<T> joined(List<T> before, List<T> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? after : before;
    }
    List<T> all = new ArrayList<>(before.size() + after.size());
    all.addAll(before);
    all.addAll(after);
    return all;
  }

  private static Outcome apply(Fleet fleet, Command command) {
    Steps steps = new Steps(fleet);
    try {
      command.decide(steps);
      steps.followUp();
    } catch (Refused e) {
      return new Outcome(fleet, List.of(), e.refusal(), steps.cells(), 0);
    }
    Invariants.check(steps.fleet(), steps.events());
    return new Outcome(steps.fleet(), steps.events(), null, steps.cells(), 0);
  }
}
