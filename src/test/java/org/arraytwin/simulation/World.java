package org.arraytwin.simulation;

import static org.arraytwin.simulation.Violation.require;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Form;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Event;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.RenewPool;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** A simulated fleet with its witnesses: whatever is done to it is held against them. */
final class World {
  private final Hits hits;
  private final GroupWitness groups = new GroupWitness();
  private final CopyWitness copies = new CopyWitness(groups::replaced);
  private Fleet fleet;
  private long reached;

  World(Topology topology, Tables tables, Hits hits) {
    this.hits = hits;
    fleet = fleet(topology, tables);
  }

  /** The fleet of a topology before anything is done. */
  static Fleet fleet(Topology topology, Tables tables) {
    FleetPlan plan =
        tables
            .config()
            .unserved(Path.of("simulation"), topology.fleet(), Runtime.getRuntime().maxMemory());
    return FleetBuilder.build(plan, tables.rules(), Scenario.DEFAULT_START_MICROS, 0);
  }

  Fleet fleet() {
    return fleet;
  }

  private FleetAt at() {
    return new FleetAt(fleet, fleet.now());
  }

  /**
   * Does it.
   *
   * @return why it was refused, or null
   * @throws WrongWords where it names what is not there any more; nothing is done then
   * @throws Violation.Found where something is seen that must never be
   */
  @Nullable Reason give(Deed.Give deed) {
    Form form = Catalog.find(deed.order().name());
    Command command = form.read(fleet, deed.order().words());
    step(fleet.now());
    FleetAt was = at();
    groups.follow(fleet, fleet.now());
    copies.before(was);
    Outcome outcome = carried(() -> Outcome.execute(fleet, command, fleet.now()));
    if (outcome.refusal() != null) {
      require(
          outcome.fleet().equals(was.fleet()),
          "a refused command changes nothing",
          deed.order().text() + " was refused and changed the fleet",
          Map.of());
      hits.add(outcome.cells());
      return outcome.refusal().reason();
    }
    hits.add(outcome.cells());
    fleet = outcome.fleet();
    note(was, command, outcome);
    boolean dropped = hits.effects(outcome.cells()).contains(Effect.DISCARD_TARGET_CACHE);
    look(was, dropped || forgets(command));
    return null;
  }

  private interface Doing {
    Outcome outcome();
  }

  /** What production finds wrong is a violation, too. */
  private static Outcome carried(Doing doing) {
    try {
      return doing.outcome();
    } catch (IllegalStateException | IndexOutOfBoundsException | NullPointerException e) {
      throw new Violation.Found(
          new Violation("the engine's own invariants hold", String.valueOf(e), Map.of()));
    }
  }

  private static boolean forgets(Command command) {
    return command instanceof LoseCache
        || command instanceof FailArray
        || command.getClass().getSimpleName().equals("FailController");
  }

  private void note(FleetAt was, Command command, Outcome outcome) {
    if (command instanceof HostWrite write) {
      Site site = fleet.site(write.array());
      Volume volume = site.volume(write.volume());
      int first = (int) (write.offsetBytes() / Content.GRAIN_BYTES);
      long last = (write.offsetBytes() + write.lengthBytes() - 1) / Content.GRAIN_BYTES;
      int count = (int) (last - first + 1);
      groups.wrote(site, volume.id(), first, count);
      copies.wrote(at(), site.id(), volume.id(), first, count);
    } else if (command instanceof Operate operate) {
      LocalCopy copy = was.fleet().site(operate.array()).local().copy(operate.session());
      if (copy != null) {
        happened(was, operate.array(), List.of(copy), outcome);
      }
    } else if (command instanceof OperateTogether together) {
      Site site = was.fleet().site(together.array());
      happened(was, together.array(), site.local().group(together.group()).toJavaList(), outcome);
    } else if (command instanceof Failover failover) {
      force(failover.array(), failover.group());
    } else if (command instanceof Reverse reverse && reverse.local()) {
      force(reverse.array(), reverse.group());
    } else if (command instanceof Reverse reverse) {
      // Whoever takes over the source of a group takes over what its other sides were made to.
      groups.passOn(sessions(reverse.array(), reverse.group()));
    } else if (command instanceof RenewPool renewed) {
      copies.forget(fleet.site(renewed.array()).id());
      groups.lost(was.fleet().site(fleet.site(renewed.array()).id()), fleet.site(renewed.array()));
      // The pool begins anew, and that it is empty is no write that somebody could lose.
      groups.release(fleet, fleet.site(renewed.array()).id());
    } else if (command instanceof LoseCache lost) {
      Site before = was.fleet().site(fleet.site(lost.array()).id());
      groups.lost(before, fleet.site(lost.array()));
      groups.release(fleet, fleet.site(lost.array()).id());
    }
  }

  /** All pairs of arrays between which a group is replicated: three where it has two targets. */
  private Set<Integer> sessions(int array, String group) {
    Set<Integer> sessions = new HashSet<>();
    GroupHalf half = fleet.site(array).group(group);
    if (half != null) {
      for (GroupHalf own : fleet.site(array).halves(half.group())) {
        sessions.add(own.session());
        fleet
            .site(own.peer())
            .halves(own.remoteGroup())
            .forEach(there -> sessions.add(there.session()));
      }
    }
    return sessions;
  }

  /** A side is the source for all targets of its group. */
  private void force(int array, String group) {
    GroupHalf half = fleet.site(array).group(group);
    if (half != null) {
      fleet.site(array).halves(half.group()).forEach(h -> groups.force(h.session()));
    }
  }

  private void happened(FleetAt was, int array, List<LocalCopy> asked, Outcome outcome) {
    Set<Effect> effects = hits.effects(outcome.cells());
    copies.happened(was, at(), array, asked, effects);
    for (LocalCopy copy : asked) {
      if (effects.contains(Effect.RESTORE_SOURCE)) {
        groups.forget(fleet.site(array), copy.source());
      } else if (effects.contains(Effect.COPY) || effects.contains(Effect.RESET_TARGET)) {
        groups.forget(fleet.site(array), copy.target());
      }
    }
  }

  /** Lets time pass, looking at every deadline. */
  void pass(long micros) {
    long end = fleet.now() + micros;
    while (fleet.nextDue() >= 0 && fleet.nextDue() <= end) {
      step(fleet.nextDue());
    }
    step(end);
  }

  /** The time up to which something was tried, also where it failed. */
  long reached() {
    return reached;
  }

  private void step(long to) {
    reached = to;
    groups.follow(fleet, to);
    FleetAt was = new FleetAt(fleet, to);
    copies.before(was);
    Outcome outcome = carried(() -> Outcome.advance(fleet, to));
    hits.add(outcome.cells());
    Fleet before = fleet;
    fleet = outcome.fleet();
    Set<Effect> effects = hits.effects(outcome.cells());
    for (Site site : before.sites()) {
      List<LocalCopy> changed = new ArrayList<>();
      for (LocalCopy copy : site.local().copies()) {
        LocalCopy now = copy == null ? null : fleet.site(site.id()).local().copy(copy.id());
        if (copy != null && (now == null || now.stamp() != copy.stamp())) {
          changed.add(copy);
        }
      }
      if (!changed.isEmpty()) {
        List<LocalCopy> begun = changed.stream().filter(c -> begun(site.id(), c)).toList();
        Set<Effect> others = new HashSet<>(effects);
        others.remove(Effect.COPY);
        copies.happened(was, at(), site.id(), changed, others);
        for (List<LocalCopy> together : inOrder(site.id(), begun, outcome)) {
          copies.happened(was, at(), site.id(), together, effects);
        }
      }
    }
    look(was, effects.contains(Effect.DISCARD_TARGET_CACHE));
  }

  /**
   * Copies that begin at one instant in the order in which they did: those of a group at once, and
   * what began later found what came before it.
   */
  private List<List<LocalCopy>> inOrder(int array, List<LocalCopy> begun, Outcome outcome) {
    Map<String, List<LocalCopy>> together = new LinkedHashMap<>();
    for (Event event : outcome.events()) {
      if (event instanceof Event.CopyChanged changed
          && changed.array() == array
          && changed.after() != null
          && changed.after().instantMicros() == fleet.now()) {
        begun.stream()
            .filter(copy -> copy.id() == changed.after().id())
            .forEach(
                copy -> together.computeIfAbsent(unit(copy), u -> new ArrayList<>()).add(copy));
      }
    }
    return together.values().stream().map(unit -> unit.stream().distinct().toList()).toList();
  }

  private static String unit(LocalCopy copy) {
    String group = copy.settings().group();
    return group == null || group.isEmpty() ? "copy " + copy.name() : "group " + group;
  }

  /** Whether a copy stands for this very moment. */
  private boolean begun(int array, LocalCopy copy) {
    LocalCopy now = fleet.site(array).local().copy(copy.id());
    return now != null && now.instantMicros() == fleet.now();
  }

  /** What a pool held that has lost its data is gone: of what is there now nothing was promised. */
  private void lost(FleetAt was) {
    for (Site site : fleet.sites()) {
      for (Pool pool : site.pools()) {
        boolean before = was.fleet().site(site.id()).health().pool(pool.id()).lost();
        if (!before && site.health().pool(pool.id()).lost()) {
          for (Volume volume : site.volumes()) {
            if (volume != null && volume.pool() == pool.id()) {
              copies.forget(site.id(), volume.id());
              groups.forget(site, volume.id());
              groups.release(site, volume.id());
            }
          }
        }
      }
    }
  }

  private void look(FleetAt was, boolean forgetful) {
    lost(was);
    groups.check(fleet);
    HostWitness.check(fleet);
    copies.check(was, at(), forgetful);
    for (Site site : fleet.sites()) {
      for (Pool pool : site.pools()) {
        Space space = Space.of(at(), site.id(), pool);
        require(
            space.freeBytes() >= 0,
            "no more of a pool is taken than it has",
            pool.name() + " of " + site.name() + " lacks " + -space.freeBytes() + " bytes",
            Map.of("array", site.name(), "pool", pool.name(), "poolFree", "0.."));
      }
    }
  }
}
