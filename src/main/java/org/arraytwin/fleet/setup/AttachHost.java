package org.arraytwin.fleet.setup;

import io.vavr.collection.Vector;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Streaming;

/**
 * Lets a host write to volumes that are in no group; a volume that joins a group later is written
 * by the host of the group.
 *
 * @param array id
 * @param volumes names of volumes in no group, without a host
 * @param load what it writes; a trace's volumes are ids of this array
 */
public record AttachHost(int array, Vector<String> volumes, Session.HostLoad load)
    implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    Vector<Integer> ids = volumes.map(name -> lone(site, name));
    if (ids.isEmpty() || ids.distinct().size() != ids.size()) {
      throw new IllegalArgumentException("volumes " + volumes + " are none, or twice the same");
    }
    Streaming.attach(steps, array, ids, load);
  }

  private static int lone(Site site, String name) {
    Volume volume = site.volume(name);
    if (volume == null || site.groupOf(volume.id()) != null || site.streamOf(volume.id()) != null) {
      throw new IllegalArgumentException(
          "array " + site.name() + " has no volume " + name + " without a group and a host");
    }
    return volume.id();
  }
}
