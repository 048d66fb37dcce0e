package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.OfGroup;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;

/**
 * Changes a group that is not running between sync and periodic (setrcopygroup mode). A sync group
 * has no period.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param mode the new one
 */
public record SetMode(int array, String group, Mode mode) implements OfGroup {
  private static final String ASKED = "setrcopygroup mode";

  @Override
  public void decide(Steps steps) {
    Groups at = Groups.allowed(steps, array, group, ASKED);
    if (at.half().mode() != mode) {
      Quota.requireMode(steps.fleet().site(array), at.half(), mode, ASKED);
    }
    for (Session.End end : at.ends()) {
      GroupHalf half = steps.fleet().half(end);
      Policies old = half.policies();
      boolean sync = mode == Mode.SYNC;
      steps.put(
          end.array(),
          half.edit()
              .mode(mode)
              .periodSeconds(sync ? 0 : half.periodSeconds())
              .policies(
                  old.stoppingHosts(sync && old.failWrtOnErr())
                      .failingOver(sync && old.autoFailover()))
              .done());
    }
  }
}
