package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.CopyKinds;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.copy.Undefined;

/** One array of 64-grain volumes s, t, u, v, w and x, whose copies are driven by hand. */
final class OneArray {
  static final long GRAIN = Content.GRAIN_BYTES;
  static final int S = 0;
  static final int T = 1;
  static final int U = 2;
  static final int V = 3;
  private static final Rules RULES = rules(new ProviderConfig(Path.of("provider-config")));

  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);

  OneArray() {
    this(0);
  }

  /**
   * The same with t, u and v in a pool of their own.
   *
   * @param deltaGrains its size; 0 for none
   */
  OneArray(long deltaGrains) {
    StorageArray array =
        new StorageArray(
            0,
            "box",
            "any",
            "any",
            "1",
            1,
            "1",
            List.of(
                new Node(0, "box-0", "10.0.0.1", "0:1:1"),
                new Node(1, "box-1", "10.0.0.2", "1:1:1")));
    Vector<Pool> pools = Vector.of(new Pool(0, "pool", 100L << 40, "RAID5", "FC"));
    if (deltaGrains > 0) {
      pools =
          pools.append(new Pool(1, "delta", deltaGrains * GRAIN, "RAID5", "FC", 16, 1, 0, true));
    }
    run(new AddArray(array, RULES, pools));
    for (String name : List.of("s", "t", "u", "v", "w", "x")) {
      int pool = deltaGrains > 0 && List.of("t", "u", "v").contains(name) ? 1 : 0;
      run(new AddVolume(0, name, pool, 64 * GRAIN, Provisioning.THIN));
    }
  }

  private static Rules rules(ProviderConfig config) {
    return new Rules(
        new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3),
        false,
        20,
        Vector.ofAll(CopyKinds.ALL).map(config::session));
  }

  Fleet fleet() {
    return fleet;
  }

  void fleet(Fleet other) {
    fleet = other;
  }

  FleetAt at() {
    return new FleetAt(fleet, fleet.now());
  }

  OneArray run(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new AssertionError(outcome.refusal().message());
    }
    fleet = Outcome.advance(outcome.fleet(), outcome.fleet().now()).fleet();
    return this;
  }

  /** The reason of a refusal, or null where the command was carried out. */
  Reason refused(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    fleet = outcome.fleet();
    return outcome.refusal() == null ? null : outcome.refusal().reason();
  }

  static CreateCopy copy(String name, String kind, String source, String target, long rateGrains) {
    return new CreateCopy(
        0, name, kind, source, target, "", rateGrains * GRAIN, 4 * GRAIN, false, false, "");
  }

  OneArray create(String name, String kind, String source, String target, long rateGrains) {
    return run(copy(name, kind, source, target, rateGrains));
  }

  static Operate operation(String copy, String operation, String... options) {
    return new Operate(0, copy, operation, List.of(options));
  }

  OneArray operate(String copy, String operation, String... options) {
    return run(operation(copy, operation, options));
  }

  Reason refuses(String copy, String operation, String... options) {
    return refused(operation(copy, operation, options));
  }

  OneArray write(String volume, long grain) {
    return run(new HostWrite("box", volume, grain * GRAIN, GRAIN));
  }

  Reason refusesWrite(String volume) {
    return refused(new HostWrite("box", volume, 0, GRAIN));
  }

  OneArray pass(double seconds) {
    fleet = Outcome.advance(fleet, fleet.now() + Timings.micros(seconds)).fleet();
    return this;
  }

  LocalCopy session(String copy) {
    LocalCopy found = fleet.site(0).local().copy(copy);
    if (found == null) {
      throw new AssertionError("no copy " + copy);
    }
    return found;
  }

  boolean gone(String copy) {
    return fleet.site(0).local().copy(copy) == null;
  }

  String state(String copy) {
    return session(copy).state().word();
  }

  Content content(int volume) {
    return at().content(0, volume);
  }

  boolean undefined(int volume, long grain) {
    return Undefined.is(content(volume).stampAt(grain));
  }

  int supplier(int volume, long grain) {
    return Reads.supply(at(), 0).supplier(volume, grain);
  }
}
