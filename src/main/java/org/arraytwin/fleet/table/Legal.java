package org.arraytwin.fleet.table;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation is legal right now.
 *
 * @param operation its name
 * @param cell that says so, or null where the array takes nothing that is asked of such sessions
 * @param refusal why not without options, or null where it is legal
 * @param with options each of which alone makes it legal where it is not without
 */
public record Legal(
    String operation, @Nullable CellRef cell, @Nullable Refusal refusal, List<String> with) {
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
      all.add(
          barred == null ? of(subject, action) : new Legal(action.name(), null, barred, List.of()));
    }
    return List.copyOf(all);
  }

  private static Legal of(Subject subject, Action action) {
    Cell cell = action.first(subject, 0);
    if (!(cell.verdict() instanceof Verdict.Refuse refuse)) {
      return new Legal(action.name(), cell.ref(), null, List.of());
    }
    return new Legal(
        action.name(),
        cell.ref(),
        Decision.refusal(subject, action, refuse),
        with(subject, action));
  }

  private static List<String> with(Subject subject, Action action) {
    SessionTable table = subject.table();
    return table.options(action).stream()
        .filter(
            option ->
                !(action.first(subject, table.option(option)).verdict() instanceof Verdict.Refuse))
        .toList();
  }
}
