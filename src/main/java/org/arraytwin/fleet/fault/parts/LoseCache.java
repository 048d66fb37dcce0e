package org.arraytwin.fleet.fault.parts;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.cache.CacheLoss;

/**
 * Makes an array lose its write cache: what it had acknowledged and not yet put on its disks is
 * gone, and the array says so.
 *
 * @param array its name
 */
public record LoseCache(String array) implements Command {
  private static final String ASKED = "lose-cache";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    if (!site.powered()) {
      throw Part.refused(
          Reason.ARRAY_WITHOUT_POWER,
          "array " + array,
          "without power, its cache on its disks",
          ASKED,
          "restore the array first");
    }
    int volumes = CacheLoss.of(steps, site.id());
    steps.alert(
        site.id(),
        volumes == 0 ? "Major" : "Critical",
        "array " + array,
        "cache lost; volumes that lost writes: " + volumes);
  }
}
