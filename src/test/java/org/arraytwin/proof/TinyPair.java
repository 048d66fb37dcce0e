package org.arraytwin.proof;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetMode;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.table.SessionTable;

/**
 * The smallest fleet that has every state of a remote copy group: arrays a and b, one volume of two
 * grains on each, one link that carries a grain a second, and everything an array takes its time
 * for takes a second.
 */
final class TinyPair {
  static final long GRAIN = 64 * 1024;
  private static final String[] GROUPS = {"g", "g.r1000"};
  private static final String[] ARRAYS = {"a", "b"};
  private static final boolean[] BOTH = {false, true};

  private TinyPair() {}

  /** Its group g admitted, not started. */
  static Life of(Mode mode, SessionTable table) {
    Rules rules = new Rules(new Timings(1, 1, 1, 1, 1, 1, 1, 1, 1), true, 20, Vector.of(table));
    Vector<Pool> pools = Vector.of(new Pool(0, "p", 1L << 40, "RAID5", "FC"));
    Fleet fleet = Fleet.empty(1_700_000_000_000_000L);
    for (int id = 0; id < 2; id++) {
      fleet = run(fleet, new AddArray(array(id, ARRAYS[id]), rules, pools));
      fleet = run(fleet, new AddVolume(id, "v", 0, 2 * GRAIN, Provisioning.THIN));
    }
    fleet = run(fleet, new AddLink(0, 1, GRAIN));
    fleet = run(fleet, new CreateGroup(0, "g", "b", mode));
    if (mode == Mode.PERIODIC) {
      fleet = run(fleet, new SetPeriod(0, "g", 300));
    }
    return Life.of(run(fleet, new AdmitVolume(0, "g", "v", "v", false, false)));
  }

  private static StorageArray array(int id, String name) {
    return new StorageArray(
        id,
        name,
        "threepar",
        "InServ T400",
        "100" + id,
        1000 + id,
        "3.1.1",
        List.of(new Node(0, name + "-0", "10.0.0." + id, "0:3:1")));
  }

  private static Fleet run(Fleet fleet, Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refused()) {
      throw new AssertionError(outcome.refusal());
    }
    return outcome.fleet();
  }

  /** What an operator asks day by day, on both sides. */
  static List<Command> operations() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, false));
      all.add(new SyncGroup(array, g));
      for (boolean x : BOTH) {
        all.add(new StopGroup(array, g, x));
        all.add(new Recover(array, g, x, false));
        all.add(new Restore(array, g, x, false));
        for (boolean y : BOTH) {
          all.add(new Failover(array, g, x, y));
        }
      }
    }
    return all;
  }

  /** The operations without their options, but for those that lead to other states. */
  static List<Command> plainOperations() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, false));
      all.add(new StopGroup(array, g, false));
      all.add(new Failover(array, g, false, false));
      all.add(new Recover(array, g, false, false));
      all.add(new Restore(array, g, false, false));
    }
    return all;
  }

  /** What takes volumes for equal that need not be. */
  static List<Command> assertions() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new StartGroup(array, g, true));
      for (boolean x : BOTH) {
        all.add(new Recover(array, g, x, true));
        all.add(new Restore(array, g, x, true));
      }
    }
    return all;
  }

  /** Every way to reverse the current direction, or the natural one. */
  static List<Command> reverses(boolean natural) {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      for (int n = 0; n < (natural ? 2 : 16); n++) {
        all.add(
            new Reverse(
                array, GROUPS[array], natural, (n & 1) > 0, (n & 2) > 0, (n & 4) > 0, (n & 8) > 0));
      }
    }
    return all;
  }

  /** Every setting of a group. */
  static List<Command> settings() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      for (Mode mode : Mode.values()) {
        all.add(new SetMode(array, g, mode));
      }
      all.add(new SetPeriod(array, g, 0));
      all.add(new SetPeriod(array, g, 300));
      for (boolean on : BOTH) {
        for (Policy policy : Policy.values()) {
          all.add(new SetPolicy(array, g, policy, on));
        }
      }
    }
    return all;
  }

  /** Members and groups that come and go. */
  static List<Command> members() {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = GROUPS[array];
      all.add(new AdmitVolume(array, g, "v", "v", false, false));
      all.add(new DismissVolume(array, g, "v", false));
      all.add(new RemoveGroup(array, g, false));
    }
    return all;
  }

  /** What goes wrong inside arrays. */
  static List<Command> parts() {
    List<Command> all = new ArrayList<>();
    for (String array : ARRAYS) {
      all.add(new VolumeCondition(array, "v", "offline", ""));
      all.add(new VolumeCondition(array, "v", "online", ""));
    }
    return all;
  }

  /** The policies that decide what becomes of a group when its target is lost. */
  static List<Command> lossPolicies() {
    List<Command> all = new ArrayList<>();
    for (boolean on : BOTH) {
      all.add(new SetPolicy(0, "g", Policy.AUTO_RECOVER, on));
      all.add(new SetPolicy(0, "g", Policy.FAIL_WRT_ON_ERR, on));
    }
    return all;
  }

  static List<Command> writes() {
    return List.of(new HostWrite("a", "v", 0, 2 * GRAIN), new HostWrite("b", "v", 0, 2 * GRAIN));
  }

  /**
   * Whether a write leads to another state: where the volume holds already what nothing else holds
   * one more write changes nothing but the number of writes.
   */
  static boolean writeMatters(Fleet fleet, HostWrite write) {
    int array = fleet.site(write.array()).id();
    FleetAt at = new FleetAt(fleet, fleet.now());
    Session session = fleet.sessions().get(0);
    if (session == null || session.flows().isEmpty()) {
      return false;
    }
    Content mine = at.content(array, 0);
    List<Content> others = new ArrayList<>();
    others.add(at.content(1 - array, 0));
    for (Session.End end : List.of(session.a(), session.b())) {
      fleet
          .half(end)
          .pairs()
          .map(p -> p.retained())
          .filter(r -> r != null)
          .forEach(r -> others.add(r.content()));
    }
    if (session.flows().get(0) instanceof Flow.Copy copy) {
      others.add(copy.sent());
      others.add(copy.base());
    } else if (session.flows().get(0) instanceof Flow.Live live) {
      others.add(live.sender());
      others.add(live.receiver());
    }
    return others.stream().anyMatch(mine::same);
  }

  static List<Command> links() {
    return List.of(new CutLink("a", "b", -1), new HealLink("a", "b", -1));
  }

  static List<Command> power(String array) {
    return List.of(new FailArray(array), new RestoreArray(array));
  }

  static Command failing(String operation) {
    return new FailNext(operation, "g", 50);
  }
}
