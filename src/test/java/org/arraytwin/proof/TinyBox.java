package org.arraytwin.proof;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.table.SessionTable;

/**
 * The smallest array that has every state of a copy: volumes s, t, u and w of a few grains, and
 * sessions between them.
 *
 * @param table the rules of the sessions that are walked
 * @param units of the product in a volume
 * @param unit grains of 64 KiB in one of the product
 * @param volumes how many of the four there are
 * @param delta grains of the pool of those in {@code tight}; 0: all have one pool that is large
 * @param tight names of volumes, for example {@code tu}
 * @param far whether there is another array, with a group that may bring something to volumes
 * @param caching whether what only its caches hold tells it from others
 * @param sessions those that may be there
 */
record TinyBox(
    SessionTable table,
    int units,
    int unit,
    int volumes,
    long delta,
    String tight,
    boolean far,
    boolean caching,
    List<Wanted> sessions) {
  static final long GRAIN = 64 * 1024;
  static final List<String> NAMES = List.of("s", "t", "u", "w");

  /**
   * A session as an operator creates it.
   *
   * @param rate units a second, 0 for no background copy
   * @param clean units a second, 0 for none
   * @param of its rules
   */
  record Wanted(
      String name,
      String source,
      String target,
      long rate,
      long clean,
      boolean incremental,
      boolean autodelete,
      String group,
      boolean keep,
      SessionTable of) {}

  /** A unit of the product takes this long, whole microseconds, and so does flushing it. */
  static long rate(SessionTable table) {
    return unit(table) == 1 ? 2000 : 1600;
  }

  /** Grains of the product that are more than one of ours are two here. */
  static int unit(SessionTable table) {
    return Math.min(2, table.copies().unit());
  }

  static TinyBox of(SessionTable table, int units, int volumes) {
    return new TinyBox(table, units, unit(table), volumes, 0, "", false, false, List.of());
  }

  TinyBox with(Wanted wanted) {
    List<Wanted> all = new ArrayList<>(sessions);
    all.add(wanted);
    return new TinyBox(table, units, unit, volumes, delta, tight, far, caching, List.copyOf(all));
  }

  /** With a session that copies in the background. */
  TinyBox copying(String name, String source, String target) {
    return with(
        new Wanted(name, source, target, rate(table), rate(table), false, false, "", false, table));
  }

  /** With one that copies only what it must. */
  TinyBox lazy(String name, String source, String target) {
    return with(new Wanted(name, source, target, 0, rate(table), false, false, "", false, table));
  }

  /** With one of another kind. */
  TinyBox beside(String kind, String name, String source, String target) {
    SessionTable of = new ProviderConfig(Path.of("provider-config")).session(kind);
    return with(
        new Wanted(name, source, target, rate(table), rate(table), false, false, "", false, of));
  }

  /** With one of a group. */
  TinyBox grouped(String name, String source, String target, String group) {
    return with(
        new Wanted(
            name, source, target, rate(table), rate(table), false, false, group, false, table));
  }

  /** With one that goes away once it is complete. */
  TinyBox fleeting(String name, String source, String target) {
    return with(new Wanted(name, source, target, rate(table), 0, false, true, "", false, table));
  }

  /** With one that keeps its target. */
  TinyBox keeping(String name, String source, String target) {
    return with(
        new Wanted(name, source, target, rate(table), rate(table), false, false, "", true, table));
  }

  /** With one that records changes. */
  TinyBox incremental(String name, String source, String target) {
    return with(
        new Wanted(name, source, target, rate(table), rate(table), true, false, "", false, table));
  }

  TinyBox inPool(long grains, String which) {
    return new TinyBox(table, units, unit, volumes, grains, which, far, caching, sessions);
  }

  TinyBox withFar() {
    return new TinyBox(table, units, unit, volumes, delta, tight, true, caching, sessions);
  }

  TinyBox withCaches() {
    return new TinyBox(table, units, unit, volumes, delta, tight, far, true, sessions);
  }

  int grains() {
    return units * unit;
  }

  long bytes(long unitsPerSecond) {
    return unitsPerSecond * unit * GRAIN;
  }

  /** The rules of a session of that name. */
  SessionTables.Own own(String session) {
    for (Wanted wanted : sessions) {
      if (wanted.name().equals(session)) {
        return SessionTables.own(wanted.of(), session, unit);
      }
    }
    throw new IllegalArgumentException("no session " + session);
  }

  CreateCopy create(Wanted w) {
    return new CreateCopy(
        0,
        w.name(),
        w.of().kind() + "/" + w.name(),
        w.source(),
        w.target(),
        "",
        bytes(w.rate()),
        bytes(w.clean()),
        w.incremental(),
        w.autodelete(),
        w.group(),
        0,
        w.keep(),
        0,
        0,
        0);
  }

  /** Nothing has been created yet but the array. */
  CopyLife start() {
    Vector<SessionTable> tables = Vector.ofAll(sessions).map(w -> own(w.name()).table());
    if (far) {
      ProviderConfig config = new ProviderConfig(Path.of("provider-config"));
      tables = tables.append(config.session("threepar-remote-copy"));
    }
    Rules rules = new Rules(new Timings(1, 1, 1, 1, 1, 1, 1, 1, 1), true, 20, tables);
    Vector<Pool> pools = Vector.of(new Pool(0, "p", 1L << 40, "RAID5", "FC"));
    if (delta > 0) {
      pools = pools.append(new Pool(1, "delta", delta * GRAIN, "RAID5", "FC", 16, 1, 0, true));
    }
    Fleet fleet =
        Tiny.run(
            Fleet.empty(1_700_000_000_000_000L),
            new AddArray(Tiny.array(0, "box", 2), rules, pools));
    for (int v = 0; v < volumes; v++) {
      int pool = delta > 0 && tight.contains(NAMES.get(v)) ? 1 : 0;
      fleet =
          Tiny.run(
              fleet, new AddVolume(0, NAMES.get(v), pool, grains() * GRAIN, Provisioning.THIN));
    }
    if (far) {
      fleet = Tiny.run(fleet, new AddArray(Tiny.array(1, "far", 2), rules, pools));
      fleet = Tiny.run(fleet, new AddVolume(1, "v", 0, grains() * GRAIN, Provisioning.THIN));
      fleet = Tiny.run(fleet, new AddLink(0, 1, GRAIN));
      fleet = Outcome.advance(fleet, fleet.now() + 10_000_000).fleet();
      fleet = Tiny.run(fleet, new CreateGroup(1, "r", "box", Mode.SYNC));
    }
    return new CopyLife(this, fleet, new CopyWitness(volumes, grains(), unit)).begun();
  }
}
