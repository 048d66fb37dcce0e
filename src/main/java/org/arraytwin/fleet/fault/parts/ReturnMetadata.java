package org.arraytwin.fleet.fault.parts;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Brings the bitmaps of an I/O group's copies back.
 *
 * @param array its name
 * @param ioGroup number of the I/O group, from 0
 */
public record ReturnMetadata(String array, int ioGroup) implements Command {
  private static final String ASKED = "return-metadata";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    int group = Part.group(site, ioGroup, ASKED);
    if (!site.health().blind().contains(group)) {
      throw Part.refused(
          Reason.METADATA_IS_THERE,
          "I/O group " + group + " of " + array,
          "in possession of its bitmaps",
          ASKED,
          "lose them first");
    }
    steps.put(site.id(), site.health().metadata(group, true));
    steps.alert(site.id(), "Informational", "I/O group " + group, "bitmaps of copies are back");
    if (steps.fleet().site(site.id()).bitmapsOf(group)) {
      Affected.metadata(steps, site.id(), group, true);
    }
  }
}
