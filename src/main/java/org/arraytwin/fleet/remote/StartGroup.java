package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.replication.GroupHalf;

/**
 * Starts a group (startrcopygroup): an initial copy, or a resync of what differs.
 *
 * @param array id of the primary side
 * @param group its name there
 * @param nosync take the volumes for in sync without copying anything
 */
public record StartGroup(int array, String group, boolean nosync) implements Command {
  @Override
  public void decide(Steps steps) {
    requireOneMode(steps.fleet().site(array));
    GroupSessions.operate(
        steps, array, group, "startrcopygroup", new Asked().with("nosync", nosync).words());
  }

  /** Where modes must not be mixed, no group of another mode may run to the target. */
  private void requireOneMode(Site site) {
    GroupHalf half = site.group(group);
    if (half == null || site.rules().limits().mixedModes()) {
      return;
    }
    GroupHalf other =
        site.groups()
            .find(
                g -> g != null && g.peer() == half.peer() && g.running() && g.mode() != half.mode())
            .getOrNull();
    if (other != null) {
      throw new Refused(
          new Refusal(
              Reason.RCOPY_GROUP_MODE_NOT_SUPPORTED,
              "group " + half.name() + " on " + site.name(),
              half.mode().word() + " beside " + other.name() + ", which is " + other.mode().word(),
              "startrcopygroup",
              "stop the groups of the other mode to that target first"));
    }
  }
}
