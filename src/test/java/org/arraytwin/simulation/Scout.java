package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.CopySessions;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Subject;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Column;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * Looks for ways to cells: in fleets without witnesses it tries everything that may be done next,
 * and goes where a session comes nearer to what a cell asks for.
 */
final class Scout {
  private static final int STEPS = 40;
  private static final int MOST = 90;

  private final Tables tables;
  private final SessionTable table;
  private final Set<String> wanted;
  private final List<Way> found = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();

  /** What came of a deed. */
  private record Tried(Deed deed, Fleet fleet, boolean refused, List<CellRef> cells) {}

  /**
   * For cells of one kind.
   *
   * @param wanted cells as {@link Hits#missed} names them
   */
  Scout(Tables tables, SessionTable table, List<String> wanted) {
    this.tables = tables;
    this.table = table;
    this.wanted = new HashSet<>(wanted);
  }

  /** The ways found, each as short as it gets. */
  List<Way> found() {
    return List.copyOf(found);
  }

  boolean done() {
    return wanted.isEmpty();
  }

  /** Goes through one fleet. */
  void look(long seed) {
    SplittableRandom chance = new SplittableRandom(seed).split();
    Fleet fleet = World.fleet(Topology.bare(seed, table.kind()), tables);
    List<Deed> done = new ArrayList<>();
    Set<String> had = new HashSet<>();
    for (Deed deed : Topology.sessions(chance, table.kind())) {
      Tried tried = attempt(fleet, deed);
      if (tried != null && !tried.refused()) {
        fleet = take(seed, done, tried, had);
      }
    }
    List<String> open = wanted.stream().sorted().toList();
    if (open.isEmpty()) {
      return;
    }
    String goal = open.get(chance.nextInt(open.size()));
    for (int i = 0; i < STEPS && !done(); i++) {
      List<Tried> all = tries(seed, done, fleet, chance);
      Tried next = choose(all, goal, had, chance);
      for (Tried tried : all) {
        if (tried.cells().stream().anyMatch(c -> wanted.contains(text(c)))) {
          record(seed, done, tried);
          next = tried;
        }
      }
      if (next == null) {
        return;
      }
      if (!next.refused()) {
        fleet = take(seed, done, next, had);
      }
    }
  }

  /** A cell as {@link Hits#missed} names it. */
  static String text(CellRef cell) {
    return cell.kind() + ": " + cell.cell();
  }

  private Fleet take(long seed, List<Deed> done, Tried tried, Set<String> had) {
    record(seed, done, tried);
    done.add(tried.deed());
    tried.cells().forEach(c -> had.add(text(c)));
    return tried.fleet();
  }

  private List<Tried> tries(long seed, List<Deed> done, Fleet fleet, SplittableRandom chance) {
    List<Deed> moves = new ArrayList<>(Moves.of(fleet, table.kind(), chance));
    while (moves.size() > MOST) {
      // What time brings is at the end and always tried.
      moves.remove(chance.nextInt(moves.size() - Moves.TIMES));
    }
    List<Tried> all = new ArrayList<>();
    for (Deed deed : moves) {
      try {
        Tried tried = attempt(fleet, deed);
        if (tried != null) {
          all.add(tried);
        }
      } catch (IllegalStateException e) {
        defects.add(e.getMessage());
        List<Deed> deeds = new ArrayList<>(done);
        deeds.add(deed);
        defects.add(new Way("defect: of " + table.kind(), seed, false, deeds).text());
      }
    }
    return all;
  }

  /** What production found wrong, each with the way to it. */
  List<String> defects() {
    return List.copyOf(defects);
  }

  private static @Nullable Tried attempt(Fleet fleet, Deed deed) {
    if (deed instanceof Deed.Pass pass) {
      long end = fleet.now() + pass.micros();
      List<CellRef> cells = new ArrayList<>();
      Fleet at = fleet;
      while (at.nextDue() >= 0 && at.nextDue() <= end) {
        Outcome outcome = Outcome.advance(at, at.nextDue());
        cells.addAll(outcome.cells());
        at = outcome.fleet();
      }
      return new Tried(deed, Outcome.advance(at, end).fleet(), false, cells);
    }
    try {
      Deed.Give give = (Deed.Give) deed;
      Command command = Catalog.find(give.order().name()).read(fleet, give.order().words());
      Outcome outcome = Outcome.execute(fleet, command, fleet.now());
      return new Tried(deed, outcome.fleet(), outcome.refusal() != null, outcome.cells());
    } catch (WrongWords e) {
      return null; // What it names is not there.
    }
  }

  private @Nullable Tried choose(
      List<Tried> all, String goal, Set<String> had, SplittableRandom chance) {
    List<Tried> open = all.stream().filter(t -> !t.refused()).toList();
    if (open.isEmpty()) {
      return null;
    }
    int roll = chance.nextInt(10);
    if (roll < 4) {
      int least = Integer.MAX_VALUE;
      List<Tried> nearest = new ArrayList<>();
      Cell cell = cell(goal);
      for (Tried tried : open) {
        int far = distance(tried.fleet(), cell);
        if (far < least) {
          least = far;
          nearest.clear();
        }
        if (far == least) {
          nearest.add(tried);
        }
      }
      return nearest.get(chance.nextInt(nearest.size()));
    }
    List<Tried> fresh =
        open.stream()
            .filter(t -> t.cells().stream().anyMatch(c -> !had.contains(text(c))))
            .toList();
    if (roll < 7 && !fresh.isEmpty()) {
      return fresh.get(chance.nextInt(fresh.size()));
    }
    List<Tried> passes = open.stream().filter(t -> t.deed() instanceof Deed.Pass).toList();
    List<Tried> some = roll < 8 ? passes : open;
    return some.get(chance.nextInt(some.size()));
  }

  private Cell cell(String wantedCell) {
    for (Cell cell : table.cells()) {
      if (text(cell.ref()).equals(wantedCell)) {
        return cell;
      }
    }
    throw new IllegalArgumentException("no cell " + wantedCell);
  }

  /** Of how much a cell asks for the session lacks that comes nearest. */
  private int distance(Fleet fleet, Cell cell) {
    List<Column> columns = columns(cell);
    int least = 100;
    for (Site site : fleet.sites()) {
      for (GroupHalf half : site.groups()) {
        if (half != null && half.kind().equals(table.kind())) {
          Subject subject = GroupSessions.GROUP.named(fleet, site.id(), half.name());
          least = Math.min(least, lacks(cell, columns, subject));
        }
      }
      for (LocalCopy copy : site.local().copies()) {
        if (copy != null && copy.kind().equals(table.kind())) {
          Subject subject = CopySessions.COPY.named(fleet, site.id(), copy.name());
          least = Math.min(least, lacks(cell, columns, subject));
        }
      }
    }
    return least;
  }

  private List<Column> columns(Cell cell) {
    String name = cell.ref().cell().substring(0, cell.ref().cell().lastIndexOf('#'));
    List<Action> actions = new ArrayList<>(table.operations());
    actions.addAll(table.happenings());
    return actions.stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .map(Action::columns)
        .orElseThrow();
  }

  private static int lacks(Cell cell, List<Column> columns, @Nullable Subject subject) {
    if (subject == null) {
      return 100;
    }
    int lacks = 0;
    for (Cell.Term term : cell.terms()) {
      Column column = columns.get(term.column());
      int value =
          switch (column.kind()) {
            case STATE -> subject.state();
            case PEER -> subject.peerState();
            case OPTION -> -1;
            case FACT -> subject.value(Objects.requireNonNull(column.fact()));
          };
      lacks += value >= 0 && (term.mask() >>> value & 1) == 0 ? 1 : 0;
    }
    return lacks;
  }

  /** Notes the ways to what the last deed has brought about. */
  private void record(long seed, List<Deed> done, Tried last) {
    for (CellRef cell : last.cells()) {
      if (wanted.remove(text(cell))) {
        List<Deed> deeds = new ArrayList<>(done);
        deeds.add(last.deed());
        found.add(new Way(text(cell), seed, false, deeds).shortest(tables));
      }
    }
  }

  /** Whether deeds lead to a cell, without looking at what else comes of them. */
  static boolean leads(Fleet start, List<Deed> deeds, String cell) {
    Fleet fleet = start;
    for (Deed deed : deeds) {
      Tried tried = attempt(fleet, deed);
      if (tried != null && tried.cells().stream().anyMatch(c -> text(c).equals(cell))) {
        return true;
      }
      fleet = tried == null || tried.refused() ? fleet : tried.fleet();
    }
    return false;
  }
}
