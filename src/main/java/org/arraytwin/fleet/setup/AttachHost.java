package org.arraytwin.fleet.setup;

import io.vavr.collection.Array;
import io.vavr.collection.Vector;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.motion.Loads;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.load.HostLoad;

/**
 * Lets a host write to volumes that are in no group. It goes on where one joins a group later, with
 * the group's host if that has one, and when it leaves again; it stays with its volumes and waits
 * while these take no writes, as on the target's side.
 *
 * @param array id
 * @param volumes names of volumes in no group, without a host
 * @param load what it writes, within the volumes; a trace's volumes are ids of this array
 */
public record AttachHost(int array, Vector<String> volumes, HostLoad load) implements Command {
  private static final String ASKED = "attach-host";

  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    Array<Integer> ids = volumes.toArray().map(name -> lone(site, name));
    if (ids.isEmpty() || ids.distinct().size() != ids.size()) {
      throw refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "host on " + site.name(),
          "of volumes " + volumes.mkString(", "),
          "name at least one volume, and each of them once");
    }
    LoadRange.require(site, ids, load, "host of volumes " + volumes.mkString(", "), ASKED);
    Loads.attach(steps, array, ids, load);
  }

  private static int lone(Site site, String name) {
    Volume volume = VolumeName.present(site, name, ASKED);
    String object = "volume " + name + " on " + site.name();
    GroupHalf group = site.groupOf(volume.id());
    if (group != null) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          object,
          "in " + site.rules().wording(group.kind()).named(group.name()),
          "attach the host before the volume joins, or a workload to the group");
    }
    if (site.streams().attached().has(volume.id())) {
      throw refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          object,
          "written by a host already",
          "name volumes that no host has");
    }
    return volume.id();
  }

  private static Refused refused(Reason reason, String object, String state, String legal) {
    return new Refused(new Refusal(reason, object, state, ASKED, legal));
  }
}
