package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Removal;

/**
 * Removes a volume with all that it holds. One that takes part in a copy, that hosts see, or that a
 * host is attached to, stays.
 *
 * @param array id
 * @param volume id
 */
public record RemoveVolume(int array, int volume) implements Command {
  private static final String ASKED = "its removal";

  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    Volume present =
        volume < 0 || volume >= site.volumes().size() ? null : site.volumes().get(volume);
    if (present == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_VOLUME, "volume " + volume, "not there", ASKED, "list volumes"));
    }
    steps.powered(array, ASKED);
    Removal.of(steps, array, present, ASKED);
  }
}
