package org.arraytwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.api.Test;

/** Every state that a remote copy group can reach, under every operation and fault. */
class RemoteCopyStatesTest {
  private static final long GRAIN = 64 * 1024;

  private static Life start(Mode mode, boolean strict) {
    Rules rules = new Rules(new Timings(1, 1, 1, 1, 1, 1, 1, 1, 1), strict, 20);
    Vector<Pool> pools = Vector.of(new Pool(0, "p", 1L << 40, "RAID5", "FC"));
    Fleet fleet = Fleet.empty(1_700_000_000_000_000L);
    fleet = run(fleet, new AddArray(array(0, "a"), rules, pools));
    fleet = run(fleet, new AddArray(array(1, "b"), rules, pools));
    fleet = run(fleet, new AddVolume(0, "v", 0, 2 * GRAIN, Provisioning.THIN));
    fleet = run(fleet, new AddVolume(1, "v", 0, 2 * GRAIN, Provisioning.THIN));
    fleet = run(fleet, new AddLink(0, 1, GRAIN));
    fleet = run(fleet, new CreateGroup(0, "g", "b", mode));
    if (mode == Mode.PERIODIC) {
      fleet = run(fleet, new SetPeriod(0, "g", 300));
    }
    fleet = run(fleet, new AdmitVolume(0, "g", "v", "v", false, false));
    return Life.of(fleet);
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
    assertThat(outcome.refusal()).isNull();
    return outcome.fleet();
  }

  private static List<Step> alphabet(Fleet fleet) {
    List<Command> all = new ArrayList<>();
    for (int array = 0; array < 2; array++) {
      String g = array == 0 ? "g" : "g.r1000";
      for (boolean x : new boolean[] {false, true}) {
        all.add(new StartGroup(array, g, x));
        all.add(new StopGroup(array, g, x));
        for (boolean y : new boolean[] {false, true}) {
          all.add(new Failover(array, g, x, y));
          all.add(new Recover(array, g, x, y));
          all.add(new Restore(array, g, x, y));
          if (!Boolean.getBoolean("noreverse")) {
            for (int n = 0; n < 8; n++) {
              all.add(new Reverse(array, g, x, y, (n & 1) > 0, (n & 2) > 0, (n & 4) > 0));
            }
          }
        }
      }
      all.add(new SyncGroup(array, g));
      String name = array == 0 ? "a" : "b";
      all.add(new FailArray(name));
      all.add(new RestoreArray(name));
      all.add(new HostWrite(name, "v", 0, 2 * GRAIN));
      // all.add(new HostWrite(name, "v", GRAIN, GRAIN));
    }
    all.add(new CutLink("a", "b", -1));
    all.add(new HealLink("a", "b", -1));
    Session s = fleet.session(0);
    if (s.armed().isEmpty() && Boolean.getBoolean("armed")) {
      for (String what : List.of("resync", "recover", "restore")) {
        all.add(new FailNext(what, "g", 50));
      }
    }
    String only = System.getProperty("only", "");
    if (!only.isEmpty()) {
      all.removeIf(c -> !List.of(only.split(",")).contains(c.getClass().getSimpleName()));
    }
    List<Step> steps = new ArrayList<>();
    all.forEach(c -> steps.add(new Step.Do(c)));
    steps.add(new Step.ToNextDeadline());
    if (s.flows().exists(f -> f instanceof Flow.Copy)) {
      steps.add(new Step.Pass(1_000_000));
    }
    return steps;
  }

  @Test
  void everyStateOfASyncGroupTellsTheTruth() {
    long begun = System.nanoTime();
    var walk =
        new Explorer(RemoteCopyStatesTest::alphabet, Integer.getInteger("limit", 20000))
            .explore(start(Mode.SYNC, true));
    System.out.println(walk + " in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
  }
}
