package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Content;

/** What the commands on volumes ask of an array first. */
final class Volumes {
  private Volumes() {}

  /** The array of that id; it must have power. */
  static Site powered(Steps steps, int array, String asked) {
    Site site = steps.fleet().site(array);
    if (!site.powered()) {
      throw refused(
          Reason.ARRAY_WITHOUT_POWER,
          "array " + site.name(),
          "without power",
          asked,
          "give the array power first");
    }
    return site;
  }

  static Volume volume(Site site, String name, String asked) {
    Volume volume = site.volume(name);
    if (volume == null) {
      throw refused(
          Reason.NON_EXISTENT_VOLUME,
          "volume " + name + " on " + site.name(),
          "not there",
          asked,
          "name a volume of the array");
    }
    return volume;
  }

  /** No copy, group or path may depend on how a volume is. */
  static void requireIdle(Site site, Volume volume, String asked) {
    String object = "volume " + volume.name() + " on " + site.name();
    if (site.groupOf(volume.id()) != null) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          object,
          "in a remote copy",
          asked,
          "take it out of the remote copy first");
    }
    if (!site.local().allOnto(volume.id()).isEmpty()) {
      throw refused(
          Reason.VOL_IS_TARGET, object, "the target of a copy", asked, "end the copy first");
    }
    if (!site.local().from(volume.id()).isEmpty()) {
      throw refused(
          Reason.VOL_IS_SOURCE, object, "the source of copies", asked, "end the copies first");
    }
  }

  static void requireSize(Site site, String name, long sizeBytes, String asked) {
    if (sizeBytes <= 0 || sizeBytes % Content.GRAIN_BYTES != 0) {
      throw refused(
          sizeBytes <= 0 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_ILLEGAL_CHAR,
          "volume " + name + " on " + site.name(),
          "asked for with " + sizeBytes + " bytes",
          asked,
          "a multiple of " + Content.GRAIN_BYTES + " bytes");
    }
  }

  static Refused refused(Reason reason, String object, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }
}
