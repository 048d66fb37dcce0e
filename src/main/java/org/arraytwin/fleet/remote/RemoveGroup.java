package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.LongDistance;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.GroupHalf;

/**
 * Removes both halves of a stopped group (removercopygroup); the volumes keep what they hold.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param removeRemoteVolumes remove the secondary volumes too
 */
public record RemoveGroup(int array, String group, boolean removeRemoteVolumes) implements Command {
  private static final String ASKED = "removercopygroup";

  @Override
  public void decide(Steps steps) {
    Groups at = Groups.allowed(steps, array, group, ASKED);
    int peer = at.peerArray();
    GroupHalf theirs = at.peer();
    Session across = LongDistance.opposite(steps.fleet(), array, at.half());
    if (across != null) {
      Streaming.remove(steps, across.id());
    }
    Streaming.remove(steps, at.session());
    if (removeRemoteVolumes) {
      for (var pair : theirs.pairs()) {
        Groups.removeVolume(steps, peer, pair.localVolume(), ASKED);
      }
    }
  }
}
