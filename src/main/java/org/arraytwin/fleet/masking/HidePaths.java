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

/**
 * Takes volumes out of a group, or its group from initiators at ports, or both. A group that nobody
 * sees and that has no volumes is gone; one without volumes that somebody sees stays.
 *
 * @param array id
 * @param group its number
 * @param volumes names
 * @param initiators from whom the group is taken; empty with ports: from everybody there
 * @param ports where it is taken; empty with initiators: everywhere
 */
public record HidePaths(
    int array, int group, Vector<String> volumes, Vector<String> initiators, Vector<String> ports)
    implements Command {
  private static final String ASKED = "hide paths";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    UnitGroup of = Masks.group(site, group, ASKED);
    Vector<Volume> hidden = volumes.distinct().map(name -> Masks.volume(site, name, ASKED));
    TreeSet<HostPath> paths = paths(site, of);
    if (hidden.isEmpty() && paths.isEmpty()) {
      throw Masks.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "group " + group + " of " + site.name(),
          "asked to hide nothing",
          ASKED,
          "volumes, initiators or ports");
    }
    Masking next = site.masking();
    for (Volume volume : hidden) {
      if (of.unitOf(volume.id()) < 0) {
        throw Masks.refused(
            Reason.VOL_NOT_EXPOSED,
            "volume " + volume.name() + " on " + site.name(),
            "not in group " + group,
            ASKED,
            "volumes of the group");
      }
      next = next.withoutUnit(group, volume.id());
    }
    for (HostPath path : paths) {
      next = next.group(group) == null ? next : next.withoutPath(group, path);
    }
    steps.put(array, next);
  }

  private TreeSet<HostPath> paths(Site site, UnitGroup of) {
    Vector<String> names = Masks.initiators(site, initiators, ASKED);
    Vector<String> at = ports.distinct().map(id -> Masks.port(site, id, ASKED)).map(HostPort::id);
    if (names.isEmpty() && at.isEmpty()) {
      return TreeSet.empty();
    }
    TreeSet<HostPath> found =
        of.paths()
            .filter(p -> names.isEmpty() || names.contains(p.initiator()))
            .filter(p -> at.isEmpty() || at.contains(p.port()));
    if (found.isEmpty()) {
      throw Masks.refused(
          Reason.NON_EXISTENT_PATH,
          "group " + group + " of " + site.name(),
          "not seen by " + names.mkString(", ") + " at " + at.mkString(", "),
          ASKED,
          "paths of the group");
    }
    return found;
  }
}
