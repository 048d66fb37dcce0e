package org.arraytwin.simulation;

import static org.arraytwin.simulation.Violation.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.arraytwin.catalog.Order;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * One life of a fleet: what was done, and what was seen that must never be.
 *
 * @param seed it was drawn from
 * @param topology the fleet
 * @param deeds in order, up to the violation
 * @param violation null where all was well
 */
record Run(long seed, Topology topology, List<Deed> deeds, @Nullable Violation violation) {
  private static final long REST_MICROS = 400_000_000L;
  private static final int ROUNDS = 3;

  /** One of so many lives goes a way that was found before. */
  private static final int ON_A_WAY = 4;

  /** One of so many steps of a way is followed by something by chance. */
  private static final int ASIDE = 8;

  /** After a way a life goes on by chance for so many steps. */
  private static final int ON = 10;

  Run {
    deeds = List.copyOf(deeds);
  }

  /** Lives a seed: the last of {@link #ON_A_WAY} goes a way to a cell first, the others none. */
  static Run of(long seed, int steps, Tables tables, Hits hits) {
    boolean onAWay = !tables.ways().isEmpty() && Math.floorMod(seed, ON_A_WAY) == ON_A_WAY - 1;
    if (!onAWay) {
      return live(seed, Topology.of(seed), List.of(), steps, tables, hits);
    }
    long number = Math.floorMod(seed / ON_A_WAY, (long) tables.ways().size());
    Way way = tables.ways().get((int) number);
    return live(seed, way.topology(), way.deeds(), steps, tables, hits);
  }

  /** Goes a way and nothing else. */
  static Run of(Way way, Tables tables, Hits hits) {
    Run life = new Run(way.seed(), way.topology(), way.deeds(), null);
    return life.again(tables, way.deeds(), hits);
  }

  private static Run live(
      long seed, Topology topology, List<Deed> way, int steps, Tables tables, Hits hits) {
    List<Deed> done = new ArrayList<>();
    SplittableRandom chance = new SplittableRandom(seed).split();
    Drawer drawer = new Drawer(chance, topology.focus());
    World world = new World(topology, tables, hits);
    try {
      for (Deed deed : topology.setup()) {
        perform(world, deed, done);
      }
      for (Deed deed : way) {
        perform(world, deed, done);
        if (chance.nextInt(ASIDE) == 0) {
          perform(world, drawer.next(world.fleet()), done);
        }
      }
      int more = way.isEmpty() ? steps : Math.min(ON, steps);
      for (int i = 0; i < more; i++) {
        perform(world, drawer.next(world.fleet()), done);
      }
      end(world, done);
      return new Run(seed, topology, done, null);
    } catch (Violation.Found e) {
      return new Run(seed, topology, done, e.violation());
    }
  }

  /** Does again what was done; whatever is then not there is left out. */
  Run again(Tables tables, List<Deed> other) {
    return again(tables, other, new Hits(tables.all()));
  }

  private Run again(Tables tables, List<Deed> other, Hits hits) {
    List<Deed> done = new ArrayList<>();
    World world = new World(topology, tables, hits);
    try {
      for (Deed deed : other) {
        perform(world, deed, done);
      }
      if (violation != null && violation.rule().equals(REST)) {
        end(world, done);
      }
      return new Run(seed, topology, done, null);
    } catch (Violation.Found e) {
      return new Run(seed, topology, done, e.violation());
    }
  }

  /** Everything is repaired and gets time; that is no part of what was done. */
  private static void end(World world, List<Deed> done) {
    List<Deed> ending = new ArrayList<>();
    int before = done.size();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (Order order : Repairs.of(world.fleet())) {
          perform(world, new Deed.Give(order), ending);
        }
        perform(world, new Deed.Pass(REST_MICROS), ending);
      }
    } catch (Violation.Found e) {
      done.addAll(before, ending);
      throw e;
    }
    rest(world.fleet());
  }

  /** The deeds with those that end the run where its violation is one of rest. */
  List<Deed> whole(Tables tables) {
    boolean atRest = violation != null && violation.rule().equals(REST);
    return atRest ? ended(tables) : deeds;
  }

  /** The deeds with those that repair everything after them. */
  List<Deed> ended(Tables tables) {
    List<Deed> all = new ArrayList<>(deeds);
    World world = new World(topology, tables, new Hits(tables.all()));
    List<Deed> done = new ArrayList<>();
    deeds.forEach(deed -> perform(world, deed, done));
    for (int round = 0; round < ROUNDS; round++) {
      for (Order order : Repairs.of(world.fleet())) {
        perform(world, new Deed.Give(order), all);
      }
      perform(world, new Deed.Pass(REST_MICROS), all);
    }
    return all;
  }

  /** Time that ends in a violation is cut there. */
  private static void perform(World world, Deed deed, List<Deed> done) {
    if (deed instanceof Deed.Give give) {
      done.add(deed);
      try {
        world.give(give);
      } catch (WrongWords e) {
        // What it names is not there (any more): it is no part of the run.
        done.remove(done.size() - 1);
      }
      return;
    }
    long begun = world.fleet().now();
    try {
      world.pass(((Deed.Pass) deed).micros());
      done.add(deed);
    } catch (Violation.Found e) {
      done.add(new Deed.Pass(world.reached() - begun));
      throw e;
    }
  }

  private static final Set<SyncStatus> IDLE = Set.of(SyncStatus.NEW, SyncStatus.STOPPED);

  private static final String REST = "when faults are over, everything comes to rest";

  /** A source that runs brings its data over: none of its volumes waits for somebody to begin. */
  private static void brings(Site site, GroupHalf half) {
    boolean idle =
        half.running()
            && half.source()
            && half.mode() != Mode.PERIODIC
            && half.pairs().exists(p -> IDLE.contains(p.status()));
    require(
        !idle,
        REST,
        half.name() + " on " + site.name() + " is " + half.status() + " and brings nothing over",
        Map.of("array", site.name(), "group", half.name(), "sync", SyncStatus.SYNCED.word()));
  }

  private static void rest(Fleet fleet) {
    for (Site site : fleet.sites()) {
      for (GroupHalf half : site.groups()) {
        if (half != null) {
          boolean copying =
              half.mode() != Mode.PERIODIC
                  && half.pairs().exists(p -> p.status() == SyncStatus.SYNCING);
          require(
              half.activity() == Activity.NONE && !half.changing() && !copying,
              REST,
              half.name() + " on " + site.name() + " is " + half.status() + ", " + half.activity(),
              Map.of("array", site.name(), "group", half.name(), "activity", Activity.NONE.word()));
          brings(site, half);
        }
      }
      for (LocalCopy copy : site.local().copies()) {
        if (copy != null) {
          boolean moves = copy.settings().rateBytesPerSecond() > 0;
          require(
              !(copy.state().has(Trait.BUSY) && moves),
              REST,
              copy.name() + " on " + site.name() + " is " + copy.state().word(),
              Map.of("array", site.name(), "copy", copy.name(), "complete", "true"));
        }
      }
    }
  }
}
