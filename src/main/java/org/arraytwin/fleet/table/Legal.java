package org.arraytwin.fleet.table;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation without options is legal right now.
 *
 * @param operation its name
 * @param cell that says so
 * @param refusal why not, or null where it is legal
 */
public record Legal(String operation, CellRef cell, @Nullable Refusal refusal) {
  /** Every operation of a session as an array would answer it now. */
  public static List<Legal> of(Subject subject) {
    List<Legal> all = new ArrayList<>();
    for (Action action : subject.table().operations()) {
      Cell cell = action.first(subject, 0);
      Refusal refusal =
          cell.verdict() instanceof Verdict.Refuse refuse
              ? Decision.refusal(subject, action, refuse)
              : null;
      all.add(new Legal(action.name(), cell.ref(), refusal));
    }
    return List.copyOf(all);
  }
}
