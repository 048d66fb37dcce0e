package org.arraytwin.fleet;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Rules.Limits;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.SessionTable;

/** Arrays with mirrors of the reference table, driven by hand on virtual time. */
final class MirrorSites {
  static final int A = 0;
  static final int B = 1;
  static final int C = 2;
  static final String KIND = "reference-mirror";
  static final String M = "mirror";
  static final long MIB = 1L << 20;
  static final SessionTable TABLE = read("reference-mirror");

  private static final List<SessionTable> TABLES =
      List.of(
          TABLE, read("eternus-rec"), read("storwize-remote-copy"), read("threepar-remote-copy"));

  final List<CellRef> cells = new ArrayList<>();
  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);

  /** Arrays a, b and c, each linked with each, with volumes v.0 to v.2 of 32 MiB. */
  static MirrorSites fresh() {
    return fresh(KIND, Limits.NONE);
  }

  /** The same, whose groups are of that kind where nobody says another, within those limits. */
  static MirrorSites fresh(String kind, Limits limits) {
    MirrorSites t = new MirrorSites();
    Vector<SessionTable> tables =
        Vector.ofAll(TABLES).partition(x -> x.kind().equals(kind)).apply(Vector::appendAll);
    Rules rules =
        new Rules(new Timings(10, 10, 10, 10, 5, 1, 1, 2, 3), true, 20, tables).limited(limits);
    Vector<Pool> pools = Vector.of(new Pool(0, "pool", 100L << 40, "RAID5", "FC"));
    for (int i = 0; i < 3; i++) {
      String name = List.of("a", "b", "c").get(i);
      Node node = new Node(0, name + "-0", "10.0.0." + i, "0:3:1");
      t.run(
          new AddArray(
              new StorageArray(
                  i, name, "reference", "Reference", "SN" + i, 1000 + i, "1", List.of(node)),
              rules,
              pools));
      for (int v = 0; v < 3; v++) {
        t.run(new AddVolume(i, "v." + v, 0, 32 * MIB, Provisioning.THIN));
      }
    }
    t.run(new AddLink(A, B, 20 * MIB)).run(new AddLink(A, C, 20 * MIB));
    return t.run(new AddLink(B, C, 20 * MIB));
  }

  /** A mirror of two volumes from a to b whose host writes a MiB a second, not activated. */
  static MirrorSites created(Mode mode) {
    return fresh().mirror(A, M, "b", mode).run(load(A, M)).pass(30);
  }

  /** The same, Synchronized. */
  static MirrorSites running(Mode mode) {
    return created(mode).ask(A, "Activate").pass(15);
  }

  static AttachWorkload load(int array, String name) {
    return new AttachWorkload(array, name, new HostLoad(7, MIB, 1, 32 * MIB));
  }

  /** The table of a kind that the arrays have. */
  static SessionTable table(String kind) {
    return TABLES.stream().filter(t -> t.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static SessionTable read(String kind) {
    return new ProviderConfig(Path.of("provider-config")).session(kind);
  }

  MirrorSites mirror(int array, String name, String target, Mode mode) {
    return run(CreateMirror.of(array, KIND, name, target, mode, List.of("v.0", "v.1")));
  }

  Fleet fleet() {
    return fleet;
  }

  void fleet(Fleet other) {
    fleet = other;
  }

  Reason tryRun(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    fleet = outcome.fleet();
    cells.addAll(outcome.cells());
    return outcome.refusal() == null ? null : outcome.refusal().reason();
  }

  MirrorSites run(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new AssertionError(outcome.refusal().message());
    }
    cells.addAll(outcome.cells());
    fleet = outcome.fleet();
    return this;
  }

  MirrorSites ask(int array, String operation, String... options) {
    return run(new Operate(array, M, operation, List.of(options)));
  }

  Reason refused(int array, String operation, String... options) {
    return tryRun(new Operate(array, M, operation, List.of(options)));
  }

  MirrorSites pass(double seconds) {
    Outcome outcome = Outcome.advance(fleet, fleet.now() + Timings.micros(seconds));
    cells.addAll(outcome.cells());
    fleet = outcome.fleet();
    return this;
  }

  GroupHalf half(int array, String name) {
    GroupHalf half = fleet.site(array).group(name);
    if (half == null) {
      throw new AssertionError("no group " + name);
    }
    return half;
  }

  /** For example {@code Primary Synchronized | Secondary Synchronized}. */
  String show() {
    return show(A, M) + " | " + show(B, M);
  }

  String show(int array, String name) {
    GroupHalf half = half(array, name);
    return half.role().word() + " " + half.status();
  }

  Session session(int array, String name) {
    return fleet.session(half(array, name).session());
  }

  Array<Content> contents(int array) {
    return at().contents(array, Array.of(0, 1));
  }

  boolean equal(int x, int y) {
    return contents(x).zip(contents(y)).forAll(p -> p._1().same(p._2()));
  }

  FleetAt at() {
    return new FleetAt(fleet, fleet.now());
  }

  Point point(int array) {
    return Hosts.point(fleet, session(A, M), array);
  }

  WriteStream stream(int array) {
    return fleet.stream(session(A, M).end(array));
  }

  Evidence evidence() {
    return Evidence.of(at(), session(A, M));
  }

  Exposure.Side exposed(int array) {
    return Exposure.of(at(), session(A, M)).sides().get(array);
  }
}
