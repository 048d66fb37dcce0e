package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Copies;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.SyncStatus;

/**
 * Synchronizes a started group now (syncrcopy): a periodic group runs a cycle; a synchronous one
 * copies again what is not in sync.
 *
 * @param array id of the primary side
 * @param group its name there
 */
public record SyncGroup(int array, String group) implements Command {
  @Override
  public void decide(Steps steps) {
    Groups at = Groups.named(steps, array, group, "syncrcopy").source().idle().started().ready();
    GroupHalf half = at.half();
    if (half.pairs().exists(p -> p.status() == SyncStatus.SYNCING)) {
      throw at.refuse(
          Reason.RCOPY_GROUP_INVOLVED_IN_SYNCHRONIZATION, "Syncing", "wait until it is Synced");
    }
    if (half.mode() == Mode.PERIODIC || !half.allPairs(SyncStatus.SYNCED)) {
      Copies.end(steps, at.session());
      Copies.begin(steps, at.session(), array, false);
    }
  }
}
