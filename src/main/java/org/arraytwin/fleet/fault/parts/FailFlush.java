package org.arraytwin.fleet.fault.parts;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.site.Health;

/**
 * Arms a fault: the flush of a volume's cache that is under way, or else the next one, fails at its
 * end.
 *
 * @param array its name
 * @param volume name
 */
public record FailFlush(String array, String volume) implements Command {
  private static final String ASKED = "fail-flush";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Volume found = VolumeName.present(site, volume, ASKED);
    Health health = site.health();
    steps.put(site.id(), health.with(found.id(), health.cache(found.id()).failing(true)));
  }
}
