package org.arraytwin.fleet.remote;

import java.util.List;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Synchronizes a started group now (syncrcopy): a periodic group runs a cycle; a synchronous one
 * copies again what is not in sync.
 *
 * @param array id of the primary side
 * @param group its name there
 */
public record SyncGroup(int array, String group) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    GroupSessions.operate(steps, array, group, "syncrcopy", List.of());
  }
}
