package org.arraytwin.replication.table;

/**
 * Names a cell.
 *
 * @param kind of session
 * @param cell for example {@code startrcopygroup#3}: its action and its position there, from 1
 */
public record CellRef(String kind, String cell) {
  @Override
  public String toString() {
    return kind + ":" + cell;
  }
}
