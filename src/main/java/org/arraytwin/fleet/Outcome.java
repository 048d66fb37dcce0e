package org.arraytwin.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
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
    Story story = new Story();
    return story.of(story.advance(fleet, to));
  }

  /** Lets the one thing happen that falls due next; there must be one. */
  static Outcome next(Fleet fleet) {
    Story story = new Story();
    return story.of(story.next(fleet));
  }

  /** Lets time pass up to {@code now}, then carries out the command. */
  public static Outcome execute(Fleet fleet, Command command, long now) {
    Ahead.read(fleet, command);
    return prepared(fleet, command, now);
  }

  /**
   * The same for one command after another: what several are about is read together, which is
   * faster where there are many things.
   *
   * @param told of each command what became of it
   * @return the fleet after all of them
   */
  public static Fleet execute(Fleet fleet, List<Timed> commands, Consumer<Outcome> told) {
    Fleet at = fleet;
    for (int from = 0; from < commands.size(); from += Ahead.FEW) {
      int to = Math.min(from + Ahead.FEW, commands.size());
      Ahead.read(at, commands.subList(from, to).stream().map(Timed::command).toList());
      for (int i = from; i < to; i++) {
        Outcome outcome = prepared(at, commands.get(i).command(), commands.get(i).atMicros());
        at = outcome.fleet;
        told.accept(outcome);
      }
    }
    return at;
  }

  private static Outcome prepared(Fleet fleet, Command command, long now) {
    Story story = new Story();
    return story.of(story.apply(story.advance(fleet, now), command));
  }

  /** What one outcome tells, while it comes about. */
  private static final class Story {
    private final List<Event> events = new ArrayList<>(4);
    private final List<CellRef> cells = new ArrayList<>(4);
    private @Nullable Refusal refusal;
    private int due;

    Outcome of(Fleet fleet) {
      return new Outcome(
          fleet,
          Collections.unmodifiableList(events),
          refusal,
          Collections.unmodifiableList(cells),
          due);
    }

    Fleet advance(Fleet fleet, long to) {
      Fleet at = fleet;
      while (at.dueBy(to)) {
        at = next(at);
      }
      return at.reaching(to);
    }

    Fleet next(Fleet fleet) {
      Deadlines deadlines = fleet.deadlines();
      deadlines.readAhead(fleet);
      due++;
      Fleet at = fleet.at(deadlines.nextMicros(), deadlines.rest());
      Fleet after = apply(at, deadlines.next());
      if (refusal != null) {
        throw new IllegalStateException("a deadline was refused: " + refusal);
      }
      return after;
    }

    Fleet apply(Fleet fleet, Command command) {
      int told = events.size();
      Steps steps = new Steps(fleet, events, cells);
      try {
        command.decide(steps);
        steps.followUp();
      } catch (Refused e) {
        events.subList(told, events.size()).clear();
        refusal = e.refusal();
        return fleet;
      }
      Invariants.check(steps.fleet(), events, told);
      return steps.fleet();
    }
  }
}
