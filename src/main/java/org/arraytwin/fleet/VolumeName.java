package org.arraytwin.fleet;

import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeNames;

/** What a volume is called: whether it may have a name, and which volume has one. */
public final class VolumeName {
  private VolumeName() {}

  /**
   * The volume of a name.
   *
   * @param asked what was asked for
   * @throws Refused where the array has none
   */
  public static Volume present(Site site, String name, String asked) {
    Volume volume = site.volume(name);
    if (volume == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_VOLUME,
              "volume " + name + " on " + site.name(),
              "not there",
              asked,
              "name a volume of the array"));
    }
    return volume;
  }

  /**
   * Requires a name that a volume may have.
   *
   * @param object whose volume it is to be
   * @param asked what was asked for
   * @throws Refused where it is too long, empty, or of other characters
   */
  public static void require(Site site, String object, String name, String asked) {
    VolumeNames rule = site.rules().volumeNames();
    if (!rule.fits(name)) {
      throw new Refused(
          new Refusal(
              Reason.INV_INPUT_EXCEEDS_LENGTH,
              object,
              "not to have a volume called by " + name.length() + " characters",
              asked,
              "1 to " + rule.most() + " characters"));
    }
    if (!rule.spelt(name)) {
      throw new Refused(
          new Refusal(
              Reason.INV_INPUT_ILLEGAL_CHAR,
              object,
              "not to have a volume called '" + name + "'",
              asked,
              rule.legal()));
    }
  }
}
