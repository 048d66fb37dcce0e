package org.arraytwin.replication.table;

import java.util.List;

/**
 * What an operator asks or what happens by itself, with its cells.
 *
 * @param name the operation's name or the happening's word
 * @param about one sentence, empty for none
 * @param happens whether it happens by itself
 * @param options a bit for each option of the table that it takes
 * @param columns what its cells ask about
 * @param cells the first that holds counts
 */
public record Action(
    String name,
    String about,
    boolean happens,
    int options,
    List<Column> columns,
    List<Cell> cells) {
  public Action {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  /**
   * The cell that counts.
   *
   * @param given a bit for each option given
   * @throws IllegalStateException where none holds, which a proven table excludes, or where the one
   *     that does says that it never comes up
   */
  public Cell first(FactReader reader, int given) {
    int[] seen = new int[columns.size()];
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.holds(columns, seen, reader, given)) {
        if (cell.verdict() instanceof Verdict.Never never) {
          throw new IllegalStateException(cell.ref() + " came up, and " + never.why());
        }
        return cell;
      }
    }
    throw new IllegalStateException("no cell of " + name + " holds");
  }

  Action with(List<Cell> other) {
    return new Action(name, about, happens, options, columns, other);
  }
}
