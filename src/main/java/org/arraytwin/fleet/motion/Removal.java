package org.arraytwin.fleet.motion;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.jspecify.annotations.Nullable;

/** The removal of a volume with all that it holds. */
public final class Removal {
  private Removal() {}

  /**
   * Removes a volume.
   *
   * @param asked what is asked of the array
   * @throws Refused where a group, a copy, a measurement, a group of hosts or a host has it
   */
  public static void of(Steps steps, int array, Volume volume, String asked) {
    Site site = steps.fleet().site(array);
    Holder holder = holder(site, volume.id());
    if (holder != null) {
      throw new Refused(
          new Refusal(
              holder.reason(),
              "volume " + volume.name() + " on " + site.name(),
              holder.state(),
              asked,
              holder.legal()));
    }
    steps.remove(array, volume);
  }

  private record Holder(Reason reason, String state, String legal) {}

  private static @Nullable Holder holder(Site site, int volume) {
    if (site.groupOf(volume) != null) {
      return new Holder(Reason.VOL_IN_OTHER_GROUP, "replicated to another array", "end that first");
    }
    if (!site.local().allOnto(volume).isEmpty() || !site.local().graph().all(volume).isEmpty()) {
      return new Holder(Reason.VOL_IS_TARGET, "the target of a copy", "remove the copy first");
    }
    if (!site.local().from(volume).isEmpty() || !site.local().graph().from(volume).isEmpty()) {
      return new Holder(Reason.VOL_IS_SOURCE, "the source of a copy", "remove the copy first");
    }
    if (site.desk().baselines().volume(volume) != null) {
      return new Holder(
          Reason.VOL_IS_SOURCE, "measured for its updates", "end the measuring first");
    }
    if (!site.masking().groupsOf(volume).isEmpty()) {
      return new Holder(Reason.VOL_IS_EXPOSED, "seen by hosts", "hide it from them first");
    }
    return site.streamOf(volume) == null
        ? null
        : new Holder(Reason.VOL_IO_HELD, "written by a host", "detach the host first");
  }
}
