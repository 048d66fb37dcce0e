package org.arraytwin.fleet.fault.parts;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Sense;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.copy.Affected;
import org.jspecify.annotations.Nullable;

/**
 * Makes a volume offline, read-only, failing with a sense, or good again.
 *
 * @param array its name
 * @param volume name
 * @param condition online, offline, io-failed or read-only
 * @param sense what hosts are told, for example {@code 4/44/00}, hexadecimal; empty for the usual
 */
public record VolumeCondition(String array, String volume, String condition, String sense)
    implements Command {
  private static final String ASKED = "volume-condition";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Volume found = VolumeName.present(site, volume, ASKED);
    Condition.State state = Condition.State.of(condition);
    Sense told = sense.isEmpty() ? null : Sense.parse(sense);
    boolean senseless = !sense.isEmpty() && (told == null || state == Condition.State.ONLINE);
    if (state == null || senseless) {
      throw Part.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "volume " + volume + " on " + array,
          site.health().condition(found.id()).state().word(),
          ASKED + " " + condition + (sense.isEmpty() ? "" : " with sense " + sense),
          "one of "
              + Arrays.stream(Condition.State.values())
                  .map(Condition.State::word)
                  .collect(Collectors.joining(", "))
              + ", all but online with a sense KEY/ASC/ASCQ in hexadecimal");
    }
    Condition wanted = wanted(state, told);
    steps.put(site.id(), site.health().with(found.id(), wanted));
    boolean serves = state == Condition.State.ONLINE || state == Condition.State.READ_ONLY;
    steps.alert(
        site.id(),
        state == Condition.State.ONLINE ? "Informational" : "Major",
        "volume " + volume,
        "volume is " + state.word());
    if (serves) {
      Affected.readable(steps, site.id());
    } else {
      Affected.unreadable(steps, site.id(), v -> v.id() == found.id());
    }
  }

  private static Condition wanted(Condition.State state, @Nullable Sense told) {
    return told == null ? Condition.of(state) : new Condition(state, told);
  }
}
