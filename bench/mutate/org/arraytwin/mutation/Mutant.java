package org.arraytwin.mutation;

import java.util.List;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.CellRef;

/**
 * One change of one cell.
 *
 * @param ref the cell
 * @param change in words, for example {@code next Started instead of Starting}
 * @param action with the changed cell
 * @param answered the cells whose questions may be answered differently
 */
record Mutant(CellRef ref, String change, Action action, List<CellRef> answered) {
  /** Whether it stands for this action of a table. */
  boolean replaces(Action other) {
    return other.happens() == action.happens()
        && other.name().equals(action.name())
        && other.cells().get(0).ref().kind().equals(ref.kind());
  }

  @Override
  public String toString() {
    return ref + " | " + change;
  }
}
