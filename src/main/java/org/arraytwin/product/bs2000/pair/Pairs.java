package org.arraytwin.product.bs2000.pair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.jspecify.annotations.Nullable;

/** The pairs of some types that there are at one moment. */
public final class Pairs {
  private static final String ENDING = "ending";
  private static final String RESTORING = "restoring";
  private static final long SECOND = 1_000_000;

  private final Machine machine;
  private final ShcOsd rules;
  private final Set<CopyType> types;
  private final List<Pair> all = new ArrayList<>();

  /** The pairs of all storage systems in the order in which they were created. */
  public Pairs(Machine machine, ShcOsd rules, Set<CopyType> types) {
    this.machine = machine;
    this.rules = rules;
    this.types = types;
    List<CopySession> sessions = new ArrayList<>();
    for (Box box : machine.boxes()) {
      box.sessions().forEach(sessions::add);
    }
    sessions.sort(
        Comparator.comparingLong(CopySession::createdMicros).thenComparingInt(CopySession::sid));
    for (CopySession session : sessions) {
      CopyType type = CopyType.of(session.kind());
      if (type != null && types.contains(type)) {
        all.add(pair(type, session));
      }
    }
    for (String key : machine.notebook().keys(ENDING)) {
      Pair ending = ending(key);
      if (ending != null && types.contains(ending.type())) {
        all.add(ending);
      }
    }
  }

  private Pair pair(CopyType type, CopySession session) {
    int array = session.sourceArray();
    Disk source = machine.disk(array, session.source());
    Disk target = machine.disk(array, session.target());
    CopySession back =
        machine
            .box(array)
            .between(array, /* source= */ session.to(), array, /* target= */ session.from());
    if (back != null && back.kind() != Kind.OPC) {
      back = null;
    }
    Status status = rules.status(type, session.state(), back == null ? "" : back.state());
    // What EC reconstructs runs the other way round for a while.
    boolean turned = machine.notebook().text(RESTORING, key(source)) != null;
    return new Pair(
        type, turned ? target : source, turned ? source : target, session, back, status, turned);
  }

  /** A pair whose session has been ended, for the time that this takes; then null. */
  private @Nullable Pair ending(String key) {
    String text = machine.notebook().text(ENDING, key);
    String[] fields = text == null ? new String[0] : text.split(",", -1);
    if (fields.length == 0 || Long.parseLong(fields[4]) <= machine.at().now()) {
      return null;
    }
    CopyType type = CopyType.valueOf(fields[0]);
    int array = Integer.parseInt(fields[1]);
    Disk unit = machine.disk(array, Integer.parseInt(fields[2]));
    Disk copy = machine.disk(array, Integer.parseInt(fields[3]));
    Status status = rules.status(type, ShcOsd.ENDED, "");
    return new Pair(type, unit, copy, null, null, status, /* turned= */ false);
  }

  /** Notes that a pair is being ended from now on. */
  public Write ended(Pair pair) {
    long until = machine.at().now() + rules.number("terminationSeconds") * SECOND;
    String text =
        String.format(
            Locale.ROOT,
            "%s,%d,%d,%d,%d",
            pair.type().name(),
            pair.unit().array(),
            pair.unit().volume().id(),
            pair.copy().volume().id(),
            until);
    return machine.notebook().put(ENDING, key(pair.copy()), text);
  }

  /** Notes that the session of a pair runs from the clone unit to the unit. */
  public Write turned(Pair pair) {
    return machine.notebook().put(RESTORING, key(pair.copy()), "");
  }

  /** Notes that it does no more. */
  public Write turnedBack(Pair pair) {
    return machine.notebook().remove(RESTORING, key(pair.copy()));
  }

  private static String key(Disk disk) {
    return disk.array() + ":" + disk.volume().id();
  }

  /**
   * The status of a snap data volume that no pair uses; null of any other disk, and where snap
   * pairs are not among these.
   */
  public @Nullable Status unused(Disk disk) {
    boolean free =
        types.contains(CopyType.SNAP)
            && disk.configured()
            && Capacity.snapData(machine.box(disk.array()).site(), disk.volume())
            && !machine.fed(disk)
            && touching(disk).isEmpty();
    return free ? rules.status(CopyType.SNAP, ShcOsd.UNUSED, "") : null;
  }

  /** Whether the host has a disk for itself, by the statuses of its pairs. */
  public boolean ready(Disk disk) {
    return unused(disk) == null
        && touching(disk).stream()
            .allMatch(p -> p.unit().equals(disk) ? p.status().unit() : p.status().copy());
  }

  public List<Pair> all() {
    return List.copyOf(all);
  }

  /** The pairs of a unit in the order in which they were created. */
  public List<Pair> of(Disk unit) {
    return all.stream().filter(p -> p.unit().equals(unit)).toList();
  }

  /** The pair that a disk is the clone or snap unit of, or null. */
  public @Nullable Pair onto(Disk copy) {
    return all.stream().filter(p -> p.copy().equals(copy)).findFirst().orElse(null);
  }

  /** The pairs that a disk belongs to. */
  public List<Pair> touching(Disk disk) {
    return all.stream().filter(p -> p.unit().equals(disk) || p.copy().equals(disk)).toList();
  }
}
