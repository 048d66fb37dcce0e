package org.arraytwin.fleet.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Column;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation is legal right now.
 *
 * @param operation its name
 * @param cell that says so, or null where the array takes nothing that is asked of such sessions
 * @param refusal why not without options or, where no options make it legal, why not whatever they
 *     are; null where it is legal
 * @param with options that make it legal where it is not without: each as few as will do, a blank
 *     between those that only together do
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
    Refusal refusal = Decision.refusal(subject, action, cell);
    if (refusal == null) {
      return new Legal(action.name(), cell.ref(), null, List.of());
    }
    List<Integer> with = new ArrayList<>();
    Cell remains = asksForOptions(action, cell) ? null : cell;
    for (int given : choices(action)) {
      if (with.stream().anyMatch(fewer -> (fewer & given) == fewer)) {
        continue;
      }
      Cell chosen = action.first(subject, given);
      if (Decision.refusal(subject, action, chosen) == null) {
        with.add(given);
      } else if (remains == null && !asksForOptions(action, chosen)) {
        remains = chosen;
      }
    }
    Cell told = with.isEmpty() && remains != null ? remains : cell;
    return new Legal(
        action.name(),
        told.ref(),
        Decision.refusal(subject, action, told),
        with.stream().map(given -> words(subject.table(), action, given)).toList());
  }

  /** All that could be added to an operation, the fewest options first. */
  private static List<Integer> choices(Action action) {
    List<Integer> all = new ArrayList<>();
    for (int given = action.options(); given > 0; given = (given - 1) & action.options()) {
      all.add(given);
    }
    Collections.reverse(all);
    all.sort(Comparator.comparingInt(Integer::bitCount));
    return all;
  }

  /** Whether a cell refuses because an option is not there. */
  private static boolean asksForOptions(Action action, Cell cell) {
    return cell.terms().stream()
        .anyMatch(
            term ->
                action.columns().get(term.column()).kind() == Column.Kind.OPTION
                    && term.mask() == 1);
  }

  private static String words(SessionTable table, Action action, int given) {
    return table.options(action).stream()
        .filter(option -> (table.option(option) & given) != 0)
        .collect(Collectors.joining(" "));
  }
}
