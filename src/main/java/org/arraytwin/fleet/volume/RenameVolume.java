package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;

/**
 * Gives a volume another name ({@code setvv -name}). A member of a Remote Copy group keeps its
 * name, because the peer knows it by that.
 *
 * @param array id
 * @param volume id
 * @param name unique on the array, as the product lets volumes be called
 */
public record RenameVolume(int array, int volume, String name) implements Command {

  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    Volume present = volume < site.volumes().size() ? site.volumes().get(volume) : null;
    if (present == null) {
      throw refused(
          Reason.NON_EXISTENT_VOLUME, "volume " + volume, "not there", "list the volumes");
    }
    String object = "volume " + present.name() + " on " + site.name();
    steps.powered(array, "the name " + name);
    if (present.name().equals(name)) {
      return;
    }
    VolumeName.require(site, object, name, "the name " + name);
    if (site.volume(name) != null) {
      throw refused(
          Reason.EXISTENT_VOLUME, object, "not the one called " + name, "choose another name");
    }
    if (site.groupOf(volume) != null) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          object,
          "in a Remote Copy group, whose peer knows it by its name",
          "dismiss it from the group first");
    }
    steps.rename(array, present, name);
  }

  private Refused refused(Reason reason, String object, String state, String legal) {
    return new Refused(new Refusal(reason, object, state, "the name " + name, legal));
  }
}
