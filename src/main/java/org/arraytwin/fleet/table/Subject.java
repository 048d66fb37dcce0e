package org.arraytwin.fleet.table;

import java.util.List;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.table.Detail;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.FactReader;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.jspecify.annotations.Nullable;

/**
 * A session as one array sees it at one moment: it answers a table's conditions from a fleet that
 * does not change, and carries out what a cell says in steps.
 */
public interface Subject extends FactReader {
  /** The rules that apply to it. */
  SessionTable table();

  /** Array id. */
  int array();

  /** Session id. */
  int id();

  /** As refusals name it, for example {@code group payroll on london}. */
  String object();

  /** A word for the text of a refusal. */
  String detail(Detail detail);

  /**
   * A number that changes whenever the session leaves its state, so that what was to follow later
   * does not strike in another one; always 0 where a table sees to that itself.
   */
  default long stamp() {
    return 0;
  }

  /** The other side in the same fleet, or null where there is none or it is not in touch. */
  @Nullable Subject peer();

  /** Takes on a state. */
  void become(Steps steps, State state);

  /**
   * Why effects cannot happen on this side whatever its table allows, or null where they can.
   *
   * @param effects what would happen here
   * @param others what would happen on the other side
   * @param asked the operation that would bring it about
   */
  default @Nullable Refusal bars(List<Effect> effects, List<Effect> others, String asked) {
    return null;
  }

  /**
   * Lets one effect happen on this side.
   *
   * @param options a bit for each option given, as {@link SessionTable#option} tells
   */
  void apply(Steps steps, Effect effect, int options);

  /** Follows up on whatever a cell has done. */
  void settle(Steps steps);
}
