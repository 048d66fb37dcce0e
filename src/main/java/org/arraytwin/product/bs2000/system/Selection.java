package org.arraytwin.product.bs2000.system;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.bs2000.sdf.Bound;
import org.jspecify.annotations.Nullable;

/**
 * The units that an operand UNIT selects.
 *
 * @param units in order: as given, or by their VSNs
 * @param pubset by which they were selected, or null
 * @param options NEW-PUBSET and HOLD-IO, where they stand
 */
public record Selection(List<Disk> units, @Nullable String pubset, Bound options) {
  private static final String BY_PUBSET = "*BY-PUBSET";
  private static final String BY_STORAGE = "*BY-STORAGE";
  private static final String BY_VOLUME = "*BY-VOLUME";
  private static final String NEW_PUBSET = "NEW-PUBSET";

  public Selection {
    units = List.copyOf(units);
  }

  /**
   * What the operand UNIT of a command selects.
   *
   * @throws ShcException where it is not there
   */
  public static Selection of(Machine machine, Bound operands) {
    Bound.Choice unit = operands.of("UNIT");
    if (unit.keyword() == null) {
      return of(unit.words().stream().map(machine::device).toList(), unit);
    }
    if (unit.is(BY_VOLUME)) {
      List<String> vsns = unit.structure().of("VOLUME").words();
      return of(vsns.stream().map(machine::volume).toList(), unit);
    }
    if (unit.is(BY_PUBSET)) {
      List<String> ids = unit.structure().of("PUBSET").words();
      List<Disk> units = new ArrayList<>();
      ids.forEach(id -> units.addAll(machine.pubset(id)));
      return new Selection(units, ids.get(0), unit.structure());
    }
    return of(stored(machine, unit.structure()), unit);
  }

  /**
   * What the operand UNIT of a command selects that shows something: of all storage systems those
   * that can be asked.
   *
   * @throws ShcException where it is not there, or no unit of its storage system is attached
   */
  public static Selection shown(Machine machine, Bound operands) {
    Selection all = of(machine, operands);
    Bound.Choice unit = operands.of("UNIT");
    boolean every = unit.is(BY_STORAGE) && unit.structure().of("SERIAL-NUMBER").is("*ALL");
    List<Disk> found = new ArrayList<>();
    for (Disk disk : all.units()) {
      if (machine.reaches(disk.array())) {
        found.add(disk);
      } else if (!every) {
        throw new ShcException(Notice.NOT_REACHED, disk.serial());
      }
    }
    return new Selection(found, all.pubset(), all.options());
  }

  /**
   * The same of what only the units' own storage systems know.
   *
   * @throws ShcException where it is not there, or its storage system cannot be asked
   */
  public static Selection answered(Machine machine, Bound operands) {
    Selection all = shown(machine, operands);
    Bound.Choice unit = operands.of("UNIT");
    boolean every = unit.is(BY_STORAGE) && unit.structure().of("SERIAL-NUMBER").is("*ALL");
    List<Disk> found = all.units().stream().filter(d -> machine.responds(d.array())).toList();
    if (!every && found.size() < all.units().size()) {
      String dead =
          all.units().stream()
              .filter(d -> !machine.responds(d.array()))
              .map(Disk::serial)
              .findFirst()
              .orElseThrow();
      throw new ShcException(Notice.NO_RESPONSE, dead);
    }
    return new Selection(found, all.pubset(), all.options());
  }

  /** All units of a pubset. */
  public static Selection ofPubset(Machine machine, String pubset) {
    return new Selection(machine.pubset(pubset), pubset, Bound.NONE);
  }

  private static Selection of(List<Disk> units, Bound.Choice unit) {
    return new Selection(units, null, unit.structure());
  }

  private static List<Disk> stored(Machine machine, Bound storage) {
    Bound.Choice serial = storage.of("SERIAL-NUMBER");
    Bound.Choice number = storage.of("LOGICAL-VOLUME");
    List<Disk> units = new ArrayList<>();
    for (var box : machine.boxes()) {
      if (!serial.is("*ALL") && machine.storage(serial.word()) != box.array()) {
        continue;
      }
      if (number.is("*ALL")) {
        box.site().volumes().forEach(v -> units.add(machine.disk(box.array(), v.id())));
      } else {
        units.add(machine.logicalVolume(box.array(), number.word()));
      }
    }
    return units;
  }

  /** Whether everything is to happen to all units at one instant, their I/O held meanwhile. */
  public boolean held() {
    Bound.Choice hold = options.optional("HOLD-IO");
    return hold != null && hold.is("*UNTIL-ACTIVATED");
  }

  /** Whether a new name is asked for. */
  public boolean renames() {
    Bound.Choice name = options.optional(NEW_PUBSET);
    return name != null && !name.is("*SAME");
  }

  /**
   * What a copy of a volume with that VSN is to be called.
   *
   * @throws ShcException where it cannot be renamed so
   */
  public String renamed(String vsn) {
    Bound.Choice name = options.optional(NEW_PUBSET);
    if (name == null || name.is("*SAME")) {
      return vsn;
    }
    return name.is("*SPECIAL-VSN") ? PubsetId.special(vsn) : PubsetId.renamed(vsn, name.word());
  }
}
