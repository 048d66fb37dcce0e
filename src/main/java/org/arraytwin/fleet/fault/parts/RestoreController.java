package org.arraytwin.fleet.fault.parts;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Puts a controller back into service.
 *
 * @param array its name
 * @param node position of the controller, from 0
 */
public record RestoreController(String array, int node) implements Command {
  private static final String ASKED = "restore-controller";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    int position = Part.node(site, node, ASKED);
    if (!site.health().down().contains(position)) {
      throw Part.refused(
          Reason.NODE_IS_UP, Part.controller(site, position), "up", ASKED, "fail it first");
    }
    int group = position / 2;
    boolean bitmaps = site.bitmapsOf(group);
    steps.put(site.id(), site.health().controller(position, true).cachedSince(group, steps.now()));
    steps.alert(site.id(), "Informational", "controller " + position, "controller runs");
    if (!bitmaps && steps.fleet().site(site.id()).bitmapsOf(group)) {
      Affected.metadata(steps, site.id(), group, true);
    }
    Affected.readable(steps, site.id());
  }
}
