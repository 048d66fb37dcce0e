package org.arraytwin.proof;

import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.replication.table.CellRef;

/**
 * What an {@link Explorer} walks through: a fleet with whatever an observer keeps beside it, as a
 * value. It takes steps, looks after each whether all it shows is true, and knows by what it is
 * told from others.
 *
 * @param <S> itself
 */
interface Walked<S extends Walked<S>> {
  Fleet fleet();

  /** The same text where whatever may happen next is the same. */
  String key();

  /**
   * Takes a step.
   *
   * @throws AssertionError where something that it then shows is untrue
   */
  Taken<S> take(Step step);

  /**
   * What became of a step.
   *
   * @param after it
   * @param refusal why nothing happened, or null
   * @param cells of session tables that counted
   */
  record Taken<S>(S after, Refusal refusal, List<CellRef> cells) {}
}
