package org.arraytwin.proof;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.FailDisk;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.CellRef;

/**
 * A fleet and what an outside observer has seen of it; a value.
 *
 * @param fleet as it is
 * @param witness every write, seen one by one
 * @param forced ids of the sessions of which somebody has forced a second side to accept writes
 * @param caches whether what is in the caches may be lost, so that it tells states apart
 */
record Life(Fleet fleet, Witness witness, Set<Integer> forced, boolean caches)
    implements Walked<Life> {

  /** Operations that may let a second side accept writes. */
  private static final java.util.Set<String> FORCING =
      java.util.Set.of(
          "setrcopygroup failover",
          "setrcopygroup reverse",
          "Failover",
          "Fracture",
          "Split",
          "acec suspend",
          "stoprcrelationship");

  static Life of(Fleet fleet) {
    return new Life(fleet, Witness.NONE, HashSet.empty(), false).watched(fleet.now());
  }

  /** The same once the pool of an array has lost a disk. */
  Life lackingADisk(String array) {
    return take(new Step.Do(new FailDisk(array, "p", 0))).after();
  }

  /** The same where caches may be lost. */
  Life withCaches() {
    return new Life(fleet, witness, forced, true);
  }

  @Override
  public String key() {
    return Canonical.text(fleet, caches) + forced.toSortedSet();
  }

  /** Takes a step and checks that what every moment of it shows is true. */
  @Override
  public Taken<Life> take(Step step) {
    if (step instanceof Step.Do asked) {
      return take(asked.command());
    }
    if (step instanceof Step.Pass pass) {
      return until(fleet.now() + pass.micros());
    }
    return fleet.nextDue() < 0 ? new Taken<>(this, null, List.of()) : until(fleet.nextDue());
  }

  private Taken<Life> take(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refused()) {
      // What is due at this very moment happens before anybody is heard.
      Fleet due = Outcome.advance(fleet, fleet.now()).fleet();
      Truth.require(
          outcome.fleet().equals(due) || StateHash.of(outcome.fleet()).equals(StateHash.of(due)),
          "refused, and changed the fleet: " + command);
      return new Taken<>(this, outcome.refusal(), outcome.cells());
    }
    Witness seen = witness;
    if (command instanceof HostWrite write) {
      seen = note(write, outcome.fleet());
    }
    Life next =
        new Life(outcome.fleet(), seen, forcedBy(command), caches).watched(outcome.fleet().now());
    return new Taken<>(next.checked(), null, outcome.cells());
  }

  /** Deadline by deadline, looking at each. */
  private Taken<Life> until(long end) {
    List<CellRef> cells = new ArrayList<>();
    Life at = this;
    while (at.fleet.nextDue() >= 0 && at.fleet.nextDue() <= end) {
      at = at.advanced(at.fleet.nextDue(), cells);
    }
    return new Taken<>(at.fleet.now() < end ? at.advanced(end, cells) : at, null, cells);
  }

  private Life advanced(long time, List<CellRef> cells) {
    Life before = watched(time);
    Outcome outcome = Outcome.advance(fleet, time);
    cells.addAll(outcome.cells());
    return new Life(outcome.fleet(), before.witness, forced, caches).watched(time).checked();
  }

  /** With all streams followed up to a time before which nothing else happens. */
  private Life watched(long time) {
    Witness seen = witness;
    for (Site site : fleet.sites()) {
      for (WriteStream stream : site.streams().byId()) {
        seen = stream == null ? seen : seen.follow(stream, time);
      }
    }
    return new Life(fleet, seen, forced, caches);
  }

  private Witness note(HostWrite write, Fleet after) {
    Site site = after.site(write.array());
    int volume = site.volume(write.volume()).id();
    WriteStream stream = site.streams().of(volume);
    if (stream == null) {
      return witness;
    }
    int member = stream.member(volume);
    long first = write.offsetBytes() / Content.GRAIN_BYTES;
    long last = (write.offsetBytes() + write.lengthBytes() - 1) / Content.GRAIN_BYTES;
    return witness.explicit(stream, member, first, last - first + 1);
  }

  private Set<Integer> forcedBy(Command command) {
    int array = -1;
    String group = "";
    if (command instanceof Operate asked && FORCING.contains(asked.operation())) {
      array = asked.array();
      group = asked.session();
    }
    if (command instanceof Failover f) {
      array = f.array();
      group = f.group();
    } else if (command instanceof Reverse r && r.local()) {
      array = r.array();
      group = r.group();
    }
    return array < 0 ? forced : forced.add(fleet.site(array).group(group).session());
  }

  /** This life once what it shows has been found true. */
  private Life checked() {
    Set<Integer> still = forced;
    for (Session s : fleet.sessions()) {
      GroupHalf a = s == null ? null : fleet.half(s.a());
      GroupHalf b = s == null ? null : fleet.half(s.b());
      boolean over = a != null && a.activity() == Activity.NONE && b.activity() == Activity.NONE;
      if (over && !(a.source() && b.source())) {
        still = still.remove(s.id());
      }
    }
    Truth.check(this);
    return new Life(fleet, witness, still, caches);
  }
}
