package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.TargetHalf;

/**
 * Sets what an array exchanges with a target: nothing, as while a partnership is stopped or half
 * made, or as much as copies may take together. Both operators must let them; the smaller of both
 * numbers counts.
 *
 * @param array id
 * @param target name of the target
 * @param copyBytesPerSecond 0 for no exchange at all, {@link Long#MAX_VALUE} for no limit
 */
public record GrantTarget(int array, String target, long copyBytesPerSecond) implements Command {
  private static final String ASKED = "grant-target";

  @Override
  public void decide(Steps steps) {
    Site site = Groups.site(steps, array, ASKED);
    TargetHalf present = site.target(target);
    if (present == null) {
      throw refused(
          Reason.NON_EXISTENT_TARGET,
          "not there",
          "targets: " + site.targets().map(TargetHalf::name).mkString(", "));
    }
    if (copyBytesPerSecond < 0) {
      throw refused(
          Reason.INV_INPUT_BELOW_RANGE, "asked for " + copyBytesPerSecond + " B/s", "0 or more");
    }
    if (copyBytesPerSecond != present.grant().copyBytesPerSecond()) {
      Links.granted(steps, array, present.granted(copyBytesPerSecond, steps.now()));
    }
  }

  private Refused refused(Reason reason, String state, String legal) {
    return new Refused(new Refusal(reason, "target " + target, state, ASKED, legal));
  }
}
