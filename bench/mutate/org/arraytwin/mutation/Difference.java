package org.arraytwin.mutation;

import java.util.Arrays;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;

/** Tells whether two versions of an action ever answer differently, for whatever is asked. */
final class Difference {
  private final Action one;
  private final Action other;
  private boolean found;

  private Difference(Action one, Action other) {
    this.one = one;
    this.other = other;
  }

  static boolean between(Action one, Action other) {
    long[] all = new long[one.columns().size()];
    for (int i = 0; i < all.length; i++) {
      int values = one.columns().get(i).values().size();
      all[i] = values == Long.SIZE ? -1L : (1L << values) - 1;
    }
    Difference difference = new Difference(one, other);
    difference.walk(all, 0, null);
    return difference.found;
  }

  /** Splits a box of combinations until one cell of each version answers all of it. */
  private void walk(long[] box, int at, Cell answer) {
    Action action = answer == null ? one : other;
    if (found) {
      return;
    }
    if (at == action.cells().size()) {
      found = true; // one of the two has no answer at all
      return;
    }
    Cell cell = action.cells().get(at);
    long[] rest = box;
    for (Cell.Term term : cell.terms()) {
      int column = term.column();
      long outside = rest[column] & ~term.mask();
      if (outside == rest[column]) {
        walk(rest, at + 1, answer);
        return;
      }
      if (outside != 0) {
        long[] missed = Arrays.copyOf(rest, rest.length);
        missed[column] = outside;
        walk(missed, at + 1, answer);
        rest = Arrays.copyOf(rest, rest.length);
        rest[column] &= term.mask();
      }
    }
    if (answer == null) {
      walk(rest, 0, cell);
    } else if (!cell.verdict().equals(answer.verdict())) {
      found = true;
    }
  }
}
