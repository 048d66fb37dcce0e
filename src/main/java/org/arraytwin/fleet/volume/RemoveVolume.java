package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/**
 * Removes a volume with all that it holds. One that takes part in a copy, that hosts see, or that a
 * host is attached to, stays.
 *
 * @param array id
 * @param volume id
 */
public record RemoveVolume(int array, int volume) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    Volume present =
        volume < 0 || volume >= site.volumes().size() ? null : site.volumes().get(volume);
    if (present == null) {
      throw refused(Reason.NON_EXISTENT_VOLUME, "volume " + volume, "not there", "list volumes");
    }
    String object = "volume " + present.name() + " on " + site.name();
    steps.powered(array, "its removal");
    if (site.groupOf(volume) != null) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP, object, "replicated to another array", "end that first");
    }
    if (!site.local().allOnto(volume).isEmpty() || !site.local().graph().all(volume).isEmpty()) {
      throw refused(Reason.VOL_IS_TARGET, object, "the target of a copy", "remove the copy first");
    }
    if (!site.local().from(volume).isEmpty() || !site.local().graph().from(volume).isEmpty()) {
      throw refused(Reason.VOL_IS_SOURCE, object, "the source of a copy", "remove the copy first");
    }
    if (site.desk().baselines().volume(volume) != null) {
      throw refused(
          Reason.VOL_IS_SOURCE, object, "measured for its updates", "end the measuring first");
    }
    if (!site.masking().groupsOf(volume).isEmpty()) {
      throw refused(Reason.VOL_IS_EXPOSED, object, "seen by hosts", "hide it from them first");
    }
    if (site.streamOf(volume) != null) {
      throw refused(Reason.VOL_IO_HELD, object, "written by a host", "detach the host first");
    }
    steps.remove(array, present);
  }

  private static Refused refused(Reason reason, String object, String state, String legal) {
    return new Refused(new Refusal(reason, object, state, "its removal", legal));
  }
}
