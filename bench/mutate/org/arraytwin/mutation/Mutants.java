package org.arraytwin.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Column;
import org.arraytwin.replication.table.Delay;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Every change of every cell of a table that makes it another table: those that no question could
 * tell from the original are left out. A happening is never made a refusal, which stops the fleet
 * and so would be noticed by anybody.
 */
final class Mutants {
  private final SessionTable table;
  private final List<String> reasons;
  private final List<Effect> effects;
  private final List<Mutant> all = new ArrayList<>();

  private Mutants(SessionTable table) {
    this.table = table;
    Set<String> reasons = new LinkedHashSet<>();
    Set<Effect> effects = new LinkedHashSet<>();
    for (Cell cell : table.cells()) {
      if (cell.verdict() instanceof Verdict.Refuse refuse) {
        reasons.add(refuse.reason());
      } else if (cell.verdict() instanceof Verdict.Take take) {
        effects.addAll(take.effects());
        effects.addAll(take.peerEffects());
      }
    }
    this.reasons = List.copyOf(reasons);
    this.effects = List.copyOf(effects);
  }

  static List<Mutant> of(SessionTable table) {
    Mutants mutants = new Mutants(table);
    List<Action> actions = new ArrayList<>(table.operations());
    actions.addAll(table.happenings());
    for (Action action : actions) {
      for (int i = 0; i < action.cells().size(); i++) {
        mutants.verdicts(action, i);
        mutants.conditions(action, i);
      }
    }
    return List.copyOf(mutants.all);
  }

  private void add(Action action, int at, String change, @Nullable Cell instead, boolean wider) {
    List<Cell> cells = new ArrayList<>(action.cells());
    if (instead == null) {
      cells.remove(at);
    } else {
      cells.set(at, instead);
    }
    Action other =
        new Action(
            action.name(),
            action.about(),
            action.happens(),
            action.options(),
            action.columns(),
            cells);
    if (Difference.between(action, other)) {
      List<CellRef> refs = action.cells().stream().map(Cell::ref).toList();
      List<CellRef> answered = refs.subList(wider ? at + 1 : at, wider ? refs.size() : at + 1);
      all.add(new Mutant(refs.get(at), change, other, List.copyOf(answered)));
    }
  }

  private void says(Action action, int at, String change, Verdict verdict) {
    add(action, at, change, action.cells().get(at).saying(verdict), false);
  }

  private void verdicts(Action action, int at) {
    Verdict verdict = action.cells().get(at).verdict();
    if (verdict instanceof Verdict.Refuse refuse) {
      says(action, at, "accepted, and nothing happens", Verdict.Take.NOTHING);
      String other = other(reasons, List.of(refuse.reason()));
      says(
          action,
          at,
          "refused with " + other,
          new Verdict.Refuse(other, refuse.is(), refuse.legal()));
    } else if (verdict instanceof Verdict.Take take) {
      if (!action.happens()) {
        says(action, at, "refused", new Verdict.Refuse(reasons.get(0), "{state}", "nothing"));
      }
      says(action, at, "nothing happens", Verdict.Take.NOTHING);
      states(action, at, take);
      effects(action, at, take);
      peerEffects(action, at, take);
      later(action, at, take);
    }
  }

  private void states(Action action, int at, Verdict.Take take) {
    if (take.effects().contains(Effect.REMOVE) || take.effects().contains(Effect.DETACH)) {
      return; // nothing is left to have a state
    }
    State next = otherState(action, action.cells().get(at), take.next());
    says(action, at, "next " + next + " instead of " + word(take.next()), next(take, next));
    if (take.next() != null) {
      says(action, at, "the state stays", next(take, null));
    }
    if (take.peer() != null) {
      State peer = table.states().get((take.peer().index() + 1) % table.states().size());
      says(action, at, "peer " + peer + " instead of " + take.peer(), peer(take, peer));
      says(action, at, "the peer's state stays", peer(take, null));
    }
  }

  private void effects(Action action, int at, Verdict.Take take) {
    Effect other = take.effects().isEmpty() ? null : other(effects, take.effects());
    for (int i = 0; i < take.effects().size(); i++) {
      String word = take.effects().get(i).word();
      says(action, at, "no " + word, does(take, swapped(take.effects(), i, null)));
      if (other != null) {
        says(
            action,
            at,
            other.word() + " instead of " + word,
            does(take, swapped(take.effects(), i, other)));
      }
    }
  }

  private void peerEffects(Action action, int at, Verdict.Take take) {
    Effect other = take.peerEffects().isEmpty() ? null : other(effects, take.peerEffects());
    for (int i = 0; i < take.peerEffects().size(); i++) {
      String word = take.peerEffects().get(i).word();
      says(action, at, "peer: no " + word, peerDoes(take, swapped(take.peerEffects(), i, null)));
      if (other != null) {
        says(
            action,
            at,
            "peer: " + other.word() + " instead of " + word,
            peerDoes(take, swapped(take.peerEffects(), i, other)));
      }
    }
  }

  private void later(Action action, int at, Verdict.Take take) {
    if (take.then() == null) {
      return;
    }
    says(
        action,
        at,
        "nothing follows",
        new Verdict.Take(take.next(), take.peer(), take.effects(), take.peerEffects(), null, null));
    Delay delay = take.after();
    if (delay != null) {
      says(action, at, "what follows does at once", after(take, null));
      Delay other = delay == Delay.RESTORE ? Delay.START : Delay.RESTORE;
      says(action, at, "after " + other.word() + " instead of " + delay.word(), after(take, other));
    }
  }

  private void conditions(Action action, int at) {
    Cell cell = action.cells().get(at);
    if (at + 1 < action.cells().size()) {
      add(action, at, "the cells below answer", null, false);
    }
    for (int i = 0; i < cell.terms().size(); i++) {
      Cell.Term term = cell.terms().get(i);
      Column column = action.columns().get(term.column());
      List<Cell.Term> fewer = new ArrayList<>(cell.terms());
      fewer.remove(i);
      add(action, at, "whatever " + column.name(), with(cell, fewer), true);
      if (Long.bitCount(term.mask()) > 1) {
        for (int value = 0; value < column.values().size(); value++) {
          long bit = 1L << value;
          if ((term.mask() & bit) != 0) {
            List<Cell.Term> narrower = new ArrayList<>(cell.terms());
            narrower.set(i, new Cell.Term(term.column(), term.mask() & ~bit));
            String name = column.name() + "=" + column.values().get(value);
            add(action, at, "not with " + name, with(cell, narrower), false);
          }
        }
      }
    }
  }

  private static Cell with(Cell cell, List<Cell.Term> terms) {
    return new Cell(cell.ref(), terms, cell.verdict(), cell.source(), cell.certainty());
  }

  /** A state that is neither the one it should be nor, where that stays, one it may be in. */
  private State otherState(Action action, Cell cell, @Nullable State next) {
    if (next != null) {
      return table.states().get((next.index() + 1) % table.states().size());
    }
    for (Cell.Term term : cell.terms()) {
      if (action.columns().get(term.column()).kind() == Column.Kind.STATE) {
        for (State state : table.states()) {
          if ((term.mask() >>> state.index() & 1) == 0) {
            return state;
          }
        }
      }
    }
    return table.states().get(table.states().size() - 1);
  }

  private static <T> T other(List<T> some, List<T> than) {
    int at = some.indexOf(than.get(0));
    for (int i = 1; i < some.size(); i++) {
      T candidate = some.get((at + i) % some.size());
      if (!than.contains(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("nothing else than " + than);
  }

  private static String word(@Nullable State state) {
    return state == null ? "as it is" : state.word();
  }

  private static List<Effect> swapped(List<Effect> some, int at, @Nullable Effect other) {
    List<Effect> changed = new ArrayList<>(some);
    if (other == null) {
      changed.remove(at);
    } else {
      changed.set(at, other);
    }
    return changed;
  }

  private static Verdict.Take next(Verdict.Take take, @Nullable State next) {
    return new Verdict.Take(
        next, take.peer(), take.effects(), take.peerEffects(), take.then(), take.after());
  }

  private static Verdict.Take peer(Verdict.Take take, @Nullable State peer) {
    return new Verdict.Take(
        take.next(), peer, take.effects(), take.peerEffects(), take.then(), take.after());
  }

  private static Verdict.Take does(Verdict.Take take, List<Effect> effects) {
    return new Verdict.Take(
        take.next(), take.peer(), effects, take.peerEffects(), take.then(), take.after());
  }

  private static Verdict.Take peerDoes(Verdict.Take take, List<Effect> effects) {
    return new Verdict.Take(
        take.next(), take.peer(), take.effects(), effects, take.then(), take.after());
  }

  private static Verdict.Take after(Verdict.Take take, @Nullable Delay after) {
    return new Verdict.Take(
        take.next(), take.peer(), take.effects(), take.peerEffects(), take.then(), after);
  }
}
