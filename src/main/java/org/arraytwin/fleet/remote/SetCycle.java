package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Cycles;
import org.arraytwin.fleet.motion.OfGroup;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;

/**
 * Sets how long the cycles of a periodic mirror are, on both arrays; the next one comes by it.
 *
 * @param array id of either array
 * @param group name of the mirror there
 * @param seconds 60 to 86,400
 */
public record SetCycle(int array, String group, long seconds) implements OfGroup {
  public static final long MIN_SECONDS = 60;
  public static final long MAX_SECONDS = 86_400;
  private static final String ASKED = "set-cycle";

  @Override
  public void decide(Steps steps) {
    Site site = Groups.site(steps, array, ASKED);
    GroupHalf half = site.group(group);
    if (half == null) {
      throw refused(
          site, Reason.NON_EXISTENT_RCOPY_GROUP, "not there", "name a mirror of the array");
    }
    if (half.mode() != Mode.PERIODIC) {
      throw refused(
          site,
          Reason.RCOPY_GROUP_IS_NOT_PERIODIC,
          "of mode " + half.mode().name(),
          "make it periodic first");
    }
    if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
      throw refused(
          site,
          seconds < MIN_SECONDS ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          "asked for cycles of " + seconds + " s",
          "60 to 86400 s");
    }
    if (!steps.fleet().inTouch(array, half.peer())) {
      throw refused(
          site, Reason.RCOPY_TARGET_IS_NOT_READY, "out of touch", "wait until both are in touch");
    }
    Session session = steps.fleet().session(half.session());
    for (Session.End end : new Session.End[] {session.a(), session.b()}) {
      steps.put(end.array(), steps.fleet().half(end).edit().periodSeconds(seconds).done());
    }
    if (half.started() && session.cyclePoint() == null) {
      Cycles.scheduleNext(steps, session.id());
    }
  }

  private Refused refused(Site site, Reason reason, String state, String legal) {
    return new Refused(
        new Refusal(reason, "group " + group + " on " + site.name(), state, ASKED, legal));
  }
}
