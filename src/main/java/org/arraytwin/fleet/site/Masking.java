package org.arraytwin.fleet.site;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts see which volumes of an array, and through which ports. An initiator sees at most one
 * group at a port; a volume may be in several groups.
 *
 * @param ports by id
 * @param initiators that are known, with the protocol they speak
 * @param groups by number
 * @param paths number of the group by initiator and port
 * @param ofVolume numbers of the groups by volume id
 */
public record Masking(
    TreeMap<String, HostPort> ports,
    TreeMap<String, HostProtocol> initiators,
    TreeMap<Integer, UnitGroup> groups,
    TreeMap<HostPath, Integer> paths,
    HashMap<Integer, TreeSet<Integer>> ofVolume) {
  public static final Masking NONE =
      new Masking(
          TreeMap.empty(), TreeMap.empty(), TreeMap.empty(), TreeMap.empty(), HashMap.empty());

  public @Nullable HostPort port(String id) {
    return ports.get(id).getOrNull();
  }

  public @Nullable UnitGroup group(int id) {
    return groups.get(id).getOrNull();
  }

  /** The group that an initiator sees at a port, or null. */
  public @Nullable UnitGroup at(HostPath path) {
    return paths.get(path).flatMap(groups::get).getOrNull();
  }

  /** The numbers of the groups that a volume is in. */
  public TreeSet<Integer> groupsOf(int volume) {
    return ofVolume.getOrElse(volume, TreeSet.empty());
  }

  /** The paths of an initiator. */
  public TreeSet<HostPath> pathsOf(String initiator) {
    return TreeSet.ofAll(paths.keySet().filter(path -> path.initiator().equals(initiator)));
  }

  /** The lowest number that no group has. */
  public int freeGroup() {
    return freeGroup(0);
  }

  /** The same once so many others have been made. */
  public int freeGroup(int others) {
    int id = -1;
    for (int left = others; left >= 0; left--) {
      id++;
      while (groups.containsKey(id)) {
        id++;
      }
    }
    return id;
  }

  public Masking with(HostPort port) {
    return new Masking(ports.put(port.id(), port), initiators, groups, paths, ofVolume);
  }

  public Masking withInitiator(String name, HostProtocol protocol) {
    return new Masking(ports, initiators.put(name, protocol), groups, paths, ofVolume);
  }

  /** Without an initiator that has no paths. */
  public Masking withoutInitiator(String name) {
    return new Masking(ports, initiators.remove(name), groups, paths, ofVolume);
  }

  /** With a group that nobody sees and that has no volumes. */
  public Masking withGroup(int id) {
    return new Masking(ports, initiators, groups.put(id, new UnitGroup(id)), paths, ofVolume);
  }

  /** With a volume in a group under a number that is free there. */
  public Masking withUnit(int group, int unit, int volume) {
    UnitGroup of = groups.get(group).get();
    UnitGroup with = new UnitGroup(group, of.units().put(unit, volume), of.paths());
    return new Masking(
        ports,
        initiators,
        groups.put(group, with),
        paths,
        ofVolume.put(volume, groupsOf(volume).add(group)));
  }

  public Masking withoutUnit(int group, int volume) {
    UnitGroup of = groups.get(group).get();
    UnitGroup rest = new UnitGroup(group, of.units().remove(of.unitOf(volume)), of.paths());
    TreeSet<Integer> left = groupsOf(volume).remove(group);
    return new Masking(
            ports,
            initiators,
            groups.put(group, rest),
            paths,
            left.isEmpty() ? ofVolume.remove(volume) : ofVolume.put(volume, left))
        .settled(group);
  }

  /** With an initiator that sees a group at a port where it saw none. */
  public Masking withPath(int group, HostPath path) {
    UnitGroup of = groups.get(group).get();
    UnitGroup with = new UnitGroup(group, of.units(), of.paths().add(path));
    return new Masking(
        ports, initiators, groups.put(group, with), paths.put(path, group), ofVolume);
  }

  public Masking withoutPath(int group, HostPath path) {
    UnitGroup of = groups.get(group).get();
    UnitGroup rest = new UnitGroup(group, of.units(), of.paths().remove(path));
    return new Masking(ports, initiators, groups.put(group, rest), paths.remove(path), ofVolume)
        .settled(group);
  }

  /** A group that nobody sees and that has no volumes is gone. */
  private Masking settled(int group) {
    UnitGroup of = groups.get(group).get();
    return of.units().isEmpty() && of.paths().isEmpty()
        ? new Masking(ports, initiators, groups.remove(group), paths, ofVolume)
        : this;
  }
}
