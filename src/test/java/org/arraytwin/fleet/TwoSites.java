package org.arraytwin.fleet;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.SessionTable;

/** Two arrays with a synchronous and a periodic group, driven by hand on virtual time. */
public final class TwoSites {
  public static final int LONDON = 0;
  public static final int PARIS = 1;
  public static final String SYNC = "payroll";
  public static final String SYNC_R = "payroll.r1001";
  public static final String PERIODIC = "crm";
  public static final String PERIODIC_R = "crm.r1001";
  public static final long START = 1_700_000_000_000_000L;
  public static final long MIB = 1L << 20;

  public static final SessionTable TABLE =
      new ProviderConfig(Path.of("provider-config")).session("threepar-remote-copy");

  private Fleet fleet = Fleet.empty(START);

  private TwoSites() {}

  /** No array at all. */
  public static TwoSites empty() {
    return new TwoSites();
  }

  /** Both groups created, with their volumes, not started. */
  public static TwoSites fresh(boolean strict) {
    return fresh(strict, TABLE);
  }

  /** The same by other rules. */
  public static TwoSites fresh(boolean strict, SessionTable table) {
    TwoSites t = new TwoSites();
    Rules rules =
        new Rules(new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3), strict, 20, Vector.of(table));
    Vector<Pool> pools = Vector.of(new Pool(0, "FC_r5", 100L << 40, "RAID5", "FC"));
    t.run(new AddArray(array(LONDON, "london", 1001), rules, pools));
    t.run(new AddArray(array(PARIS, "paris", 1002), rules, pools));
    for (int array : new int[] {LONDON, PARIS}) {
      for (int i = 0; i < 6; i++) {
        t.run(new AddVolume(array, "vol." + i, 0, (i + 1) * 64L * MIB, Provisioning.THIN));
      }
    }
    t.run(new AddLink(LONDON, PARIS, 50 * MIB));
    t.run(new AddLink(LONDON, PARIS, 50 * MIB));
    t.run(new CreateGroup(LONDON, SYNC, "paris", Mode.SYNC));
    t.run(new CreateGroup(LONDON, PERIODIC, "paris", Mode.PERIODIC));
    t.run(new SetPeriod(LONDON, PERIODIC, 300));
    for (int i = 0; i < 5; i++) {
      String volume = "vol." + i;
      t.run(new AdmitVolume(LONDON, i < 2 ? SYNC : PERIODIC, volume, volume, false, false));
    }
    return t;
  }

  /** Both groups started and in sync, each with a host that writes. */
  public static TwoSites running(boolean strict) {
    return running(strict, TABLE);
  }

  /** The same by other rules. */
  public static TwoSites running(boolean strict, SessionTable table) {
    TwoSites t = fresh(strict, table);
    t.run(new AttachWorkload(LONDON, SYNC, new HostLoad(1, 2 * MIB, 1, 32 * MIB)));
    t.run(new AttachWorkload(LONDON, PERIODIC, new HostLoad(2, 4 * MIB, 4, 64 * MIB)));
    t.run(new StartGroup(LONDON, SYNC, false));
    t.run(new StartGroup(LONDON, PERIODIC, false));
    t.pass(10);
    return t;
  }

  private static StorageArray array(int id, String name, int systemId) {
    return new StorageArray(
        id,
        name,
        "threepar",
        "InServ T400",
        "100" + systemId,
        systemId,
        "3.1.1",
        List.of(new Node(0, name + "-0", "10.0.0." + id, "0:3:1")));
  }

  public Fleet fleet() {
    return fleet;
  }

  public void fleet(Fleet other) {
    fleet = other;
  }

  /** Carries out a command that must not be refused. */
  public TwoSites run(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    if (outcome.refusal() != null) {
      throw new AssertionError(outcome.refusal().message());
    }
    fleet = outcome.fleet();
    return this;
  }

  /** Carries out a command and tells the reason of its refusal, or null. */
  public Reason tryRun(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    fleet = outcome.fleet();
    return outcome.refusal() == null ? null : outcome.refusal().reason();
  }

  public TwoSites pass(double seconds) {
    fleet = Outcome.advance(fleet, fleet.now() + Timings.micros(seconds)).fleet();
    return this;
  }

  public GroupHalf half(int array, String group) {
    GroupHalf half = fleet.site(array).group(group);
    if (half == null) {
      throw new AssertionError("no group " + group);
    }
    return half;
  }

  /** For example {@code Primary/Started/Synced+Synced}. */
  public String show(int array, String group) {
    GroupHalf half = half(array, group);
    return half.role().word()
        + "/"
        + half.status().word()
        + "/"
        + half.pairs().map(p -> p.status().word()).distinct().mkString("+");
  }

  public Evidence evidence(String group) {
    Session session = fleet.sessions().find(s -> s != null && s.name().equals(group)).get();
    return Evidence.of(new FleetAt(fleet, fleet.now()), session);
  }
}
