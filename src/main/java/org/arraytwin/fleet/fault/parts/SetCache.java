package org.arraytwin.fleet.fault.parts;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.replication.cache.CacheMode;

/**
 * Changes what becomes of a volume's writes before they are acknowledged.
 *
 * @param array its name
 * @param volume name
 * @param mode enabled, write-through or disabled
 */
public record SetCache(String array, String volume, String mode) implements Command {
  private static final String ASKED = "set-cache";

  @Override
  public void decide(Steps steps) {
    Site site = Part.site(steps, array, ASKED);
    Volume found = VolumeName.present(site, volume, ASKED);
    CacheMode wanted = CacheMode.of(mode);
    if (wanted == null) {
      throw Part.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "volume " + volume + " on " + array,
          "of cache mode " + site.health().cache(found.id()).mode().word(),
          ASKED + " " + mode,
          "one of "
              + Arrays.stream(CacheMode.values())
                  .map(CacheMode::word)
                  .collect(Collectors.joining(", ")));
    }
    Caches.mode(steps, site.id(), found.id(), wanted);
  }
}
