package org.arraytwin.fleet.site;

import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;

/**
 * Volumes under unit numbers, and who sees them.
 *
 * @param id number of the group in its array
 * @param units volume id by unit number
 * @param paths initiators at ports that see them
 */
public record UnitGroup(int id, TreeMap<Integer, Integer> units, TreeSet<HostPath> paths) {
  UnitGroup(int id) {
    this(id, TreeMap.empty(), TreeSet.empty());
  }

  /** The unit number of a volume, or -1. */
  public int unitOf(int volume) {
    return units.find(unit -> unit._2 == volume).map(unit -> unit._1).getOrElse(-1);
  }

  /** The lowest number that no volume has. */
  public int freeUnit() {
    int unit = 0;
    while (units.containsKey(unit)) {
      unit++;
    }
    return unit;
  }

  /** The ports at which somebody sees the group, in order. */
  public TreeSet<String> ports() {
    return paths.map(HostPath::port);
  }

  /** Everybody who sees the group, in order. */
  public TreeSet<String> initiators() {
    return paths.map(HostPath::initiator);
  }

  /** The initiators at one port. */
  public TreeSet<String> initiators(String port) {
    return paths.filter(path -> path.port().equals(port)).map(HostPath::initiator);
  }
}
