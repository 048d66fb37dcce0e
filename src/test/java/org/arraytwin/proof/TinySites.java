package org.arraytwin.proof;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;

/**
 * The smallest fleets that have every state of a session: arrays a, b and c, one volume v of two
 * grains on each, one link between each two of them, a journal that three grains fill.
 */
final class TinySites {
  private static final List<String> ARRAYS = List.of("a", "b", "c");

  private TinySites() {}

  /** Arrays a and b; a Remote Copy group g on a, g.r1000 on b, its volumes admitted. */
  static Life remoteCopy(Setting setting) {
    Fleet fleet = arrays(setting, 2);
    fleet = Tiny.run(fleet, new CreateGroup(0, "g", "b", setting.mode()));
    if (setting.mode() == Mode.PERIODIC) {
      fleet = Tiny.run(fleet, new SetPeriod(0, "g", 300));
    }
    return Life.of(Tiny.run(fleet, new AdmitVolume(0, "g", "v", "v", false, false)));
  }

  /** Arrays a, b and c; a group g on a to both others, without volumes. */
  static Life twoTargets(Setting setting) {
    Fleet fleet = settled(arrays(setting, 3)).fleet();
    fleet = Tiny.run(fleet, new CreateGroup(0, "g", "b", setting.mode()));
    return Life.of(Tiny.run(fleet, new AdmitTarget(0, "g", "c", Mode.PERIODIC)));
  }

  /** Arrays a, b and c; a group g of volume v on a, synchronous to b and periodic to c. */
  static Life longDistance(Setting setting) {
    Fleet fleet = twoTargets(setting).fleet();
    fleet = Tiny.run(fleet, new SetPeriod(0, "g@c", 300));
    for (String group : List.of("g", "g@c")) {
      fleet = Tiny.run(fleet, new AdmitVolume(0, group, "v", "v", false, false));
    }
    return settled(fleet);
  }

  /** Arrays a and b; groups g and h to b, of two modes that must not run at once. */
  static Life twoModes(Setting setting) {
    Fleet fleet = arrays(setting, 2, new Rules.Limits(true, false, 0, 0, 0, 0, 0));
    for (int id = 0; id < 2; id++) {
      fleet = Tiny.run(fleet, new AddVolume(id, "w", 0, 2 * Setting.GRAIN, Provisioning.THIN));
    }
    fleet = Tiny.run(fleet, new CreateGroup(0, "g", "b", Mode.SYNC));
    fleet = Tiny.run(fleet, new CreateGroup(0, "h", "b", Mode.PERIODIC));
    fleet = Tiny.run(fleet, new AdmitVolume(0, "g", "v", "v", false, false));
    return settled(Tiny.run(fleet, new AdmitVolume(0, "h", "w", "w", false, false)));
  }

  /** Arrays a and b; a mirror g from a to b. */
  static Life mirror(Setting setting) {
    return settled(Tiny.run(arrays(setting, 2), mirror(setting, 0, "g", "b")));
  }

  /** Arrays a and b; a group g that has no volumes. */
  static Life empty(Setting setting) {
    return settled(Tiny.run(arrays(setting, 2), new CreateGroup(0, "g", "b", setting.mode())));
  }

  /** A mirror ab from a to b, and a mirror bc that hands on what it brings. */
  static Life handedOn(Setting setting) {
    Fleet fleet = Tiny.run(arrays(setting, 3), mirror(setting, 0, "ab", "b"));
    return settled(Tiny.run(fleet, mirror(setting, 1, "bc", "c")));
  }

  /** Mirrors ac from a to c and bc from b to c: at most one of them brings anything. */
  static Life rivals(Setting setting) {
    Fleet fleet = Tiny.run(arrays(setting, 3), mirror(setting, 0, "ac", "c"));
    return settled(Tiny.run(fleet, mirror(setting, 1, "bc", "c")));
  }

  /** Once the arrays have come to believe in the links between them. */
  private static Life settled(Fleet fleet) {
    Life life = Life.of(fleet);
    while (life.fleet().nextDue() >= 0) {
      life = life.take(new Step.ToNextDeadline()).after();
    }
    return life;
  }

  private static CreateMirror mirror(Setting setting, int from, String name, String target) {
    List<String> volumes = List.of("v");
    return new CreateMirror(
        from,
        setting.table().kind(),
        name,
        target,
        setting.mode(),
        volumes,
        volumes,
        setting.automatic(),
        setting.stopsHosts(),
        3 * Setting.GRAIN,
        3 * Setting.GRAIN,
        1_000_000);
  }

  private static Fleet arrays(Setting setting, int many) {
    return arrays(setting, many, Rules.Limits.NONE);
  }

  private static Fleet arrays(Setting setting, int many, Rules.Limits limits) {
    Rules rules =
        new Rules(setting.timings(), setting.strict(), 20, Vector.of(setting.table()))
            .limited(limits);
    Vector<Pool> pools = Vector.of(new Pool(0, "p", 1L << 40, "RAID5", "FC"));
    Fleet fleet = Fleet.empty(1_700_000_000_000_000L);
    for (int id = 0; id < many; id++) {
      fleet = Tiny.run(fleet, new AddArray(Tiny.array(id, ARRAYS.get(id), 1), rules, pools));
      fleet = Tiny.run(fleet, new AddVolume(id, "v", 0, 2 * Setting.GRAIN, Provisioning.THIN));
      for (int other = 0; other < id; other++) {
        fleet =
            Tiny.run(
                fleet, new AddLink(other, id, setting.bytesPerSecond(), setting.latencyMicros()));
      }
    }
    return fleet;
  }
}
