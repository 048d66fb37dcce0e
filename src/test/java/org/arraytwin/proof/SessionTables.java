package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.CopyRules;
import org.arraytwin.replication.table.SessionTable;

/** Gives each session of a walk a kind of its own, so that every cell tells for whom it counted. */
final class SessionTables {
  private static final Map<List<Object>, Own> OWN = new ConcurrentHashMap<>();

  private SessionTables() {}

  /**
   * The rules of one session.
   *
   * @param table under a kind that names the session
   * @param byName its cells
   */
  record Own(SessionTable table, Map<String, Cell> byName) {
    Cell cell(String name) {
      return byName.get(name);
    }
  }

  /** The rules of a session, and all its copies moving grains of so many units. */
  static Own own(SessionTable table, String session, int unit) {
    return OWN.computeIfAbsent(List.of(table, session, unit), wanted -> made(table, session, unit));
  }

  private static Own made(SessionTable table, String session, int unit) {
    List<Action> actions = new ArrayList<>();
    Map<String, Cell> byName = new HashMap<>();
    String kind = table.kind() + "/" + session;
    List<Action> all = new ArrayList<>(table.operations());
    all.addAll(table.happenings());
    for (Action action : all) {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : action.cells()) {
        CellRef ref = new CellRef(kind, cell.ref().cell());
        Cell named = new Cell(ref, cell.terms(), cell.verdict(), cell.source(), cell.certainty());
        cells.add(named);
        byName.put(ref.cell(), named);
      }
      actions.add(
          new Action(
              action.name(),
              action.about(),
              action.happens(),
              action.options(),
              action.columns(),
              cells));
    }
    CopyRules rules = table.copies();
    CopyRules small =
        new CopyRules(
            rules.chain(),
            rules.cascades(),
            unit,
            List.of(unit),
            rules.fromTop(),
            rules.perSource(),
            rules.sharedTargets(),
            rules.sharedTracking(),
            rules.tracking(),
            rules.returns(),
            rules.parts(),
            rules.handsOn(),
            rules.oncePerPeer(),
            rules.follows(),
            rules.keeps());
    SessionTable own =
        new SessionTable(
            kind,
            table.about(),
            table.family(),
            small,
            table.wording(),
            table.modes(),
            table.states(),
            table.options(),
            actions);
    return new Own(own, byName);
  }

  /** Whether a kind is that of one session. */
  static boolean owned(String kind) {
    return kind.indexOf('/') >= 0;
  }

  /** The session that a kind is for. */
  static String session(String kind) {
    return kind.substring(kind.indexOf('/') + 1);
  }

  /** The kind without the session. */
  static String kind(String kind) {
    return kind.substring(0, kind.indexOf('/'));
  }
}
