package org.arraytwin.fleet;

import org.arraytwin.array.VolumeNames;

/** Whether the product of an array lets a volume have a name, whoever creates it. */
public final class VolumeName {
  private VolumeName() {}

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
