package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.site.Baselines;

/**
 * From now on, or no longer, an array can tell how much of a volume has been updated.
 *
 * @param array id
 * @param volume name
 * @param on whether it is to begin; else it ends
 */
public record MeasureUpdates(int array, String volume, boolean on) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    String object = "volume " + volume + " on " + site.name();
    Volume present = VolumeName.present(site, volume, asked());
    steps.powered(array, asked());
    Baselines all = site.desk().baselines();
    boolean measured = all.volume(present.id()) != null;
    if (on && measured) {
      throw refused(Reason.EXISTENT_SESSION, object, "measured already", "end that first");
    }
    if (!on && !measured) {
      throw refused(Reason.NON_EXISTENT_SESSION, object, "not measured", "begin it first");
    }
    FleetAt now = new FleetAt(steps.fleet(), steps.now());
    steps.put(
        array,
        on
            ? all.with(
                present.id(), new Baselines.Baseline(now.content(array, present.id()), steps.now()))
            : all.without(present.id()));
  }

  private Refused refused(Reason reason, String object, String state, String legal) {
    return new Refused(new Refusal(reason, object, state, asked(), legal));
  }

  private String asked() {
    return on ? "measuring its updates" : "an end of measuring its updates";
  }
}
