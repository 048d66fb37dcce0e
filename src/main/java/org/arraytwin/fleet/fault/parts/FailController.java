package org.arraytwin.fleet.fault.parts;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Affected;

/**
 * Takes a controller out of service. Its neighbour serves on, writing through its cache; where that
 * is gone, too, the volumes of both are offline and so are the bitmaps of their copies.
 *
 * @param array its name
 * @param node position of the controller, from 0; not the last one that runs
 */
public record FailController(String array, int node) implements Command {
  private static final String ASKED = "fail-controller";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    int position = Part.node(site, node, ASKED);
    String object = Part.controller(site, position);
    if (site.health().down().contains(position)) {
      throw Part.refused(
          Reason.NODE_IS_DOWN, object, "down already", ASKED, "restore the controller");
    }
    if (site.health().down().size() + 1 >= site.array().nodes().size()) {
      throw Part.refused(
          Reason.NODE_IS_DOWN, object, "the last one that runs", ASKED, "fail the array");
    }
    int group = position / 2;
    boolean bitmaps = site.bitmapsOf(group);
    steps.put(site.id(), site.health().controller(position, false));
    Site now = steps.fleet().site(site.id());
    steps.alert(site.id(), "Critical", "controller " + position, "controller has failed");
    if (now.running(group) > 0) {
      steps.alert(
          site.id(), "Major", "I/O group " + group, "write cache is off: there is no mirror of it");
      return;
    }
    steps.alert(site.id(), "Critical", "I/O group " + group, "its volumes are offline");
    if (bitmaps) {
      Affected.metadata(steps, site.id(), group, false);
    }
    Affected.unreadable(steps, site.id(), v -> now.ioGroup(v.id()) == group);
  }
}
