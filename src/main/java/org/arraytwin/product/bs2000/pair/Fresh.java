package org.arraytwin.product.bs2000.pair;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Security;
import org.arraytwin.product.bs2000.system.ShcException;
import org.jspecify.annotations.Nullable;

/** What must hold of the units and clone or snap units of pairs that are to be created. */
public final class Fresh {
  private final Chosen chosen;
  private final Machine machine;
  private final ShcOsd rules;
  private final CopyType type;

  public Fresh(Chosen chosen, ShcOsd rules, CopyType type) {
    this.chosen = chosen;
    this.machine = chosen.machine();
    this.rules = rules;
    this.type = type;
  }

  /**
   * Checks all units with what is to be their copies, in order.
   *
   * @throws ShcException where a pair cannot be created
   */
  public void require(List<Disk> units, List<Disk> copies) {
    Chosen.requireCount(units.size(), copies.size());
    Set<Disk> taken = new HashSet<>(units);
    for (int i = 0; i < units.size(); i++) {
      Disk unit = units.get(i);
      Disk copy = copies.get(i);
      requireUnit(unit);
      String why = taken.add(copy) ? taken(unit, copy) : "IT IS NAMED TWICE";
      if (why != null) {
        throw new ShcException(Notice.NOT_FREE, copy.shown(), why);
      }
      if (unit.array() != copy.array()) {
        throw new ShcException(
            Notice.OTHER_STORAGE, unit.shown(), copy.shown(), "THE SAME STORAGE SYSTEM");
      }
      if (!fits(unit, copy)) {
        throw new ShcException(Notice.OTHER_SIZE, unit.shown(), copy.shown());
      }
    }
  }

  /** Snap units may be larger; whether clone units may is a switch. */
  private boolean fits(Disk unit, Disk copy) {
    long more = copy.volume().sizeBytes() - unit.volume().sizeBytes();
    boolean larger = type == CopyType.SNAP || rules.is("largerCloneUnits", "accepted");
    return more == 0 || (more > 0 && larger);
  }

  private void requireUnit(Disk unit) {
    Security.requireUsable(machine, unit);
    List<Pair> pairs = chosen.pairs().of(unit);
    for (Pair pair : pairs) {
      if (pair.type() != type && pair.type() != CopyType.SNAP && type != CopyType.SNAP) {
        throw new ShcException(Notice.MIXED_TYPES, unit.shown(), pair.type().word(), type.word());
      }
      chosen.requireStatus(pair, /* forced= */ false);
    }
    if (pairs.size() >= rules.number("mirrorsPerUnit")) {
      throw new ShcException(Notice.TOO_MANY, unit.shown());
    }
  }

  /** Why a disk cannot be the copy of a unit, or null. */
  private @Nullable String taken(Disk unit, Disk copy) {
    Security.requireUsable(machine, copy);
    if (chosen.pairs().onto(copy) != null || machine.fed(copy)) {
      return "IT BELONGS TO ANOTHER PAIR";
    }
    String user = machine.user(copy);
    if (user != null) {
      return "PUBSET " + user + " USES IT";
    }
    boolean source = !chosen.pairs().of(copy).isEmpty();
    return source && copy.equals(unit) ? "IT IS THE UNIT" : null;
  }

  /**
   * A free disk for each unit: attached, of its storage system and size, without a label of a
   * pubset.
   *
   * @throws ShcException where there is none
   */
  public List<Disk> select(List<Disk> units) {
    Set<Disk> taken = new HashSet<>(units);
    return units.stream().map(unit -> select(unit, taken)).toList();
  }

  private Disk select(Disk unit, Set<Disk> taken) {
    for (Disk disk : machine.devices()) {
      if (disk.array() == unit.array()
          && disk.volume().sizeBytes() == unit.volume().sizeBytes()
          && machine.label(disk).attached()
          && machine.label(disk).vsn().isEmpty()
          && !machine.fed(disk)
          && chosen.pairs().touching(disk).isEmpty()
          && taken.add(disk)) {
        return disk;
      }
    }
    throw new ShcException(Notice.NO_SNAP_UNIT, unit.shown());
  }
}
