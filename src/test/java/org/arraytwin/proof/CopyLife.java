package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.copy.SetCopy;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.table.CellRef;

/**
 * An array that copies within itself and what an outside observer has seen of it; a value.
 *
 * @param box what it is like
 * @param fleet as it is
 * @param witness as if it were the array itself; never changed once it is here
 */
record CopyLife(TinyBox box, Fleet fleet, CopyWitness witness) implements Walked<CopyLife> {

  /** As of now, before anything has been done. */
  CopyLife begun() {
    CopyWitness seen = witness.copy();
    seen.array.now = fleet.now();
    seen.caches.until(fleet.now());
    return new CopyLife(box, fleet, seen);
  }

  @Override
  public String key() {
    return new CopyForm(fleet, box.caching()).text();
  }

  @Override
  public Taken<CopyLife> take(Step step) {
    if (step instanceof Step.Do asked) {
      return take(asked.command());
    }
    long end = step instanceof Step.Pass pass ? fleet.now() + pass.micros() : fleet.nextDue();
    List<CellRef> cells = new ArrayList<>();
    CopyLife after = until(end, cells);
    return new Taken<>(after, null, walked(cells));
  }

  private Taken<CopyLife> take(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refused()) {
      Truth.require(
          outcome.fleet().equals(fleet)
              || StateHash.of(outcome.fleet()).equals(StateHash.of(fleet)),
          "refused, and changed the fleet: " + command);
      return new Taken<>(this, outcome.refusal(), walked(outcome.cells()));
    }
    CopyWitness seen = witness.copy();
    seen.step++;
    note(seen, command);
    seen.see(outcome.cells());
    if (command instanceof HostWrite write) {
      write(seen, write, outcome.fleet());
    }
    CopyLife after = new CopyLife(box, outcome.fleet(), seen);
    CopyTruth.deeds(this, after, command);
    CopyTruth.check(after);
    List<CellRef> cells = new ArrayList<>(outcome.cells());
    // What is due at this very moment happens before anybody is heard again.
    after = after.until(fleet.now(), cells);
    return new Taken<>(after, null, walked(cells));
  }

  /** The cells of the kind that is walked. */
  private List<CellRef> walked(List<CellRef> cells) {
    return cells.stream().filter(c -> c.kind().startsWith(box.table().kind() + "/")).toList();
  }

  /** Deadline by deadline, looking at each. */
  private CopyLife until(long end, List<CellRef> cells) {
    CopyLife at = this;
    while (at.fleet.nextDue() >= 0 && at.fleet.nextDue() <= end) {
      at = at.advanced(at.fleet.nextDue(), cells);
    }
    return at.fleet.now() < end ? at.advanced(end, cells) : at;
  }

  private CopyLife advanced(long time, List<CellRef> cells) {
    Outcome outcome = Outcome.advance(fleet, time);
    CopyWitness seen = witness.copy();
    seen.step++;
    seen.until(time);
    seen.see(outcome.cells());
    seen.caches.settle();
    cells.addAll(outcome.cells());
    CopyLife after = new CopyLife(box, outcome.fleet(), seen);
    CopyTruth.check(after);
    return after;
  }

  /** What the witness must know before the cells. */
  private void note(CopyWitness seen, Command command) {
    if (command instanceof CreateCopy create) {
      CopyWitness.Pair pair =
          new CopyWitness.Pair(
              create.name(),
              box.own(create.name()),
              TinyBox.NAMES.indexOf(create.source()),
              TinyBox.NAMES.indexOf(create.target()));
      pair.rate = units(create.rateBytesPerSecond());
      pair.clean = units(create.cleanBytesPerSecond());
      pair.incremental = create.incremental();
      pair.group = create.group();
      pair.keep = create.keepTarget();
      seen.pairs.put(pair.name, pair);
    } else if (command instanceof SetCopy set) {
      CopyWitness.Pair pair = seen.pairs.get(set.name());
      pair.rate = units(set.rateBytesPerSecond());
      pair.clean = units(set.cleanBytesPerSecond());
      pair.group = set.group();
      if (pair.moves()) {
        seen.goOn(pair);
      }
    } else if (command instanceof FailArray || command instanceof RestoreArray) {
      seen.caches.power(command instanceof RestoreArray);
      seen.power(command instanceof RestoreArray);
    } else if (command instanceof LoseMetadata || command instanceof ReturnMetadata) {
      seen.blind = command instanceof LoseMetadata;
    } else if (command instanceof VolumeCondition condition) {
      int volume = TinyBox.NAMES.indexOf(condition.volume());
      if (condition.condition().equals("online")) {
        seen.broken.remove(volume);
      } else {
        seen.broken.add(volume);
      }
    } else if (command instanceof LoseCache) {
      seen.loseCaches();
    } else if (command instanceof FailFlush fail) {
      seen.caches.fail(TinyBox.NAMES.indexOf(fail.volume()));
    }
  }

  private long units(long bytes) {
    return bytes / (box.unit() * TinyBox.GRAIN);
  }

  private static void write(CopyWitness seen, HostWrite write, Fleet after) {
    int volume = TinyBox.NAMES.indexOf(write.volume());
    int first = (int) (write.offsetBytes() / TinyBox.GRAIN);
    int count = (int) (write.lengthBytes() / TinyBox.GRAIN);
    long stamp = new FleetAt(after, after.now()).content(0, volume).stampAt(first);
    for (long[] held : seen.array.disk) {
      for (long other : held) {
        Truth.require(stamp > 0 && other != stamp, "a write that looks like another: " + stamp);
      }
    }
    seen.write(volume, first, count, stamp);
  }

  /** The sessions that an operator has asked, by name. */
  static List<String> asked(CopyWitness witness, Command command) {
    if (command instanceof Operate operate) {
      return List.of(operate.session());
    }
    if (command instanceof OperateTogether together) {
      return witness.pairs.values().stream()
          .filter(p -> p.group.equals(together.group()))
          .map(p -> p.name)
          .toList();
    }
    return List.of();
  }
}
