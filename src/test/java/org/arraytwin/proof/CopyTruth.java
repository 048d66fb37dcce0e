package org.arraytwin.proof;

import java.util.List;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Pool;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.NaiveArray;
import org.arraytwin.replication.copy.NaiveArray.NaiveCopy;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.table.Trait;

/** What an array shows of its copies, held against the witness and against what is promised. */
final class CopyTruth {
  private CopyTruth() {}

  private static void require(boolean holds, String what, Object about) {
    if (!holds) {
      throw new AssertionError(what + ": " + about);
    }
  }

  static void check(CopyLife life) {
    sessions(life);
    grains(life);
    aside(life);
    for (CopyWitness.Pair pair : life.witness().pairs.values()) {
      promises(life.witness(), pair);
      oneInstant(life.witness(), pair);
    }
    access(life);
    space(life);
    rest(life);
  }

  private static void sessions(CopyLife life) {
    int there = 0;
    for (LocalCopy copy : life.fleet().site(0).local().copies()) {
      if (copy == null) {
        continue;
      }
      there++;
      CopyWitness.Pair pair = life.witness().pairs.get(copy.name());
      require(pair != null, "is still there", copy.name());
      require(
          copy.state().word().equals(pair.state.word())
              && copy.source() == pair.source
              && copy.target() == pair.target,
          "is not " + pair.state,
          copy);
    }
    require(there == life.witness().pairs.size(), "sessions", life.witness().pairs.keySet());
  }

  /** Every grain is where the witness has it, and so are the bitmaps. */
  private static void grains(CopyLife life) {
    NaiveArray array = life.witness().array;
    FleetAt at = new FleetAt(life.fleet(), life.fleet().now());
    Supply supply = Reads.supply(at, 0);
    for (int v = 0; v < array.logical.length; v++) {
      Content content = at.content(0, v);
      for (int g = 0; g < array.grains; g++) {
        long stamp = content.stampAt(g);
        long wanted = array.logical[v][g];
        int place = array.place(v, g / array.unit);
        if (stamp != wanted && (stamp >= 0 || wanted >= 0)) {
          fail("holds " + stamp + " instead of " + wanted, v, g);
        }
        if (supply.supplier(v, g) != place) {
          fail("is read from " + supply.supplier(v, g) + " instead of " + place, v, g);
        }
        if (array.disk[place][g] != wanted) {
          fail("is not what the disk of volume " + place + " holds", v, g);
        }
      }
      NaiveCopy copy = array.onto(v);
      PointInTime data = life.fleet().site(0).local().graph().onto(Spot.of(v));
      require((copy == null) == (data == null), "copied onto volume " + v, data);
      if (copy != null) {
        bitmaps(array, copy, data, supply);
      }
    }
  }

  /** So are the bitmaps of those that only record. */
  private static void aside(CopyLife life) {
    NaiveArray array = life.witness().array;
    FleetAt at = new FleetAt(life.fleet(), life.fleet().now());
    CopyGraph graph = life.fleet().site(0).local().graph();
    require(graph.aside().size() == array.aside.size(), "recorded aside", graph.aside());
    for (NaiveCopy copy : array.aside) {
      PointInTime data = graph.between(Spot.of(copy.source), Spot.of(copy.target));
      require(data != null, "is not recorded", copy.source + ">" + copy.target);
      bitmaps(array, copy, data, Reads.supply(at, 0));
    }
  }

  private static void fail(String what, int volume, int grain) {
    throw new AssertionError(
        "grain " + grain + " of volume " + TinyBox.NAMES.get(volume) + " " + what);
  }

  private static void bitmaps(NaiveArray array, NaiveCopy copy, PointInTime data, Supply supply) {
    require(
        copy.source == data.source() && copy.active == data.active() && copy.live == data.live(),
        "another copy",
        data);
    Extents lacking = supply.lacking(data);
    Extents difference = supply.difference(data);
    boolean[] bits = array.differing(copy);
    for (int g = 0; g < array.grains; g++) {
      boolean lacks = copy.active && !copy.holds[g / array.unit];
      boolean differs = array.logical[copy.source][g] != array.logical[copy.target][g];
      require(lacking.contains(g) == lacks, "lacks grain " + g, data);
      require((!differs && !lacks) || difference.contains(g), "differs in grain " + g, data);
      require(
          copy.live || difference.contains(g) == bits[g / array.unit], "bit of grain " + g, data);
    }
  }

  private static void promises(CopyWitness witness, CopyWitness.Pair pair) {
    switch (CopyPromises.of(pair)) {
      case IMAGE -> {
        require(pair.image != null, "stands for no instant", told(pair));
        image(witness, pair);
      }
      case IMAGE_IF_ANY -> image(witness, pair);
      case NEARING -> {
        NaiveCopy copy = witness.data(pair);
        require(copy != null && copy.live && copy.active, "follows nothing", told(pair));
      }
      case EQUAL -> {
        NaiveCopy copy = witness.data(pair);
        require(copy != null && copy.live && !CopyWitness.lacks(copy), "is not equal", told(pair));
        equal(witness, pair.source, pair.target, "is not equal", pair);
      }
      default -> {
        NaiveCopy copy = witness.data(pair);
        boolean moves = copy != null && copy.active;
        require(!moves || pair.state.has(Trait.BUSY), "moves data and promises none", told(pair));
      }
    }
  }

  /** Members of a group that are under way stand for one instant. */
  private static void oneInstant(CopyWitness witness, CopyWitness.Pair pair) {
    for (CopyWitness.Pair mate : witness.pairs.values()) {
      boolean mates =
          CopyPromises.asOne(pair)
              && pair.group.equals(mate.group)
              && pair.state.has(Trait.RUNNING)
              && mate.state.has(Trait.RUNNING);
      require(!mates || mate.instant == pair.instant, "stands for another instant", told(pair));
    }
  }

  private static String told(CopyWitness.Pair pair) {
    return pair.name + " " + pair.state;
  }

  private static void image(CopyWitness witness, CopyWitness.Pair pair) {
    for (int g = 0; pair.image != null && g < pair.image.length; g++) {
      long held = witness.array.logical[pair.target][g];
      boolean whole = pair.image[g] < 0 || held >= 0;
      if (!whole || !(pair.written[g] || held == pair.image[g])) {
        throw new AssertionError(
            "grain " + g + " is not what the source was at the instant: " + told(pair));
      }
    }
  }

  private static void equal(
      CopyWitness witness, int source, int target, String what, CopyWitness.Pair pair) {
    long[] a = witness.array.logical[source];
    long[] b = witness.array.logical[target];
    for (int g = 0; g < a.length; g++) {
      require(a[g] == b[g] || (a[g] < 0 && b[g] < 0), what, told(pair));
    }
  }

  /** An operation that was accepted has done at once what it is for. */
  static void deeds(CopyLife before, CopyLife after, Command command) {
    String operation =
        command instanceof Operate operate
            ? operate.operation()
            : command instanceof OperateTogether together ? together.operation() : "";
    List<String> asked = CopyLife.asked(before.witness(), command);
    boolean prepared =
        asked.stream().allMatch(n -> before.witness().pairs.get(n).state.word().equals("prepared"));
    for (String name : asked) {
      CopyWitness.Pair was = before.witness().pairs.get(name);
      CopyWitness.Pair is = after.witness().pairs.get(name);
      CopyPromises.Deed deed =
          CopyPromises.deed(SessionTables.kind(was.table.table().kind()), operation);
      if (deed != null) {
        deed(after.witness(), was, is, deed, prepared);
      }
    }
  }

  /**
   * What one of those that were asked has done.
   *
   * @param prepared whether all were, so that they can take one instant
   */
  private static void deed(
      CopyWitness after,
      CopyWitness.Pair was,
      CopyWitness.Pair is,
      CopyPromises.Deed deed,
      boolean prepared) {
    String told = told(was) + " " + deed;
    switch (deed) {
      case ENDS -> require(is == null, "is still there", told);
      case TAKES -> require(is != null && is.instant == after.step, "took no instant", told);
      case TAKES_IF_PREPARED ->
          require(
              is != null
                  && (is.instant == after.step) == prepared
                  && (prepared
                      || is.state.word().equals("preparing")
                      || (is.state.equals(was.state) && was.state.word().equals("prepared"))),
              "took no instant",
              told);
      case FOLLOWS ->
          require(is != null && after.data(is) != null && after.data(is).live, "stays", told);
      case PARTS -> {
        require(is != null && is.instant == after.step, "took no instant", told);
        equal(after, is.source, is.target, "parted from what it was", is);
      }
      case RESTORES -> {
        require(is != null, "is gone", told);
        equal(after, is.source, is.target, "is not restored", is);
      }
      case RESETS -> {
        require(is != null, "is gone", told);
        for (int g = 0; g < is.image.length; g++) {
          require(after.array.logical[is.target][g] == is.image[g], "is not reset", told);
        }
      }
      case TURNS -> require(is.source == was.target && is.target == was.source, "stays", told);
    }
  }

  /** Hosts read and write what they are promised, and nothing else. */
  private static void access(CopyLife life) {
    Fleet fleet = life.fleet();
    for (int v = 0; v < life.witness().array.logical.length; v++) {
      boolean read = readable(life, v);
      boolean write = read && writable(life, v);
      require(
          (Access.of(fleet, 0, v, Wanted.READ) == null) == read,
          read ? "cannot be read" : "can be read",
          TinyBox.NAMES.get(v) + told(life.witness()));
      require(
          (Access.of(fleet, 0, v, Wanted.WRITE) == null) == write,
          write ? "cannot be written" : "can be written",
          TinyBox.NAMES.get(v) + told(life.witness()));
    }
  }

  private static List<String> told(CopyWitness witness) {
    return witness.pairs.values().stream().map(CopyTruth::told).toList();
  }

  private static boolean readable(CopyLife life, int volume) {
    Site site = life.fleet().site(0);
    Condition.State condition = site.health().condition(volume).state();
    boolean there =
        site.powered()
            && (condition == Condition.State.ONLINE || condition == Condition.State.READ_ONLY);
    for (CopyWitness.Pair pair : life.witness().pairs.values()) {
      boolean blind = life.witness().blind && CopyPromises.needsBitmaps(pair);
      if (pair == life.witness().inCharge(volume)) {
        there &= CopyPromises.access(pair) != CopyPromises.Access.NONE && !blind;
      } else if (pair.source == volume && pair.target != volume) {
        there &= CopyPromises.meaning(pair).source() && !blind && !life.witness().waits(pair);
      }
    }
    return there;
  }

  private static boolean writable(CopyLife life, int volume) {
    Site site = life.fleet().site(0);
    boolean writable =
        site.health().condition(volume).state() == Condition.State.ONLINE
            && !Hosts.fed(life.fleet(), 0, volume);
    for (CopyWitness.Pair pair : life.witness().pairs.values()) {
      writable &=
          pair != life.witness().inCharge(volume)
              || CopyPromises.access(pair) == CopyPromises.Access.BOTH;
    }
    return writable;
  }

  /** What is taken of a pool is what a count of the disks finds. */
  private static void space(CopyLife life) {
    Fleet fleet = life.fleet();
    NaiveArray array = life.witness().array;
    for (Pool pool : fleet.site(0).pools()) {
      long grains = 0;
      for (int v = 0; v < array.logical.length; v++) {
        for (int g = 0; g < array.grains && volumeIn(fleet, v, pool); g++) {
          NaiveCopy copy = array.onto(v);
          boolean own = copy == null || !copy.active || copy.holds[g / array.unit];
          grains += (own || (copy.live && array.logical[v][g] > 0)) && array.disk[v][g] > 0 ? 1 : 0;
        }
      }
      long used = Space.of(new FleetAt(fleet, fleet.now()), 0, pool).usedBytes();
      require(used == grains * TinyBox.GRAIN, "counts " + grains + " grains", used);
      require(used <= pool.sizeBytes(), "is more than there is", used);
    }
  }

  private static boolean volumeIn(Fleet fleet, int volume, Pool pool) {
    return fleet.site(0).volumes().get(volume).pool() == pool.id();
  }

  /** Where nothing is broken and nothing is to come, nothing is on its way. */
  private static void rest(CopyLife life) {
    Site site = life.fleet().site(0);
    boolean sound =
        site.powered() && site.health().conditions().isEmpty() && site.health().blind().isEmpty();
    if (!sound || new CopyForm(life.fleet(), false).next() >= 0) {
      return;
    }
    for (CopyWitness.Pair pair : life.witness().pairs.values()) {
      NaiveCopy copy = life.witness().data(pair);
      boolean unpaced =
          pair.rate == 0 && copy != null && copy.active && pair.state.has(Trait.RUNNING);
      require(!pair.state.has(Trait.BUSY) || unpaced, "never comes to rest", told(life.witness()));
    }
  }
}
