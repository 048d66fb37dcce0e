package org.arraytwin.proof;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.arraytwin.replication.table.SessionTable;

/**
 * One walk through the states of a kind of copy.
 *
 * @param name what it tries
 * @param box the array, by the rules of the kind
 * @param alphabet what may be done besides its operations
 */
record CopyWalk(
    String name, Function<SessionTable, TinyBox> box, UnaryOperator<CopyAlphabet> alphabet) {

  /** Walks; must end within so many states. */
  Explorer.Walk take(SessionTable table, int limit) {
    TinyBox start = box.apply(table);
    CopyAlphabet steps = alphabet.apply(CopyAlphabet.of(start));
    return new Explorer<CopyLife>(steps::steps, limit).explore(start.start());
  }

  @Override
  public String toString() {
    return name;
  }
}
