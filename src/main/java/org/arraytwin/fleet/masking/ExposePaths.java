package org.arraytwin.fleet.masking;

import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.HostPath;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;
import org.jspecify.annotations.Nullable;

/**
 * Lets initiators see volumes at ports.
 *
 * <p>With a group, volumes join it, initiators come to see it at the ports, or both. Without one,
 * initiators that are exactly those of a group which they see at other ports come to see that group
 * at these ports, too, for a host finds a volume under the same number wherever it looks; others
 * get a group of their own.
 *
 * @param array id
 * @param group number of the group, -1 for none
 * @param volumes names
 * @param units for each volume the number under which it is to be seen; empty: the lowest free ones
 * @param initiators WWNs or iSCSI names; those not known yet are made known
 * @param ports ids
 */
public record ExposePaths(
    int array,
    int group,
    Vector<String> volumes,
    Vector<String> units,
    Vector<String> initiators,
    Vector<String> ports)
    implements Command {
  private static final String ASKED = "expose paths";
  private static final int MAX_UNIT = 4095;

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    Vector<String> names = Masks.initiators(site, initiators, ASKED);
    Vector<HostPort> at = ports.distinct().map(id -> Masks.port(site, id, ASKED));
    Vector<Volume> shown = volumes.distinct().map(name -> Masks.volume(site, name, ASKED));
    requireSense(site, names, at);
    Vector<HostPath> paths =
        at.flatMap(port -> names.map(name -> new HostPath(name, port.id())))
            .filter(path -> group < 0 || !seen(site, path));
    paths.forEach(path -> requireFree(site, path));
    UnitGroup given = group < 0 ? companions(site, names) : Masks.group(site, group, ASKED);
    int number = given == null ? site.masking().freeGroup() : given.id();
    Masking next = given == null ? site.masking().withGroup(number) : site.masking();
    for (String name : names) {
      next = next.withInitiator(name, Masks.protocol(name));
    }
    for (HostPath path : paths) {
      next = next.withPath(number, path);
    }
    steps.put(array, withUnits(site, next, number, shown, paths.isEmpty()));
  }

  private void requireSense(Site site, Vector<String> names, Vector<HostPort> at) {
    boolean asks = !volumes.isEmpty() || !names.isEmpty();
    boolean whole = group >= 0 || (!volumes.isEmpty() && !names.isEmpty());
    if (!asks || !whole || names.isEmpty() != at.isEmpty()) {
      throw Masks.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "masking of " + site.name(),
          "asked for with "
              + volumes.size()
              + " volumes, "
              + names.size()
              + " initiators and "
              + at.size()
              + " ports",
          ASKED,
          "volumes, initiators and ports, or a group with volumes, with initiators and ports");
    }
    if (!units.isEmpty() && units.size() != volumes.distinct().size()) {
      throw Masks.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "masking of " + site.name(),
          "asked for with " + volumes.size() + " volumes and " + units.size() + " numbers",
          ASKED,
          "a number for each volume, or none at all");
    }
    for (String name : names) {
      HostPort other = at.find(port -> port.protocol() != Masks.protocol(name)).getOrNull();
      if (other != null) {
        throw Masks.refused(
            Reason.INV_PROTOCOL,
            "port " + other.id() + " on " + site.name(),
            "a port of " + other.protocol(),
            ASKED + " to " + name,
            "ports of " + Masks.protocol(name));
      }
    }
  }

  private boolean seen(Site site, HostPath path) {
    UnitGroup at = site.masking().at(path);
    return at != null && at.id() == group;
  }

  private static void requireFree(Site site, HostPath path) {
    UnitGroup at = site.masking().at(path);
    if (at != null) {
      throw Masks.refused(
          Reason.EXISTENT_PATH,
          "initiator " + path.initiator() + " at port " + path.port() + " of " + site.name(),
          "seeing group " + at.id(),
          ASKED,
          "add the volumes to that group");
    }
  }

  /** The one group that just these initiators see at other ports, or null. */
  private static @Nullable UnitGroup companions(Site site, Vector<String> names) {
    TreeSet<String> wanted = TreeSet.ofAll(names);
    TreeSet<Integer> groups =
        TreeSet.ofAll(
            names
                .flatMap(name -> site.masking().pathsOf(name))
                .flatMap(path -> site.masking().paths().get(path)));
    UnitGroup only = groups.size() == 1 ? site.masking().group(groups.head()) : null;
    return only != null && only.initiators().equals(wanted) ? only : null;
  }

  private Masking withUnits(
      Site site, Masking masking, int number, Vector<Volume> shown, boolean alone) {
    Masking next = masking;
    for (int i = 0; i < shown.size(); i++) {
      UnitGroup now = Masks.group(site, next, number, ASKED);
      Volume volume = shown.get(i);
      int unit = units.isEmpty() ? -1 : unit(site, units.get(i));
      int own = now.unitOf(volume.id());
      if (own >= 0 && !alone && (unit < 0 || unit == own)) {
        continue;
      }
      int wanted = unit < 0 ? now.freeUnit() : unit;
      if (own >= 0 || now.units().containsKey(wanted)) {
        throw Masks.refused(
            Reason.UNIT_IN_USE,
            "group " + number + " of " + site.name(),
            own >= 0
                ? "showing " + volume.name() + " under number " + own
                : "showing another volume under number " + wanted,
            ASKED,
            own >= 0 ? "nothing is to be done" : "another number");
      }
      if (wanted > MAX_UNIT) {
        throw Masks.refused(
            Reason.INV_INPUT_EXCEEDS_RANGE,
            "group " + number + " of " + site.name(),
            "not to have number " + wanted,
            ASKED,
            "0 to " + MAX_UNIT);
      }
      next = next.withUnit(number, wanted, volume.id());
    }
    return next;
  }

  private static int unit(Site site, String text) {
    if (!text.matches("[0-9]{1,5}")) {
      throw Masks.refused(
          Reason.INV_INPUT_ILLEGAL_CHAR,
          "masking of " + site.name(),
          "not to know '" + text + "' as a unit number",
          ASKED,
          "0 to " + MAX_UNIT);
    }
    return Integer.parseInt(text);
  }
}
