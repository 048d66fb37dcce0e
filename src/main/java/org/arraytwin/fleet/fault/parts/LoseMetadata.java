package org.arraytwin.fleet.fault.parts;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Makes the bitmaps of an I/O group's copies unreachable: what is copied and what has changed
 * cannot be told.
 *
 * @param array its name
 * @param ioGroup number of the I/O group, from 0
 */
public record LoseMetadata(String array, int ioGroup) implements Command {
  private static final String ASKED = "lose-metadata";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    int group = Part.group(site, ioGroup, ASKED);
    if (site.health().blind().contains(group)) {
      throw Part.refused(
          Reason.METADATA_IS_LOST,
          "I/O group " + group + " of " + array,
          "without its bitmaps already",
          ASKED,
          "return them");
    }
    boolean there = site.bitmapsOf(group);
    steps.put(site.id(), site.health().metadata(group, false));
    steps.alert(site.id(), "Major", "I/O group " + group, "bitmaps of copies are offline");
    if (there) {
      Affected.metadata(steps, site.id(), group, false);
    }
  }
}
