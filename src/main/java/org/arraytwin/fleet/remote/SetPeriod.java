package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Cycles;
import org.arraytwin.fleet.motion.LongDistance;
import org.arraytwin.fleet.motion.OfGroup;

/**
 * Sets the period of a periodic group on both sides (setrcopygroup period).
 *
 * @param array id of the primary side
 * @param group its name there
 * @param seconds 300 to 31,622,400, or 0 for manual cycles only
 */
public record SetPeriod(int array, String group, long seconds) implements OfGroup {
  public static final long MIN_SECONDS = 300;
  public static final long MAX_SECONDS = 31_622_400;

  @Override
  public void decide(Steps steps) {
    Groups at = Groups.allowed(steps, array, group, "setrcopygroup period");
    if (seconds != 0 && (seconds < MIN_SECONDS || seconds > MAX_SECONDS)) {
      throw at.refuse(
          seconds < MIN_SECONDS ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          "asked for a period of " + seconds + " s",
          "300 to 31622400 s, or 0 to have none");
    }
    for (Session.End end : at.ends()) {
      steps.put(end.array(), steps.fleet().half(end).edit().periodSeconds(seconds).done());
    }
    LongDistance.share(steps, array, at.half(), seconds);
    if (at.half().started()) {
      Cycles.scheduleNext(steps, at.session());
    }
  }
}
