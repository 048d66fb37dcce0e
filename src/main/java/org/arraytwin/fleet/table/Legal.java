package org.arraytwin.fleet.table;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation without options is legal right now.
 *
 * @param operation its name
 * @param cell that says so, or null where the array takes nothing that is asked of such sessions
 * @param refusal why not, or null where it is legal
 */
public record Legal(String operation, @Nullable CellRef cell, @Nullable Refusal refusal) {
  /**
   * Every operation of a session as an array would answer it now.
   *
   * @param sessions its family
   * @param subject the session in that fleet
   */
  public static List<Legal> of(Sessions sessions, Fleet fleet, Subject subject) {
    Site site = fleet.site(subject.array());
    List<Legal> all = new ArrayList<>();
    for (Action action : subject.table().operations()) {
      Refusal barred = Decision.barred(sessions, site, action.name());
      all.add(barred == null ? of(subject, action) : new Legal(action.name(), null, barred));
    }
    return List.copyOf(all);
  }

  private static Legal of(Subject subject, Action action) {
    Cell cell = action.first(subject, 0);
    Refusal refusal =
        cell.verdict() instanceof Verdict.Refuse refuse
            ? Decision.refusal(subject, action, refuse)
            : null;
    return new Legal(action.name(), cell.ref(), refusal);
  }
}
