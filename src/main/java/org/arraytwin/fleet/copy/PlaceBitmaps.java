package org.arraytwin.fleet.copy;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.LocalCopy;

/**
 * Puts the bitmaps of a copy that was never started into an I/O group (mkfcmap -iogrp).
 *
 * @param array id
 * @param name of the copy
 * @param ioGroup number, from 0
 */
public record PlaceBitmaps(int array, String name, int ioGroup) implements Command {
  private static final String ASKED = "place bitmaps";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    LocalCopy copy = Sites.copy(site, name, ASKED);
    String object = "copy " + name + " on " + site.name();
    if (ioGroup < 0 || ioGroup >= site.ioGroups()) {
      throw Sites.refused(
          ioGroup < 0 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_EXCEEDS_RANGE,
          object,
          "asked for I/O group " + ioGroup,
          ASKED,
          "0 to " + (site.ioGroups() - 1));
    }
    if (copy.instantMicros() >= 0) {
      throw Sites.refused(
          Reason.SESSION_IS_ACTIVE, object, copy.state().word(), ASKED, "create another copy");
    }
    steps.put(array, copy.with(copy.settings().in(ioGroup)));
  }
}
