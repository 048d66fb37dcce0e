package org.arraytwin.fleet.setup;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.load.HostLoad;

/**
 * Lets a host write to a group, on whichever side is its source; after a failover, on that side.
 *
 * @param array id of the array that created the group
 * @param group its name there
 * @param load what it writes, within the volumes that the group has by now; one without volumes
 *     takes any range, and of smaller volumes that it gets later all is written
 */
public record AttachWorkload(int array, String group, HostLoad load) implements Command {
  private static final String ASKED = "attach-workload";

  @Override
  public void decide(Steps steps) {
    GroupHalf half = steps.fleet().site(array).group(group);
    if (half == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_RCOPY_GROUP,
              "group " + group + " on " + steps.fleet().site(array).name(),
              "not there",
              ASKED,
              "name a group of the array"));
    }
    if (!half.pairs().isEmpty()) {
      Site site = steps.fleet().site(array);
      Array<Integer> volumes = half.pairs().volumes();
      LoadRange.require(site, volumes, load, "host of group " + group, ASKED);
    }
    Session session = Hosts.settle(steps, half.session(), array);
    steps.put(session.load(load));
    Streaming.rebase(steps, half.session(), session.hostAt());
    Hosts.refresh(steps, half.session());
  }
}
